"""The ports to the operator's back offices, in our words. Which system is behind a port is chosen in app.py alone."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Protocol, TypeVar

from api.errors import Unavailable
from api.formats import Money
from models import BillState

T = TypeVar("T")


class SystemUnavailable(Unavailable):
    """A back office is down, slow or wrong. Never a fact about the customer."""


@dataclass(frozen=True, slots=True)
class BilledService:
    id: uuid.UUID
    label: str


@dataclass(frozen=True, slots=True)
class BillLine:
    id: uuid.UUID
    kind: str
    # Two lines with the same key are the same thing in two months.
    key: str
    title: str
    detail: str
    amount: Money
    service: BilledService | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Bill:
    id: uuid.UUID
    number: str
    state: BillState
    starts_on: date
    ends_on: date
    issued_on: date
    due_on: date
    total: Money
    outstanding: Money
    lines: tuple[BillLine, ...]


@dataclass(frozen=True, slots=True)
class BilledAccount:
    """What is billed, and who may see it."""

    id: uuid.UUID
    label: str
    holder_id: uuid.UUID
    # None on a prepaid account: it has no bills.
    billing_day: int | None
    autopay_method: str | None
    # None: taken on the day a bill is due.
    autopay_day: int | None = None
    is_suspended: bool = False


@dataclass(frozen=True, slots=True)
class Answered(Generic[T]):
    """What a system said, and when."""

    value: T
    as_of: datetime


class BillingSystem(Protocol):
    async def accounts_of(self, customer_id: uuid.UUID) -> list[BilledAccount]:
        """The accounts this customer holds, or whose services they use."""

    async def latest_bills(self, account_id: uuid.UUID, count: int) -> Answered[list[Bill]]:
        """The newest issued bills with their lines, newest first."""
