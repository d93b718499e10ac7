"""One account and everything that belongs to it, while it is being made up."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from models import (
    Account,
    Bill,
    BillLine,
    BillLineKind,
    BillLineReason,
    Customer,
    Payment,
    PaymentMethod,
    Plan,
    Service,
)
from models.base import Base


@dataclass(frozen=True, slots=True)
class Extra:
    """Something that is on the bill every month: an add-on, a phone paid in parts, a discount."""

    kind: BillLineKind
    code: str
    title: str
    amount: int
    starts_on: date = date.min
    ends_on: date = date.max
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Trip:
    """Data used in a country that the plan does not cover."""

    country: str
    country_name: str
    starts_on: date
    ends_on: date
    kilobytes: int


@dataclass(slots=True)
class Line:
    service: Service
    plan: Plan
    user: Customer
    extras: list[Extra] = field(default_factory=list)
    trips: list[Trip] = field(default_factory=list)
    # Uses all of its plan's data between the last bill and today.
    used_up: bool = False


@dataclass(frozen=True, slots=True)
class Charge:
    """Something that happens once, and goes on the bill of the month it happened in."""

    kind: BillLineKind
    reason: BillLineReason
    code: str
    title: str
    amount: int
    starts_on: date
    ends_on: date
    detail: str | None = None
    service: Service | None = None


@dataclass(slots=True)
class Book:
    account: Account
    holder: Customer
    lines: list[Line] = field(default_factory=list)
    charges: list[Charge] = field(default_factory=list)
    method: PaymentMethod | None = None
    # Oldest first, as they came.
    bills: list[Bill] = field(default_factory=list)
    bill_lines: list[BillLine] = field(default_factory=list)
    payments: list[Payment] = field(default_factory=list)
    # Devices, tickets, orders and visits.
    others: list[Base] = field(default_factory=list)
    # How many days after issue the bill that came so many bills ago was paid; None: not at all.
    paid_after: dict[int, int | None] = field(default_factory=dict)

    def rows(self) -> Iterator[Base]:
        """Customers apart: one may be in two books."""
        yield self.account
        if self.method is not None:
            yield self.method
        for line in self.lines:
            yield line.service
        yield from self.bills
        yield from self.bill_lines
        yield from self.payments
        yield from self.others

    def people(self) -> Iterator[Customer]:
        yield self.holder
        for line in self.lines:
            yield line.user
