"""What an account owes for a month, and the lines it is the sum of."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from api.formats import Money
from api.systems.base import Answered, read
from models import BillState


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


class BillingSystem(Protocol):
    @read
    async def latest_bills(self, account_id: uuid.UUID, count: int) -> Answered[list[Bill]]:
        """The newest issued bills with their lines, newest first."""
