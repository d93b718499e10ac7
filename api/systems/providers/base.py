"""What a payment provider can be asked, and the few ways it answers. Card numbers are entered with it, not with us."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from api.formats import Money


class ProviderAway(Exception):
    """It could not be reached or made no sense, at something that takes no money: nothing has happened."""


class ChargeState(StrEnum):
    """Open has not been asked for yet. Unknown is no answer: it may have been taken."""

    open = "open"
    captured = "captured"
    declined = "declined"
    cancelled = "cancelled"
    unknown = "unknown"


@dataclass(frozen=True, slots=True)
class Charge:
    state: ChargeState
    # Why it was declined, in plain words of at most 80 characters.
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the provider's. Its address is a secret of whoever was given it."""

    id: str
    url: str
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Card:
    """A card that was entered there, as we may know it."""

    token: str
    brand: str
    last4: str
    expires_on: date | None


class PaymentProvider(Protocol):
    async def prepare(self, token: str, amount: Money, reference: str) -> str | None:
        """Names a charge, once per reference, and takes nothing. None: this token cannot be charged. ProviderAway."""

    async def charge(self, charge_id: str) -> Charge:
        """Takes the money, once, however often it is asked."""

    async def find(self, charge_id: str) -> Charge:
        """What became of it."""

    async def cancel(self, charge_id: str) -> Charge:
        """Sees to it that one that is open will never be taken; says what became of it if that is too late."""

    async def start_link(self, currency: str, reference: str) -> Page:
        """A page on which a card is entered. ProviderAway."""

    async def entered(self, page_id: str) -> Card | None:
        """The card that was entered there, once it was. ProviderAway."""
