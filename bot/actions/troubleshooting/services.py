"""Which of a customer's services something is about."""

from typing import Any

from bot.dialogue.turn import Turn
from bot.reading import Choice, choose

ENDED = "ceased"
Line = dict[str, Any]


def lines_of(me: dict[str, Any], kind: str | None = None) -> list[Line]:
    """Services that have not ended, each with whether its account is the customer's own and suspended."""
    return [
        {**service, "held": account["held"], "is_suspended": account["state"] == "suspended"}
        for account in me["accounts"]
        for service in account["services"]
        if service["state"] != ENDED and kind in (None, service["kind"])
    ]


def line_meant(turn: Turn, lines: list[Line]) -> Line | None:
    """The only one, the one chosen before, or the one that the message names."""
    if len(lines) == 1:
        return lines[0]
    chosen = next((line for line in lines if line["id"] == turn.memory.lines.get(line["kind"])), None)
    return named_in(turn, lines) or chosen


def named_in(turn: Turn, lines: list[Line]) -> Line | None:
    place = choose(turn.words, [Choice(line["label"]) for line in lines]) if turn.words and lines else None
    return lines[place] if isinstance(place, int) else None
