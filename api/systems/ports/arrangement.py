"""An agreement to pay later or in parts: what it says, and how it goes."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from api.errors import Refused
from api.formats import Money
from models import ArrangementKind

# A bank takes its time: an instalment that comes so much later is not held against anybody.
GRACE = timedelta(days=3)


class AlreadyArranged(Refused):
    """One agreement at a time."""

    title = "There is an arrangement already"


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
    instalments: tuple[Instalment, ...]

    def broken_on(self, today: date) -> date | None:
        """The day from which it was too late for one of its instalments."""
        if self.kept_at is not None:
            return None
        late = [part.due_on + GRACE for part in self.instalments if part.open.minor > 0]
        return min((day for day in late if day < today), default=None)

    def is_running(self, today: date) -> bool:
        return self.kept_at is None and self.broken_on(today) is None


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
