"""Where a service is to be: the street line and the postcode, and whether the network reaches there."""

import re
from typing import Any

from bot.dialogue.form import Form
from bot.dialogue.memory import Opened
from bot.dialogue.question import Question, refuse
from bot.dialogue.turn import Turn
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


class PlacedForm(Form):
    """Has questions "address" and "postcode"."""

    async def read_address(self, turn: Turn, form: Opened, words: str) -> str | None:
        """As the reader of addresses has it; asked for, also what only looks like one: "Flat 2, The Old Mill"."""
        found = turn.found(text=words)
        address = next((one.value for one in found if one.kind == "address"), None)
        postcode = next((one for one in found if one.kind == "postcode"), None)
        if isinstance(address, Address):
            form.facts["said_postcode"] = address.postcode or (postcode and postcode.value)
            return ", ".join(part for part in (address.line, address.town) if part)
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
        return value[:100]

    async def check_postcode(self, turn: Turn, form: Opened, value: str) -> Any:
        if await served(turn, value) is False:
            return refuse("homes.not_served_there", postcode=value)
        return value


ADDRESS = Question("address")
POSTCODE = Question("postcode", reads=("postcode",))


async def served(turn: Turn, postcode: str) -> bool | None:
    """Whether the network is there; None where that can't be found out now. An order is looked at again anyway."""
    areas = await turn.get("/v1/outages/areas")
    if not areas.ok:
        return None
    return postcode.split()[0] in {one["area"]["postcode_prefix"] for one in areas.body["areas"]}
