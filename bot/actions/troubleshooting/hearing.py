"""What is heard at each question of a walk, and what else is said there: no light is lit, somebody should come."""

import re

from bot.actions.outages.looking import CheckOutage, place_in
from bot.actions.troubleshooting.guiding import GUIDES, NOTHING, guide_meant
from bot.actions.troubleshooting.leaving import leaves, wants_visit
from bot.actions.troubleshooting.stepping import Stepping
from bot.actions.troubleshooting.unchosen import by_meaning, cannot_tell, is_in_vain, led_on
from bot.actions.troubleshooting.walk import DARK, MORE, RESTARTED
from bot.dialogue.answers import NOT_A_MATTER
from bot.dialogue.form import MOST_TRIES
from bot.dialogue.lines import named as named_line
from bot.dialogue.memory import Opened
from bot.dialogue.turn import Turn
from bot.reading import asks, yes_or_no
from bot.reading.still_off import has_no_light, is_not_mended, only_says_done, says_restarted

# What goes on the case of a restart nobody asked for.
RESTARTED_BEFORE = "Restarted by customer before: no change"
# A few words at a step are easily taken for these, and answer it all the same.
NO_OTHER_MATTER = frozenset({*NOT_A_MATTER, "goodbye", "report_outage"})
TECHNICIAN = "technician"
_MINE = re.compile(r"\W*(?:its |it'?s |just )?(?:mine|my (?:own|one|phone|mobile|line)|me)\W*", re.IGNORECASE)
_WHOSE = re.compile(r"\w['\u2019]s\b")
# Who is asked to sign in, and is no customer.
_NO_ACCOUNT = re.compile(
    r"\b(?:no account|(?:don'?t|do not|haven'?t) (?:got |have )?an? account|not (?:a|the|your) customer|not with you"
    r"|my (?:mum|mom|mam|dad|nan|gran|friend|neighbour|partner|wife|husband|brother|sister|flatmate|landlord)'?s\b"
    r"|(?:isn'?t|not) (?:mine|my account|in my name))",
    re.IGNORECASE,
)


