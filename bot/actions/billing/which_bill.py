"""Which bill a message is about: the newest, the one of a month it names, or two that are to be compared."""

import re
from calendar import monthrange
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
    r"\b(?:previous|prior|second last|last but one)"
    r" (?:month(?:'?s)?(?! \w)|(?:month'?s? )?(?:bill|invoice|statement|one))\b"
    r"|\b(?:bill|one|month|invoice) before(?: (?:that|this|it|last))?(?= one\b|\W*$)",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"\b(?:last year(?:'?s)?(?: (?:bill|one|invoice))?\W*$|(?:a|one) year (?:ago|before|earlier)\b"
    r"|(?:this|same) time last year)",
    re.IGNORECASE,
)
# It is about the newest, whichever was shown.
_NEWEST = re.compile(
    r"(?<!that )(?<!this )(?<!same )(?<!the )\b(?:bills?|invoices?|statements?)\b"
    r"|\b(?:newest|latest|current|this month|most recent|now)\b",
    re.IGNORECASE,
)
_IT = re.compile(r"\b(?:it|that|this|the (?:pdf|copy|amount|total|date|lines?|charges?|details))\b", re.IGNORECASE)
# What leads up to a month in a short message: "no wait, April", "and in March".
_LEADS = re.compile(
    r"^\W*(?:(?:no+|nope|wait|sorry|actually|i mean|i meant|and|or|ok|then|so|what about|how about|for|in|the)\b\W*)+",
    re.IGNORECASE,
)
BILL_TOPICS = frozenset({"check_bill", "explain_bill", "get_invoice"})
MOST_LEFT = 4


@dataclass(frozen=True)
class Named:
    """The month a message is about, and the one it is compared with. Neither: the newest bill."""

    about: Spell | None = None
    other: Spell | None = None


def named_months(turn: Turn) -> Named:
    about = other = None
    words = _ALSO_WORDS.sub(r"\1's", month_words(turn.words))
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


def month_words(words: str) -> str:
    """Of a short message only what follows its lead: "no wait, April" is April's."""
    rest = _LEADS.sub("", words)
    return rest if rest and len(rest.split()) <= MOST_LEFT else words


def asks_for_previous(turn: Turn) -> bool:
    """ "Why more than the month before?" is about the one after it."""
    match = _BEFORE.search(turn.words)
    return match is not None and _THAN.search(turn.words[: match.start()]) is None


def asks_for_year_before(turn: Turn) -> bool:
    match = _YEAR_BEFORE.search(turn.words)
    return match is not None and _THAN.search(turn.words[: match.start()]) is None


def shown_before(turn: Turn) -> str | None:
    """The bill that was shown last, where bills are still what it is about."""
    return turn.memory.bill if turn.memory.last in BILL_TOPICS else None


def means_shown(turn: Turn) -> bool:
    """ "When is it due?", "send me the pdf": said of the bill that was shown last."""
    words = turn.words
    return not words or (
        _NEWEST.search(words) is None and (_IT.search(words) is not None or len(words.split()) <= MOST_LEFT)
    )


def place_meant(turn: Turn, bills: list[dict[str, Any]]) -> int | None:
    """Which of the bills, newest first, a message is about. None: there is none of that month."""
    month = named_months(turn).about
    if month is not None:
        return place_of(bills, month)
    shown = next((place for place, bill in enumerate(bills) if bill["id"] == shown_before(turn)), 0)
    if asks_for_previous(turn):
        return shown + 1 if shown + 1 < len(bills) else None
    if asks_for_year_before(turn):
        day = date.fromisoformat(bills[shown]["issued_on"]["iso"])
        return place_of(bills, month_of_year(day.year - 1, day.month))
    return shown if means_shown(turn) else 0


def month_of_year(year: int, month: int) -> Spell:
    return Spell(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def place_of(bills: list[dict[str, Any]], month: Spell) -> int | None:
    """Which of the bills, newest first, is known by that month."""
    for place, bill in enumerate(bills):
        if month.first <= date.fromisoformat(bill["issued_on"]["iso"]) <= month.last:
            return place
    return None
