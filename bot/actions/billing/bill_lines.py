"""The lines of a bill, and which of them a message speaks of: by its amount, or by a word that only it has."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from bot.actions.billing.bills import Money
from bot.dialogue.wording import BUTTON
from bot.reading import Found
from bot.reading.calendar_words import MONTH

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"

# Fewer letters in common than this, and it is another word.
_SAME = 86
_WORD = re.compile(r"[^\W\d_]{4,}")
# "The 39.60": beside a bill this can be nothing else.
_AMOUNT = re.compile(r"(?<![\w.])(\d{1,4})[.,](\d\d)(?![\w%])")
_MONTH = re.compile(MONTH, re.IGNORECASE)
# They stand in titles and in any talk about a bill, so they name no line.
_COMMON = frozenset(
    {
        *("phone", "mobile", "data", "calls", "call", "charge", "charges", "month", "monthly", "part", "parts"),
        *("paid", "payment", "numbers", "number", "plan", "price", "plus", "this", "that", "with", "from", "your"),
        *("have", "bill", "days", "line", "lines", "ending", "broadband", "internet", "each", "until", "total"),
        *("full", "essential", "extra", "business"),
    }
)


@dataclass(frozen=True)
class Line:
    """One position of a bill."""

    line_id: str
    title: str
    detail: str
    service: str
    amount: Money

    @classmethod
    def read(cls, body: Mapping[str, Any]) -> "Line":
        service = body["service"]
        return cls(
            line_id=str(body["id"]),
            title=str(body["title"]),
            detail=str(body["detail"] or ""),
            service=str(service["label"]) if service else "",
            amount=Money.read(body["amount"]),
        )


def read_lines(body: Mapping[str, Any]) -> list[Line]:
    return [Line.read(one) for one in body["lines"]]


def charges(lines: Iterable[Line]) -> list[Line]:
    """What takes money, the dearest first."""
    return sorted((line for line in lines if line.amount.minor > 0), key=lambda line: -line.amount.minor)


def line_in(words: str, found: Iterable[Found], lines: list[Line]) -> Line | None:
    """The one line that the message names; None where it names none, or fits several."""
    amounts = {one.value.minor for one in found if one.kind == "money"}
    amounts |= {int(whole + part) for whole, part in _AMOUNT.findall(words)}
    fitting = [line for line in lines if abs(line.amount.minor) in amounts]
    if len(fitting) != 1:
        said = [word for word in _WORD.findall(words.lower()) if word not in _COMMON]
        scores = [(sum(_has(line, word) for word in said), line) for line in fitting or lines]
        most = max((score for score, _ in scores), default=0)
        fitting = [line for score, line in scores if most and score == most]
    return fitting[0] if len(fitting) == 1 else None


def _has(line: Line, word: str) -> bool:
    told = {one for one in _WORD.findall(f"{line.title} {line.service} {line.detail}".lower()) if one not in _COMMON}
    return any(fuzz.ratio(word, one) >= _SAME for one in told if not _MONTH.fullmatch(one))


def short_line(title: str, amount: str) -> str:
    """ "Nova 12, paid in parts" is its first words beside the amount."""
    room, name = BUTTON - len(amount) - 1, title.split(",")[0]
    return f"{name if len(name) <= room else name[: room - 1].rstrip() + ELLIPSIS} {amount}"
