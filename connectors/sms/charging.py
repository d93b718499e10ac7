"""What a carrier charges for a text: each segment is paid for, and its price is the line's own."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, runtime_checkable

from connectors.base import Outgoing


@dataclass(frozen=True, slots=True)
class Charged:
    segments: int
    # None where nobody has said what a segment costs.
    cost: Decimal | None


def charged(segments: int, price: Decimal | None) -> Charged:
    return Charged(segments, None if price is None else segments * price)


@runtime_checkable
class ChargesTexts(Protocol):
    def charged(self, outgoing: Outgoing) -> Charged:
        """By the alphabet that it really goes out in, and in as many parts."""
