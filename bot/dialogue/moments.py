"""Moments in which a customer needs a person and a number before anything of ours: danger, grief, illness, debt.

Read from plain words, and narrowly. A missed one is answered like any other message; a wrong one tells somebody
whose battery died that we are sorry for their loss.
"""

import re
from pathlib import Path

import yaml

LISTED = Path(__file__).parents[1] / "data/words/moments.yml"
EMERGENCY, FIRE, FRAUD, ILLNESS, DEBT = "emergency", "fire", "fraud", "illness", "debt"
# Not put off for anything.
DANGER = frozenset({EMERGENCY, FIRE, "distress", "abuse"})
# What answers these better, wherever it was understood.
ANSWERED_BY = {
    DEBT: frozenset({"payment_extension", "pay_bill", "compare_plans", "cancel_service"}),
    ILLNESS: frozenset({"cancel_service", "payment_extension"}),
    FRAUD: frozenset({"privacy_request", "lost_phone"}),
}


def _read() -> dict[str, re.Pattern[str]]:
    listed = yaml.safe_load(LISTED.read_text(encoding="utf-8"))
    lists = {name: words.replace(" |", "|") for name, words in listed.items() if isinstance(words, str)}
    return {
        name: re.compile(rf"\b(?:{_filled('|'.join(phrases), lists)})\b", re.IGNORECASE)
        for name, phrases in listed.items()
        if name not in lists
    }


def _filled(phrases: str, lists: dict[str, str]) -> str:
    for name, words in lists.items():
        phrases = phrases.replace(f"<{name}>", words)
    return phrases


_MOMENTS = _read()


def moment(text: str) -> str | None:
    """The gravest of those that the words tell of."""
    words = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return next((name for name, told in _MOMENTS.items() if told.search(words)), None)
