"""What whoever takes over is told: what it is about, what was tried, what failed. Nothing is made up for it."""

import re
from collections.abc import Iterator
from typing import Any

from bot.dialogue.memory import Opened
from bot.dialogue.moments import DANGER, DEBT, FRAUD, ILLNESS
from bot.dialogue.plain import PERSON
from bot.dialogue.temper import swears
from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn

BEREAVEMENT, COMPLAIN, LOST = "bereavement", "complain", "lost_phone"
URGENT, GRAVE = frozenset({*DANGER, FRAUD}), frozenset({BEREAVEMENT, ILLNESS, DEBT})
NORMAL, HIGH, AT_ONCE = "normal", "high", "urgent"
# As much as the api takes.
LONGEST, MOST = 120, 20
ACTIONS = "bot.actions."
CALL_BACK = "call_back"
# Ways to a person are not what they are wanted for.
WAYS = (PERSON, CALL_BACK)
# An id, a day, an amount in the smallest unit, or the name of a choice: what somebody typed is in the conversation.
_REFERENCE = re.compile(r"[0-9a-f-]{36}|\d{4}-\d\d-\d\d|[1-9]\d{0,7}|[a-z_]{1,30}")
_TYPED = frozenset({"words", "text", "code", "email", "phone", "number", "address", "postcode", "name", "given_name"})


def told(turn: Turn) -> dict[str, Any]:
    """The request for a person."""
    intent = _about(turn)
    reason, priority = _why(turn, intent)
    return {"reason": reason, "topic": _topic_of(intent), "priority": priority, "card": _card(turn, intent)}


def _card(turn: Turn, intent: str | None) -> dict[str, Any]:
    memory = turn.memory
    left = [turn.phrase("support.card_left", what=turn.matter(one.intent)) for one in _open_forms(turn)]
    deed = memory.done if memory.done and memory.done.intent not in WAYS else None
    done = [turn.phrase("support.card_done", what=turn.matter(deed.intent))] if deed else []
    tried = [line for lines in memory.tried.values() for line in lines]
    failed = [turn.phrase("support.card_misheard", words=words) for words in memory.misheard]
    card = {"intent": intent, "slots": _slots(turn), "tried": _lines([*done, *tried, *left]), "failed": _lines(failed)}
    return {name: value for name, value in card.items() if value}


def _lines(facts: list[str]) -> list[str]:
    """The newest of them, each as long as one line."""
    lines = [" ".join(fact.split()) for fact in facts]
    return [line if len(line) <= LONGEST else f"{line[: LONGEST - 3]}..." for line in lines if line][-MOST:]


def _open_forms(turn: Turn) -> list[Opened]:
    form = turn.memory.form
    return [one for one in (*turn.memory.parked, form) if one and one.intent not in WAYS]


def _about(turn: Turn) -> str | None:
    """The matter that is open, else the one that was answered last."""
    opened, last = _open_forms(turn), turn.memory.last
    return opened[-1].intent if opened else last if last not in WAYS else None


def _slots(turn: Turn) -> dict[str, str]:
    memory = turn.memory
    known = {f"line_{kind}": line for kind, line in memory.lines.items()}
    if memory.bill:
        known["bill"] = memory.bill
    for form in _open_forms(turn):
        known |= {name: str(value) for name, value in form.values.items() if _is_reference(name, value)}
    return known


def _is_reference(name: str, value: object) -> bool:
    return name not in _TYPED and isinstance(value, str | int) and _REFERENCE.fullmatch(str(value)) is not None


def _why(turn: Turn, intent: str | None) -> tuple[str, str]:
    """Why they want a person, and who has to wait no longer than they must."""
    moments = turn.memory.told
    grave = [(kind, AT_ONCE) for kind in moments if kind in URGENT] + [
        (kind, HIGH) for kind in moments if kind in GRAVE
    ]
    if grave:
        return grave[0]
    if intent == LOST:
        return LOST, HIGH
    if intent == COMPLAIN:
        return "complaint", HIGH
    if turn.memory.misheard:
        return "not_understood", NORMAL
    return "asked_for_person", HIGH if swears(turn.words) else NORMAL


def _topic_of(intent: str | None) -> str | None:
    """The folder of its actions: a team answers whole topics."""
    found = (kind.__module__ for kind in _kinds(Topic) if getattr(kind, "intent", None) == intent)
    module = next((name for name in found if name.startswith(ACTIONS)), None)
    return module.removeprefix(ACTIONS).partition(".")[0] if module and intent else None


def _kinds(kind: type) -> Iterator[type]:
    below: list[type] = kind.__subclasses__()
    for each in below:
        yield each
        yield from _kinds(each)
