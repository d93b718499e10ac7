"""The billing system on our own database: bills, and what is owed over all of them."""

import uuid
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, case, func, select, tuple_
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from api.formats import Money
from api.paging import cursor_of, cut, read_cursor
from api.systems.base import Answered, Slice
from api.systems.local.disputes import LocalDisputes, dispute_of
from api.systems.local.labels import service_label
from api.systems.ports.billing import Addressee, Balance, Bill, BillBrief, BilledService, BillLine
from models import Account as AccountRow
from models import Bill as BillRow
from models import BillDispute as DisputeRow
from models import BillLine as LineRow
from models import BillState, PaymentState
from models import Payment as PaymentRow
from models.base import now

ISSUED = BillRow.state != BillState.draft
OF_IT = BillRow.account_id == AccountRow.id
IN_DISPUTE = BillRow.state == BillState.disputed
# Not asked for while somebody looks into it, or not any more.
ASKED_FOR = BillRow.state.not_in([BillState.draft, BillState.disputed, BillState.written_off])


class LocalBilling(LocalDisputes):
    async def latest_bills(self, account_id: uuid.UUID, count: int) -> Answered[list[Bill]]:
        async with self._database.session() as session:
            found = await session.scalars(
                select(BillRow)
                .where(BillRow.account_id == account_id, ISSUED)
                .order_by(BillRow.issued_on.desc(), BillRow.number.desc())
                .limit(count)
                .options(*_whole())
            )
            return Answered([_bill(bill) for bill in found], as_of=now())

    async def bills(self, account_id: uuid.UUID, cursor: str | None, limit: int) -> Answered[Slice[BillBrief]]:
        last = read_cursor(cursor, date, str)
        query = select(BillRow).where(BillRow.account_id == account_id, ISSUED)
        if last is not None:
            query = query.where(tuple_(BillRow.issued_on, BillRow.number) < tuple_(*last))
        query = query.order_by(BillRow.issued_on.desc(), BillRow.number.desc()).limit(limit + 1)
        async with self._database.session() as session:
            found = [_brief(bill) for bill in await session.scalars(query)]
        return Answered(cut(found, limit, lambda bill: cursor_of(bill.issued_on, bill.number)), as_of=now())

    async def bill(self, bill_id: uuid.UUID) -> Answered[Bill | None]:
        return await self._one(BillRow.id == bill_id)

    async def bill_before(self, bill_id: uuid.UUID) -> Answered[Bill | None]:
        later = select(BillRow.account_id, BillRow.issued_on).where(BillRow.id == bill_id).subquery()
        return await self._one(BillRow.account_id == later.c.account_id, BillRow.issued_on < later.c.issued_on)

    async def _one(self, *conditions: ColumnElement[bool]) -> Answered[Bill | None]:
        async with self._database.session() as session:
            found = await session.scalar(
                select(BillRow)
                .where(ISSUED, *conditions)
                .order_by(BillRow.issued_on.desc(), BillRow.number.desc())
                .limit(1)
                .options(*_whole())
            )
            return Answered(_bill(found) if found else None, as_of=now())

    async def balance(self, account_id: uuid.UUID, today: date, issued_before: date | None = None) -> Answered[Balance]:
        owed, due = ASKED_FOR & (BillRow.outstanding_minor > 0), BillRow.due_on
        query = select(
            AccountRow.currency,
            func.sum(BillRow.outstanding_minor).filter(owed),
            func.sum(BillRow.outstanding_minor).filter(owed, due < today),
            func.sum(case((IN_DISPUTE, BillRow.outstanding_minor), else_=0) + BillRow.held_minor).filter(ISSUED),
            func.count(BillRow.id).filter(owed),
            func.min(due).filter(owed),
            func.min(due).filter(owed, due >= today),
            _credit(account_id),
        )
        to, one = BillRow.issued_on < (issued_before or date.max), AccountRow.id == account_id
        async with self._database.session() as session:
            found = await session.execute(query.outerjoin(BillRow, OF_IT & to).where(one).group_by(AccountRow.currency))
        currency, all_of_it, overdue, held, count, oldest, following, credit = found.one()
        return Answered(
            Balance(
                owed=Money(int(all_of_it or 0), currency),
                overdue=Money(int(overdue or 0), currency),
                held=Money(int(held or 0), currency),
                credit=Money(int(credit or 0), currency),
                unpaid_bills=count,
                oldest_due_on=oldest,
                next_due_on=following,
            ),
            as_of=now(),
        )


def _credit(account_id: uuid.UUID) -> ScalarSelect[Any]:
    arrived = PaymentRow.state == PaymentState.captured
    return (
        select(func.sum(PaymentRow.credit_minor)).where(PaymentRow.account_id == account_id, arrived).scalar_subquery()
    )


def _whole() -> Iterable[ORMOption]:
    """All that a bill is told with, in a fixed number of queries."""
    yield selectinload(BillRow.lines).joinedload(LineRow.service)
    yield selectinload(BillRow.disputes).joinedload(DisputeRow.line)
    yield joinedload(BillRow.account).joinedload(AccountRow.holder)


def _brief(bill: BillRow) -> BillBrief:
    assert bill.issued_on is not None
    assert bill.due_on is not None
    return BillBrief(
        id=bill.id,
        account_id=bill.account_id,
        number=bill.number,
        state=bill.state,
        starts_on=bill.period_starts_on,
        ends_on=bill.period_ends_on,
        issued_on=bill.issued_on,
        due_on=bill.due_on,
        total=Money(bill.total_minor, bill.currency),
        outstanding=Money(bill.outstanding_minor, bill.currency),
        held=Money(bill.held_minor, bill.currency),
    )


def _bill(bill: BillRow) -> Bill:
    assert bill.issued_on is not None
    brief = _brief(bill)
    return Bill(
        **{field.name: getattr(brief, field.name) for field in fields(brief)},
        lines=tuple(_line(line) for line in bill.lines),
        disputes=tuple(dispute_of(dispute, dispute.line.title, bill.issued_on) for dispute in bill.disputes),
        addressee=_addressee(bill.account),
    )


def _addressee(account: AccountRow) -> Addressee:
    holder = account.holder
    return Addressee(
        name=account.business_name or holder.name,
        attention=holder.name if account.business_name else None,
        address=holder.address,
        postcode=holder.postcode,
        account_number=account.number,
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
