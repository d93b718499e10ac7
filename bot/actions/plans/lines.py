"""Which of the customer's services a message is about: read from its words, remembered, or asked."""

import re
from collections.abc import Collection, Sequence
from typing import Any

from bot.actions.client import Answer, Outcome
from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn
from bot.reading import Choice, choose

# A service of the customer's, as the api tells of it.
Line = dict[str, Any]
ANY = "line"
# "When is my contract ending" names no "Mobile ending 123".
_ENDING = re.compile(r"\bending\b(?! (?:in )?\d)", re.IGNORECASE)


async def my_lines(topic: Topic, turn: Turn) -> list[Line] | None:
    """All that are not over; None where that cannot be told, and has been said."""
    answer = await turn.get("/v1/plans/mine")
    if not answer.ok:
        await topic.excuse(turn, answer)
        return None
    return [line for line in answer.body["services"] if line["service"]["state"] != "ceased"]


def meant(turn: Turn, lines: Sequence[Line], kinds: Collection[str] = ()) -> list[Line]:
    """Those that it can be about. One: it is that one."""
    fitting = [line for line in lines if not kinds or line["service"]["kind"] in kinds]
    said = [one.value for one in turn.found() if one.kind == "service"]
    fitting = [line for line in fitting if line["service"]["kind"] in said] or fitting
    if len(fitting) < 2:
        return fitting
    place = choose(_without_kinds(turn), [Choice(line["service"]["label"]) for line in fitting])
    if isinstance(place, int):
        return [fitting[place]]
    return [line for line in fitting if line["service"]["id"] in turn.memory.lines.values()][-1:] or fitting


async def counted_lines(turn: Turn) -> list[Line]:
    """Whose use is asked about: the phone, where nothing else is said and there is one. None where it is not known."""
    answer = await turn.get("/v1/plans/mine")
    lines = [line for line in answer.body["services"] if line["service"]["state"] != "ceased"] if answer.ok else []
    kinds = {line["service"]["kind"] for line in lines}
    said = {one.value for one in turn.found() if one.kind == "service"} & kinds
    first = next((kind for kind in ("mobile", "broadband") if kind in kinds), None)
    return meant(turn, lines, said or {first} - {None})


async def ask_which(topic: Topic, turn: Turn, lines: Sequence[Line]) -> None:
    """What was wanted goes on by itself once a line is named, which is remembered for its kind."""
    kinds = {line["service"]["kind"] for line in lines}
    turn.memory.asked_line = kinds.pop() if len(kinds) == 1 else ANY
    choices = [{"id": line["service"]["id"], "label": line["service"]["label"]} for line in lines]
    await topic.excuse(turn, Answer(Outcome.which_service, {"choices": choices}, "which-service"))


def _without_kinds(turn: Turn) -> str:
    """A kind of service is no name of one: "upgrade my phone" is not about "Maya's phone"."""
    words = _ENDING.sub(" ", turn.words)
    for one in turn.found():
        if one.kind == "service":
            words = re.sub(rf"(?<!'s ){re.escape(one.text)}", " ", words)
    return words
