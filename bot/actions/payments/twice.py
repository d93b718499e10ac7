"""Two payments of one amount within a few days: which was taken, which is only held, and what we do about it."""

import re
from datetime import date
from typing import Any

TWICE = re.compile(
    r"\b(?:twice|two times|2 times|doubl\w*|duplicate\w*|both payments|two payments|2 payments|second payment"
    r"|same payment|paid you two)\b",
    re.IGNORECASE,
)
# The same amount again within so many days is hardly the next month's.
APART = 4
HELD, TAKEN = "authorised", "captured"
Payment = dict[str, Any]


def pair_of(payments: list[Payment]) -> tuple[Payment, Payment] | None:
    """The newest two that look like one payment made twice: the taken one first."""
    alive = [one for one in payments if one["state"] in (HELD, TAKEN)]
    for place, one in enumerate(alive):
        for other in alive[place + 1 :]:
            if one["amount"]["minor"] == other["amount"]["minor"] and _days_apart(one, other) <= APART:
                return (one, other) if one["state"] == TAKEN else (other, one)
    return None


def _days_apart(one: Payment, other: Payment) -> int:
    return abs((date.fromisoformat(one["day"]["iso"]) - date.fromisoformat(other["day"]["iso"])).days)
