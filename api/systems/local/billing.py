"""The billing system on our own database."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from api.db import Database
from api.formats import Money
from api.systems.base import Answered
from api.systems.local.labels import service_label
from api.systems.ports.billing import Bill, BilledService, BillLine
from models import Bill as BillRow
from models import BillLine as LineRow
from models import BillState
from models.base import now


class LocalBilling:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def latest_bills(self, account_id: uuid.UUID, count: int) -> Answered[list[Bill]]:
        async with self._database.session() as session:
            found = await session.scalars(
                select(BillRow)
                .where(BillRow.account_id == account_id, BillRow.state != BillState.draft)
                .order_by(BillRow.issued_on.desc(), BillRow.number.desc())
                .limit(count)
                .options(selectinload(BillRow.lines).joinedload(LineRow.service))
            )
            return Answered([_bill(bill) for bill in found], as_of=now())


def _bill(bill: BillRow) -> Bill:
    assert bill.issued_on is not None
    assert bill.due_on is not None
    return Bill(
        id=bill.id,
        number=bill.number,
        state=bill.state,
        starts_on=bill.period_starts_on,
        ends_on=bill.period_ends_on,
        issued_on=bill.issued_on,
        due_on=bill.due_on,
        total=Money(bill.total_minor, bill.currency),
        outstanding=Money(bill.outstanding_minor, bill.currency),
        lines=tuple(_line(line) for line in bill.lines),
    )


def _line(line: LineRow) -> BillLine:
    return BillLine(
        id=line.id,
        kind=line.kind.value,
        key=f"{line.service_id}:{line.code or line.title}",
        title=line.title,
        detail=line.detail or "",
        amount=Money(line.amount_minor, line.currency),
        service=BilledService(line.service.id, service_label(line.service)) if line.service else None,
        starts_on=line.starts_on,
        ends_on=line.ends_on,
        reason=line.reason.value if line.reason else None,
    )
