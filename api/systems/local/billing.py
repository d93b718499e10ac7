"""The billing system on our own database: bills, and what is owed over all of them."""

import uuid
from datetime import date
from decimal import Decimal

from sqlalchemy import Date, bindparam, case, func, select

from api.formats import Money
from api.paging import cursor_of, cut, read_cursor
from api.systems.base import Answered, Slice
from api.systems.local.billing_rows import ACCOUNT, BEFORE, BRIEF, BRIEF_AFTER, ISSUED, LATEST, ONE, brief_of, whole
from api.systems.local.disputes import LocalDisputes
from api.systems.local.news import LocalBillNews
from api.systems.ports.billing import Balance, Bill, BillBrief
from models import Account as AccountRow
from models import Bill as BillRow
from models import BillState, PaymentState
from models import Payment as PaymentRow
from models.base import now

IN_DISPUTE = BillRow.state == BillState.disputed
# Not asked for while somebody looks into it, or not any more.
OWED = BillRow.state.not_in([BillState.draft, BillState.disputed, BillState.written_off]) & (
    BillRow.outstanding_minor > 0
)
TODAY, UNTIL = bindparam("today", type_=Date), bindparam("issued_before", type_=Date)
CREDIT = select(func.sum(PaymentRow.credit_minor)).where(
    PaymentRow.account_id == ACCOUNT, PaymentRow.state == PaymentState.captured
)
BALANCE = (
    select(
        AccountRow.currency,
        func.sum(BillRow.outstanding_minor).filter(OWED).label("owed"),
        func.sum(BillRow.outstanding_minor).filter(OWED, BillRow.due_on < TODAY).label("overdue"),
        func.sum(case((IN_DISPUTE, BillRow.outstanding_minor), else_=0) + BillRow.held_minor)
        .filter(ISSUED)
        .label("held"),
        func.count(BillRow.id).filter(OWED).label("unpaid_bills"),
        func.min(BillRow.due_on).filter(OWED).label("oldest_due_on"),
        func.min(BillRow.due_on).filter(OWED, BillRow.due_on >= TODAY).label("next_due_on"),
        CREDIT.scalar_subquery().label("credit"),
    )
    .outerjoin(BillRow, (BillRow.account_id == AccountRow.id) & (BillRow.issued_on < UNTIL))
    .where(AccountRow.id == ACCOUNT)
    .group_by(AccountRow.currency)
)


class LocalBilling(LocalDisputes, LocalBillNews):
    async def latest_bills(self, account_id: uuid.UUID, count: int) -> Answered[list[Bill]]:
        rows = await self._database.rows(LATEST, account_id=account_id, count=count)
        return Answered(await whole(self._database, rows), as_of=now())

    async def bills(self, account_id: uuid.UUID, cursor: str | None, limit: int) -> Answered[Slice[BillBrief]]:
        asked = {"account_id": account_id, "count": limit + 1}
        if last := read_cursor(cursor, date, str):
            rows = await self._database.rows(BRIEF_AFTER, **asked, issued_on=last[0], number=last[1])
        else:
            rows = await self._database.rows(BRIEF, **asked)
        found = [brief_of(row) for row in rows]
        return Answered(cut(found, limit, lambda bill: cursor_of(bill.issued_on, bill.number)), as_of=now())

    async def bill(self, bill_id: uuid.UUID) -> Answered[Bill | None]:
        rows = await self._database.rows(ONE, bill_id=bill_id)
        return Answered(next(iter(await whole(self._database, rows)), None), as_of=now())

    async def bill_before(self, bill_id: uuid.UUID) -> Answered[Bill | None]:
        rows = await self._database.rows(BEFORE, bill_id=bill_id)
        return Answered(next(iter(await whole(self._database, rows)), None), as_of=now())

    async def balance(self, account_id: uuid.UUID, today: date, issued_before: date | None = None) -> Answered[Balance]:
        [row] = await self._database.rows(
            BALANCE, account_id=account_id, today=today, issued_before=issued_before or date.max
        )

        def amount(minor: Decimal | None) -> Money:
            return Money(int(minor or 0), row.currency)

        return Answered(
            Balance(
                owed=amount(row.owed),
                overdue=amount(row.overdue),
                held=amount(row.held),
                credit=amount(row.credit),
                unpaid_bills=row.unpaid_bills,
                oldest_due_on=row.oldest_due_on,
                next_due_on=row.next_due_on,
            ),
            as_of=now(),
        )
