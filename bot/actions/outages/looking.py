"""Outages: what is known of one here, and word of how it goes on."""

import re
from typing import ClassVar

from bot.actions.outages.news_of_it import UNDO, WANTS_WORD, own_outage, say_followed, wants_no_more
from bot.actions.outages.outage_words import CHECK, FOLLOW, NOT_NOW, PROBLEM_OF, Outage, say_of_place, say_own
from bot.dialogue.form import Form, Question
from bot.dialogue.memory import Opened
from bot.dialogue.turn import Turn
from bot.reading import asks, yes_or_no
from bot.reading.still_off import is_still_off
from bot.reading.wonders import MEANWHILE

PLACE = "place"
# What a text message about an outage says to type for word of it.
TEXT = "text"
# The guide that the outage has ended.
WALKED = "walked"
OTHER_CAUSE = re.compile(
    r"\b(?:not|isn'?t|ain'?t|nothing to do with) (?:be )?(?:about |because of |caused by )?(?:the |that |an )?"
    r"(?:outage|fault|internet|broadband|wi-?fi|line)\b",
    re.IGNORECASE,
)
_TELL_ME = re.compile(
    r"\b(?:text|tell|message|notify|update|alert|ping) me\b|\blet me know\b|\bkeep me (?:posted|updated|informed)\b",
    re.IGNORECASE,
)

_TELL_ME_THEN = re.compile(
    r"\W*(?:(?:ok|okay|yes|go on|well|so|and|please|fine|alright)\W+)*"
    rf"(?:{_TELL_ME.pattern})(?: then| please| thanks)*\W*",
    re.IGNORECASE,
)
MOST_WORDS = 8


class CheckOutage(Form):
    """Whether there is one: at the customer's own address, or wherever they say."""

    intent = CHECK
    topic = "outages"
    interrupts = True
    asked_as: ClassVar = {"meanwhile": MEANWHILE}
    questions = (Question(PLACE, reads=("postcode", "postcode_area", "address")), Question(FOLLOW))
    refusals: ClassVar = {"outage-over": "outages.over", "area-unknown": "outages.no_network"}

    def goes_on_with(self, turn: Turn) -> bool:
        """ "Text me then", after a no to that; and "still off"."""
        return super().goes_on_with(turn) or is_still_off(turn.words) or _TELL_ME.search(turn.words) is not None

    def holds(self, form: Opened) -> bool:
        return False

    async def answer(self, turn: Turn) -> None:
        place = await place_in(turn)
        if place:
            await self.look_at(turn, place)
            return
        mine = await turn.get("/v1/outages/mine")
        running = own_outage(mine)
        if running and wants_no_more(turn):
            await self._leave_alone(turn, running)
        elif running and (WANTS_WORD.search(turn.words) or _says_tell_me(turn)):
            form = turn.memory.form = Opened(CHECK, facts={"outage": running["id"]})
            await self._follow(turn, form, running)
        elif mine.problem == "sign-in-required" and WANTS_WORD.search(turn.words):
            await self.excuse(turn, mine)
        elif mine.problem == "sign-in-required":
            self._ask_where(turn)
        elif not mine.ok:
            await self.excuse(turn, mine)
        else:
            say_own(turn, mine.body, kinds_in(turn))

    async def look_at(self, turn: Turn, place: dict[str, str] | None) -> None:
        """There, or wherever they say next."""
        if place:
            await self._at(turn, place)
        else:
            self._ask_where(turn)

    def _ask_where(self, turn: Turn) -> None:
        """A place is all it takes: nobody has to sign in for that."""
        if turn.memory.form is None:
            turn.memory.form = Opened(CHECK, asked=PLACE)
        turn.say("outages.check_outage_place")

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        if form.asked == PLACE:
            place = await place_in(turn, bare=True)
            if place is None:
                return False
            turn.memory.form = None
            await self._at(turn, place)
            return True
        if form.asked == FOLLOW and _wants_word(turn):
            await self._follow(turn, form)
            return True
        if form.asked == FOLLOW and WALKED in form.facts and OTHER_CAUSE.search(turn.words):
            # The guide goes on from where the outage had explained it.
            turn.memory.form, turn.about, turn.then = None, {WALKED: form.facts[WALKED]}, form.facts[WALKED]["intent"]
            return True
        if form.asked == FOLLOW and _wants_none(turn):
            self.finish(turn)
            turn.say("outages.not_followed")
            return True
        return False

    def undo(self, form: Opened) -> str | None:
        return UNDO

    async def _leave_alone(self, turn: Turn, outage: Outage) -> None:
        left = await turn.delete(f"/v1/outages/{outage['id']}/subscription")
        if left.ok:
            turn.say("outages.no_more", area=outage["area"]["name"])
        else:
            await self.excuse(turn, left)

    async def _follow(self, turn: Turn, form: Opened, outage: Outage | None = None) -> None:
        told = await turn.post(f"/v1/outages/{form.facts['outage']}/subscription")
        if await self.went_through(turn, told):
            await say_followed(turn, outage)
        elif turn.memory.again and turn.memory.again.intent == self.intent:
            # They have agreed, with a number or a button: that is what is heard again after the sign-in.
            turn.memory.again.text = TEXT

    async def _at(self, turn: Turn, place: dict[str, str]) -> None:
        found = await turn.get("/v1/outages", **place)
        if not found.ok:
            await self.excuse(turn, found)
            return
        wanted = kinds_in(turn)
        known = [one for one in found.body["items"] if not wanted or wanted & set(one["services"])]
        say_of_place(turn, known)

    async def ask_again(self, turn: Turn, form: Opened) -> None:
        """Asked about once more, it is looked up anew. Only a yes subscribes to anything."""
        if form.asked == FOLLOW:
            turn.memory.form = None
        await self.answer(turn)

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        raise NotImplementedError("It is answered at once.")


def _wants_word(turn: Turn) -> bool:
    picked = turn.picked.value if turn.picked else None
    said = turn.words.strip(" .!").casefold()
    return picked == FOLLOW or said == TEXT or "text me" in said or yes_or_no(turn.words) == "yes"


def _says_tell_me(turn: Turn) -> bool:
    """ "Text me then", of the outage that was just spoken of. "Tell me more" wants it now."""
    short = len(turn.words.split()) <= MOST_WORDS and not asks(turn.words)
    return short and turn.memory.last == CHECK and _TELL_ME_THEN.fullmatch(turn.words) is not None


def _wants_none(turn: Turn) -> bool:
    picked = turn.picked.value if turn.picked else None
    return picked == NOT_NOW or turn.intent == "deny" or yes_or_no(turn.words) == "no"


def kinds_in(turn: Turn) -> set[str]:
    """The kinds of service that the message names."""
    return {one.value for one in turn.found() if one.kind == "service" and one.value in PROBLEM_OF}


async def place_in(turn: Turn, *, bare: bool = False) -> dict[str, str] | None:
    """The postcode, or the area of the network that is named. `bare`: the message is nothing but a place."""
    found = turn.found(text=f"in {turn.words}" if bare and turn.words else None)
    for one in found:
        if one.kind in ("postcode", "postcode_area"):
            return {"postcode": one.value}
        if one.kind == "address" and one.value.postcode:
            return {"postcode": one.value.postcode}
    if not turn.words:
        return None
    areas = await turn.get("/v1/outages/areas")
    said = turn.words.casefold()
    named = [each["area"] for each in areas.body["areas"]] if areas.ok else []
    return next(({"area_id": area["id"]} for area in named if area["name"].casefold() in said), None)
