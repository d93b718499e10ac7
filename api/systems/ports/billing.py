"""What an account owes for a month, the lines it is the sum of, and the charges that are disputed."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from api.errors import NotFound, Refused
from api.formats import Money
from api.systems.base import Answered, Slice, change, read
from api.systems.ports.news import BillNews
from models import BillState, DisputeReason, DisputeState


class LineUnknown(NotFound):
    """The bill has no such line."""


class NotDisputable(Refused):
    """A line that takes money off, or costs nothing, or a bill that nobody asks to be paid any more."""

    title = "There is nothing to dispute"


class AlreadyDisputed(Refused):
    """It is being looked into, or that has been done."""

    title = "This charge has been disputed already"


class HoldChanged(Refused):
    """Something was paid or held meanwhile, so that it would not be the amount that the customer was told."""

    title = "The bill has changed meanwhile"


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
class Dispute:
    id: uuid.UUID
    account_id: uuid.UUID
    bill_id: uuid.UUID
    line_id: uuid.UUID
    title: str
    reason: DisputeReason
    state: DisputeState
    amount: Money
    # What of the amount was not paid yet, and need not be until it is decided.
    held: Money
    ticket_id: uuid.UUID
    ticket_number: str
    opened_at: datetime
    decided_at: datetime | None
    bill_issued_on: date
    # What it was asked for under.
    reference: str


@dataclass(frozen=True, slots=True)
class BillBrief:
    """`outstanding` is without what disputes hold."""

    id: uuid.UUID
    account_id: uuid.UUID
    number: str
    state: BillState
    starts_on: date
    ends_on: date
    issued_on: date
    due_on: date
    total: Money
    outstanding: Money
    held: Money


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who a bill is made out to."""

    name: str
    # The person in charge of a business's account.
    attention: str | None
    address: str | None
    postcode: str | None
    account_number: str


@dataclass(frozen=True, slots=True)
class Bill(BillBrief):
    lines: tuple[BillLine, ...]
    disputes: tuple[Dispute, ...] = ()
    addressee: Addressee | None = None


@dataclass(frozen=True, slots=True)
class Balance:
    """Over bills of an account, however old."""

    owed: Money
    overdue: Money
    held: Money
    # What was paid beyond what was owed: the customer's own.
    credit: Money
    unpaid_bills: int
    # Of what is owed: when the oldest of it was or is due, and the next day that something is.
    oldest_due_on: date | None
    next_due_on: date | None


@dataclass(frozen=True, slots=True)
class NewDispute:
    bill_id: uuid.UUID
    line_id: uuid.UUID
    reason: DisputeReason
    # What the customer was told; if it would be another amount, nothing is held.
    held: Money
    ticket_id: uuid.UUID
    ticket_number: str


class BillingSystem(BillNews, Protocol):
    @read
    async def latest_bills(self, account_id: uuid.UUID, count: int) -> Answered[list[Bill]]:
        """The newest issued bills with their lines, newest first."""

    @read
    async def bills(self, account_id: uuid.UUID, cursor: str | None, limit: int) -> Answered[Slice[BillBrief]]:
        """All issued bills, newest first."""

    @read
    async def bill(self, bill_id: uuid.UUID) -> Answered[Bill | None]:
        """Whoever's it is; None where there is none, or it is not issued yet."""

    @read
    async def bill_before(self, bill_id: uuid.UUID) -> Answered[Bill | None]:
        """The one of the month before it, on the same account."""

    @read
    async def balance(self, account_id: uuid.UUID, today: date, issued_before: date | None = None) -> Answered[Balance]:
        """One sum over all bills that were issued, or over those issued before that day."""

    @read
    async def disputes(self, account_id: uuid.UUID, cursor: str | None, limit: int) -> Answered[Slice[Dispute]]:
        """Newest first, the decided ones too."""

    @change
    async def hold(self, dispute: NewDispute, *, reference: str) -> Dispute:
        """Takes what a line still owes off what its bill asks for, until it is decided who is right."""
