"""Which bill a message is about: the newest, the one of a month it names, or two that are to be compared."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.dialogue.turn import Turn
from bot.reading.spells import Spell

# Two years of months: older bills are asked for by telephone.
MOST_BILLS = 24
_THAN = re.compile(
    r"(?:\b(?:than|versus|vs\.?|against|since|before|compar\w+ (?:to|with)|on top of|(?:up|more|rise|risen|jump\w*|gone"
    r" up) from))\s*(?:my|the|in|that of|for|it was in)?\s*$",
    re.IGNORECASE,
)
# Where bills are spoken of, nobody marches.
_ALSO_WORDS = re.compile(r"\b(march|mar|sept?|dec|jan|jun)\b(?!'|\.)", re.IGNORECASE)
_NEXT = re.compile(r"\b(?:next|coming|upcoming|future) (?:month'?s? )?(?:bill|invoice|statement|one)\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:previous|prior|second last|last but one) (?:month'?s? )?(?:bill|invoice|statement|one)\b"
    r"|\b(?:bill|one) before (?:that|this|it|last)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Named:
    """The month a message is about, and the one it is compared with. Neither: the newest bill."""

    about: Spell | None = None
    other: Spell | None = None


def named_months(turn: Turn) -> Named:
    about = other = None
    words = _ALSO_WORDS.sub(r"\1's", turn.words)
    for one in turn.found(text=words, past=True):
        if one.kind != "month" or one.text.lower().startswith("this"):
            continue
        compared = _THAN.search(words[max(0, one.start - 40) : one.start]) is not None
        if compared or about is not None:
            other = other or one.value
        else:
            about = one.value
    return Named(about, other)


def asks_for_next(turn: Turn) -> bool:
    return _NEXT.search(turn.words) is not None


def asks_for_previous(turn: Turn) -> bool:
    return _BEFORE.search(turn.words) is not None


def place_of(bills: list[dict[str, Any]], month: Spell) -> int | None:
    """Which of the bills, newest first, is known by that month."""
    for place, bill in enumerate(bills):
        if month.first <= date.fromisoformat(bill["issued_on"]["iso"]) <= month.last:
            return place
    return None
