"""Ways to pay that a customer has saved, and the one that is used by itself."""

import uuid
from dataclasses import dataclass
from datetime import date

from api.errors import NotFound, Refused
from models import PaymentMethodKind


class NoSuchMethod(NotFound):
    """No such way to pay, or none of this customer's, or one that was removed."""


class MethodInUse(Refused):
    """Something is still to be taken by it."""

    title = "That way to pay is still needed"


class MethodExpired(Refused):
    """The bank would say no: nobody is made to wait for that."""

    title = "That card has expired"


@dataclass(frozen=True, slots=True)
class Method:
    """A reference to a card or a bank account; its number is the provider's secret."""

    id: uuid.UUID
    customer_id: uuid.UUID
    kind: PaymentMethodKind
    brand: str
    last4: str
    label: str
    # The last day on which it can be used.
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class Autopay:
    account_id: uuid.UUID
    method: Method | None
    # None: taken on the day a bill is due.
    day: int | None
