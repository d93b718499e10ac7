"""An agreement to pay later or in parts: what it says, and how it goes."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from api.errors import Refused
from api.formats import Money
from api.systems.base import Answered, change, read
from models import ArrangementKind

# A bank takes its time: an instalment that comes so much later is not held against anybody.
GRACE = timedelta(days=3)
# Who was mistaken says so soon. Later it counts as agreed.
CHANGED_WITHIN = timedelta(hours=24)


class AlreadyArranged(Refused):
    """One agreement at a time."""

    title = "There is an arrangement already"


class ArrangementStands(Refused):
    """Only what was just agreed, and of which nothing was paid, is taken back or replaced by another one."""

    title = "That arrangement can't be changed any more"


@dataclass(frozen=True, slots=True)
class Instalment:
    due_on: date
    amount: Money
    paid: Money

    @property
    def open(self) -> Money:
        return self.amount - self.paid


@dataclass(frozen=True, slots=True)
class Arrangement:
    id: uuid.UUID
    account_id: uuid.UUID
    number: str
    kind: ArrangementKind
    total: Money
    made_at: datetime
    kept_at: datetime | None
    # By which its instalments are taken; None where the customer pays them.
    method: str | None
    # The bill an extension is for.
    bill_id: uuid.UUID | None
    # The day on which that bill was due before it was moved.
    due_before: date | None
    withdrawn_at: datetime | None
    instalments: tuple[Instalment, ...]

    def broken_on(self, today: date) -> date | None:
        """The day from which it was too late for one of its instalments."""
        if self.kept_at is not None or self.withdrawn_at is not None:
            return None
        late = [part.due_on + GRACE for part in self.instalments if part.open.minor > 0]
        return min((day for day in late if day < today), default=None)

    def is_running(self, today: date) -> bool:
        return self.kept_at is None and self.withdrawn_at is None and self.broken_on(today) is None

    def can_change(self, at: datetime) -> bool:
        """Whether it can be taken back: it was just agreed, and nothing was paid towards it."""
        is_open = self.kept_at is None and self.withdrawn_at is None
        knows_day = self.kind is not ArrangementKind.extension or self.due_before is not None
        return (
            is_open
            and knows_day
            and at < self.made_at + CHANGED_WITHIN
            and not any(p.paid.minor for p in self.instalments)
        )


@dataclass(frozen=True, slots=True)
class NewArrangement:
    account_id: uuid.UUID
    kind: ArrangementKind
    bill_id: uuid.UUID | None
    method_id: uuid.UUID | None
    # What was owed when this was agreed: for an extension on its bill, for instalments in all.
    owed: Money
    # When how much is to be paid; one part for an extension.
    parts: tuple[tuple[date, Money], ...]
    # The one in whose place it stands: that one is taken back with it.
    instead_of: uuid.UUID | None = None


class Arrangements(Protocol):
    """What the payment system keeps of them."""

    @read
    async def arrangements(self, account_id: uuid.UUID) -> Answered[tuple[Arrangement, ...]]: ...  # newest first

    @change
    async def arrange(self, wanted: NewArrangement, *, reference: str) -> Arrangement:
        """AlreadyArranged, ArrangementStands, OwedHasChanged, PaymentUnknown."""

    @change
    async def withdraw(self, account_id: uuid.UUID, arrangement_id: uuid.UUID, *, reference: str) -> Arrangement:
        """As if it had not been agreed: a bill is due again when it was. ArrangementStands, PaymentUnknown."""
