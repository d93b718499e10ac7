"""Money that comes in, and the means it comes by."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from api.formats import Money
from api.systems.base import change
from models import PaymentRoute, PaymentState


@dataclass(frozen=True, slots=True)
class Payment:
    """Declined is an answer; unknown is none, and nothing is paid again until it is known."""

    id: uuid.UUID
    account_id: uuid.UUID
    bill_id: uuid.UUID | None
    method: str | None
    route: PaymentRoute
    state: PaymentState
    amount: Money
    # What a receipt shows and a customer can name.
    number: str
    decline_reason: str | None
    made_at: datetime
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewPayment:
    account_id: uuid.UUID
    customer_id: uuid.UUID
    method_id: uuid.UUID
    amount: Money
    # A bill's payment goes to the oldest open bill first; a top-up goes to the prepaid balance, or buys an extra.
    purpose: Literal["bill", "top_up"]


class PaymentSystem(Protocol):
    @change
    async def pay(self, payment: NewPayment, *, reference: str) -> Payment: ...
