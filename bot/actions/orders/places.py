"""Where a service is to be: the street line and the postcode, and whether the network reaches there."""

import re
from typing import Any

from bot.actions.orders.asked_about import ASKED_AS
from bot.dialogue.correcting import keep
from bot.dialogue.form import CHANGE, Form
from bot.dialogue.memory import Opened
from bot.dialogue.question import Question, refuse
from bot.dialogue.turn import Turn
from bot.reading.houses import put_postcode_right, put_right
from bot.reading.places import Address

# A house has a number or a name, and a street: less than two words is no address.
_LINE = re.compile(
    r"(?=.*\d|.*\b(?:house|cottage|farm|lodge|mill|court|flat|barn|hall|villa)\b)\S+ .*\S", re.IGNORECASE
)
_LEAD = re.compile(
    r"^\W*(?:it'?s|its|the (?:new )?address is|my new address is|we(?:'re| are) moving to|moving to|to|at|going to"
    r"|no|sorry|i mean(?:t)?)\s+",
    re.IGNORECASE,
)
_ENDS = " ,.;"
# Of so many words beside it, only a day was said.
MOST_BESIDE = 3


class PlacedForm(Form):
    """Has questions "address" and "postcode"."""

    asked_as = ASKED_AS

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        """ "No, number 19" is about the house; and asked where, they may tell the day first."""
        known = form.values.get("address")
        if known and (right := put_right(known, turn.words)):
            form.values["address"] = right
            await self.go_on(turn, form)
            return True
        code = form.values.get("postcode")
        if code and (instead := put_postcode_right(code, turn.words)):
            await keep(turn, self, form, self.question("postcode"), instead)
            return True
        if form.asked == "address" and (alone := await self._postcode_alone(turn, form)):
            await keep(turn, self, form, self.question("postcode"), alone)
            return True
        day = self._day_alone(turn) if form.asked in ("address", "postcode") else None
        if day is None or all(question.name != "day" for question in self.questions):
            return None
        then = f"{self.topic}.{self.intent}_address_then" if form.asked == "address" else None
        await keep(turn, self, form, self.question("day"), day, then)
        return True

    def wording(self, form: Opened, question: Question) -> str:
        """Who told the postcode is not asked for it once more."""
        there = question.name == "address" and "postcode" in form.values and form.facts.get(CHANGE) != "address"
        return f"{super().wording(form, question)}_there" if there else super().wording(form, question)

    async def _postcode_alone(self, turn: Turn, form: Opened) -> str | None:
        """ "It's LS6 2AB": without a house and a street."""
        found = next((one.value for one in turn.found() if one.kind == "postcode"), None)
        return found if found and await self.read_address(turn, form, turn.words) is None else None

    def _day_alone(self, turn: Turn) -> Any:
        """A day with nothing beside it that might be a street: "sorry the 14th"."""
        day = next((one for one in turn.found(asked="day") if one.kind == "day"), None)
        beside = len(turn.words.split()) - len(day.text.split()) if day else 0
        return day.value if day and beside <= MOST_BESIDE else None

    async def read_postcode(self, turn: Turn, form: Opened, words: str) -> str | None:
        """Asked for the postcode, some say the whole address once more."""
        found = turn.found(text=words)
        whole = next((one.value for one in found if one.kind == "address" and one.value.postcode), None)
        if whole and form.asked == "postcode":
            form.values["address"] = _told(whole)
        alone = next((one.value for one in found if one.kind == "postcode"), None)
        return whole.postcode if whole else alone

    async def read_address(self, turn: Turn, form: Opened, words: str) -> str | None:
        """As the reader of addresses has it; asked for, also what only looks like one: "Flat 2, The Old Mill"."""
        found = turn.found(text=words)
        address = next((one.value for one in found if one.kind == "address"), None)
        postcode = next((one for one in found if one.kind == "postcode"), None)
        if isinstance(address, Address):
            form.facts["said_postcode"] = address.postcode or (postcode and postcode.value)
            return _told(address)
        if form.asked != "address" or words.rstrip().endswith("?"):
            return None
        line = words.replace(postcode.text, " ") if postcode else words
        line = " ".join(_LEAD.sub("", line).split()).strip(_ENDS)
        form.facts["said_postcode"] = postcode.value if postcode else None
        return line if _LINE.fullmatch(line) else None

    async def check_address(self, turn: Turn, form: Opened, value: str) -> Any:
        """Most people say the postcode with it."""
        said = form.facts.pop("said_postcode", None)
        if said and await served(turn, said) is not False:
            form.values["postcode"] = said
        elif said:
            # It was heard, and the house stays as it is.
            form.values["address"] = value[:100]
            await self.refuse(turn, form, self.question("postcode"), refuse("homes.not_served_there", postcode=said))
        return value[:100]

    async def check_postcode(self, turn: Turn, form: Opened, value: str) -> Any:
        if await served(turn, value) is False:
            return refuse("homes.not_served_there", postcode=value)
        return value


def _told(address: Address) -> str:
    return ", ".join(part for part in (address.line, address.town) if part)


ADDRESS = Question("address")
POSTCODE = Question("postcode", reads=("postcode",))


async def served(turn: Turn, postcode: str) -> bool | None:
    """Whether the network is there; None where that can't be found out now. An order is looked at again anyway."""
    areas = await turn.get("/v1/outages/areas")
    if not areas.ok:
        return None
    return postcode.split()[0] in {one["area"]["postcode_prefix"] for one in areas.body["areas"]}