class Hearing(Stepping):
    """Each question has its own way to hear the answer."""

    async def take_anywhere(self, turn: Turn, form: Opened) -> bool:
        """What leads elsewhere from any step."""
        guide = GUIDES[form.facts["guide"]]
        step = guide.steps[form.facts["step"]]
        if turn.picked is not None:
            return False
        if wants_visit(turn.words):
            has_visit = TECHNICIAN in guide.outcomes and guide.outcomes[TECHNICIAN].kind == TECHNICIAN
            await self.end_with(turn, form, TECHNICIAN if has_visit else "person")
            return True
        dark = [NOTHING[self.intent], DARK.get(self.intent, "")]
        walked = [one[:2] for one in form.facts.get("steps", [])]
        if not dark[1] or not has_no_light(turn.words) or by_meaning(step, "no lights") or dark in walked:
            return False
        await self.into(turn, form, "/".join(dark))
        return True

    async def take_beside(self, turn: Turn, form: Opened) -> bool:
        """What does not answer the step, and is good to know. Nobody is asked the same a third time."""
        is_done = only_says_done(turn.words) and not form.tries
        if turn.pressed or ((asks(turn.words) or _elsewhere(turn)) and not is_done):
            return False
        step = GUIDES[form.facts["guide"]].steps[form.facts["step"]]
        if says_restarted(turn.words) and not form.facts.get(RESTARTED):
            form.facts[RESTARTED] = True
            self.note(turn, form, [RESTARTED_BEFORE])
            turn.say("troubleshooting.noted", replies=[])
            await self.reach(turn, form, step.name)
            form.tries = 1
            return True
        if is_done:
            form.tries += 1
            turn.say("troubleshooting.step_done", replies=form.options, **await self.facts(turn, form))
            return True
        way = led_on(step) if form.tries and self._tells_of_it(turn) else None
        if way:
            await self.chose(turn, form, step, way, was_tried=False)
            return True
        if form.tries >= MOST_TRIES:
            await self.end_with(turn, form, "person")
            return True
        if not turn.sure or turn.intent in {*NOT_A_MATTER, self.intent}:
            return False
        # Else it would be a goodbye, or a report in the middle of this.
        form.tries += 1
        await self.ask_otherwise(turn, form)
        return True

    def _tells_of_it(self, turn: Turn) -> bool:
        """How it stands, a yes or a no to something, or the fault once more: anything else may be no answer at all."""
        said = is_not_mended(turn.words) or is_in_vain(turn.words) or yes_or_no(turn.words) is not None
        return said or (turn.sure and turn.intent == self.intent)

    async def take_which(self, turn: Turn, form: Opened) -> bool:
        if turn.picked and turn.picked.value == MORE:
            self.ask_guide(turn, form, rest=True)
            return True
        guide = guide_meant(turn, self.intent)
        if (
            guide is None
            and (form.tries or self._says_no_more(turn))
            and (not asks(turn.words) or only_says_done(turn.words))
            and not _elsewhere(turn)
        ):
            # "It's just dead", or nothing that says more: all of it is looked at.
            guide = GUIDES[NOTHING[self.intent]]
        if guide is None:
            return False
        self.take_guide(form, guide)
        form.text = form.text or turn.words
        await self.go_on(turn, form)
        return True

    def _says_no_more(self, turn: Turn) -> bool:
        """ "All of it" is easily taken for a goodbye, too."""
        said = is_not_mended(turn.words) or is_in_vain(turn.words) or cannot_tell(turn.words)
        return said or (turn.intent == "goodbye" and not leaves(turn.words))

    async def take_sign_in(self, turn: Turn, form: Opened) -> bool:
        if {"ending", "agreed"} & set(form.facts):
            return await self._take_no_sign_in(turn, form)
        wants_none = turn.picked and turn.picked.value == "without"
        if wants_none or yes_or_no(turn.words) == "no" or turn.intent == "deny" or is_not_mended(turn.words):
            await self.go_without(turn, form)
            return True
        return await self._take_place(turn, form)

    async def _take_no_sign_in(self, turn: Turn, form: Opened) -> bool:
        """For a case we have to know who it is; a person takes it from there all the same."""
        if turn.picked is not None or yes_or_no(turn.words) != "no":
            return False
        await self.end_with(turn, form, "person")
        return True

    async def _take_place(self, turn: Turn, form: Opened) -> bool:
        """Whether there is an outage can be told to anybody, of any place."""
        place = await place_in(turn, bare=True) if turn.words else None
        if place is None and not _NO_ACCOUNT.search(turn.words):
            return False
        self.finish(turn)
        turn.memory.again = None
        await CheckOutage().look_at(turn, place)
        return True

    async def go_without(self, turn: Turn, form: Opened) -> None:
        form.facts["without"], turn.memory.again = True, None
        await self.go_on(turn, form)

    async def take_line(self, turn: Turn, form: Opened) -> bool:
        named = named_line(turn.words, [option.title for option in form.options])
        picked = turn.picked.value if turn.picked and turn.picked.intent is None else None
        named = _own(form) if named is None and _MINE.fullmatch(turn.words) else named
        service = picked or (form.options[named].value if named is not None else None)
        if service is None:
            return False
        form.facts["service"] = service
        await self.ask_again(turn, form)
        return True

    async def take_case(self, turn: Turn, form: Opened) -> bool:
        value = turn.picked.value if turn.picked else None
        if value == "see":
            self.finish(turn)
            turn.then = "check_ticket"
        elif value is None and yes_or_no(turn.words) == "no" and not is_not_mended(turn.words):
            self.finish(turn)
            turn.say("troubleshooting.case_left", number=form.facts["number"])
        elif value is None and wants_visit(turn.words):
            self.finish(turn)
            turn.then, turn.then_words = "book_technician", turn.words
        elif (
            value == "test"
            or yes_or_no(turn.words) == "yes"
            or is_not_mended(turn.words)
            or self._tells_more(turn, form)
        ):
            form.facts["case_seen"] = True
            await self.examine(turn, form)
        else:
            return False
        return True

    def _tells_more(self, turn: Turn, form: Opened) -> bool:
        """Who goes on telling what is wrong wants it looked at."""
        guide = guide_meant(turn, self.intent) if turn.intent == self.intent and turn.words else None
        if guide:
            self.take_guide(form, guide)
        return guide is not None


def _own(form: Opened) -> int | None:
    """Of "Maya's phone" and "Mobile ending 214" the second is one's own."""
    own = [place for place, option in enumerate(form.options) if not _WHOSE.search(option.title)]
    return own[0] if len(own) == 1 else None


def _elsewhere(turn: Turn) -> bool:
    return turn.sure and turn.intent not in NO_OTHER_MATTER and not turn.intent.endswith("_problem")
