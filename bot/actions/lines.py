"""The lines of the customer, which of them a message is about, and asking for it. `dialogue.lines` knows names."""

from collections.abc import Collection, Sequence
from typing import Any

from bot.actions.client import Answer, Outcome
from bot.dialogue import lines as naming
from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn

# A service of the customer's as the account has it; or its plan, with the service in it.
Line = dict[str, Any]
ANY = "line"


async def my_lines(topic: Topic, turn: Turn) -> list[Line] | None:
    """All that are not over, with their plans; None where that cannot be told, and has been said."""
    answer = await turn.get("/v1/plans/mine")
    if not answer.ok:
        await topic.excuse(turn, answer)
        return None
    return _running(answer)


async def known_lines(turn: Turn) -> list[Line]:
    """The same for what goes on without: none where it cannot be told."""
    answer = await turn.get("/v1/plans/mine")
    return _running(answer) if answer.ok else []


async def counted_lines(turn: Turn) -> list[Line]:
    """Whose use is asked about: the phone, where nothing else is said and there is one. None where it is not known."""
    lines = await known_lines(turn)
    kinds = {line["service"]["kind"] for line in lines}
    said = {one.value for one in turn.found() if one.kind == "service"} & kinds
    first = [kind for kind in ("mobile", "broadband") if kind in kinds][:1]
    fitting = meant(turn, lines, said or first)
    if len(fitting) == 1 and len(lines) > 1:
        # "Add 5 GB to it" is about the one of several that was asked about.
        service = _service(fitting[0])
        alike = [line for line in lines if _service(line)["kind"] == service["kind"]]
        if len(alike) > 1:
            turn.memory.keep_line(service["kind"], service["id"])
    return fitting


def meant(turn: Turn, lines: Sequence[Line], kinds: Collection[str] = ()) -> list[Line]:
    """Those that it can be about: the one that is named, else the one remembered. One: it is that one."""
    known = {service["id"]: line for line in lines if (service := _service(line))["kind"] in kinds or not kinds}
    services = [_service(line) for line in known.values()]
    fitting = naming.meant(turn.words, turn.found(), services, [*turn.memory.lines.values()])
    return [known[one["id"]] for one in fitting]


async def ask_which(topic: Topic, turn: Turn, lines: Sequence[Line]) -> None:
    """What was wanted goes on by itself once a line is named, which is remembered for its kind."""
    services = [_service(line) for line in lines]
    kinds = {one["kind"] for one in services}
    turn.memory.asked_line = kinds.pop() if len(kinds) == 1 else ANY
    choices = [{"id": one["id"], "label": one["label"]} for one in services]
    await topic.excuse(turn, Answer(Outcome.which_service, {"choices": choices}, "which-service"))


def _service(line: Line) -> Line:
    service: Line = line.get("service", line)
    return service


def _running(answer: Answer) -> list[Line]:
    return [line for line in answer.body["services"] if line["service"]["state"] != naming.ENDED]
