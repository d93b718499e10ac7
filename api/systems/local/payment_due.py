"""What is to be taken by itself today: bills by automatic payment, and instalments by the card that was agreed."""

import uuid
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from api.formats import Money
from api.paging import Slice, cursor_of, cut, read_cursor
from api.systems.local.payment_rows import OWED, UNKEPT
from api.systems.ports.automatic import GRACE
from api.systems.ports.payment import Due, NewPayment
from models import Account, Arrangement, Bill, Instalment, Payment, PaymentState

# What has surely never reached the bank was no try.
NO_TRY = PaymentState.failed


def _untried(taken_for: InstrumentedAttribute[uuid.UUID | None], key: Any) -> ColumnElement[bool]:
    return ~exists().where(taken_for == key, Payment.state != NO_TRY)


def _try(taken_for: InstrumentedAttribute[uuid.UUID | None], key: Any) -> ColumnElement[int]:
    """Which one this will be: each has a reference of its own."""
    earlier = select(func.count()).select_from(Payment).where(taken_for == key)
    return (earlier.scalar_subquery() + 1).label("attempt")


async def due_bills(session: AsyncSession, today: date, cursor: str | None, limit: int) -> Slice[Due]:
    """As `automatic.takes_on` says; in two parts, one after the other, as each has an index to find its bills by."""
    after = read_cursor(cursor, date, uuid.UUID)
    has_come = Bill.due_on.between(today - GRACE, today)
    is_chosen = and_(Bill.due_on > today, or_(*(_chose(today - timedelta(days=ago)) for ago in range(GRACE.days + 1))))
    rows: list[Row[Any]] = []
    for part in (has_come, is_chosen):
        if len(rows) <= limit:
            rows += await session.execute(_bills(part, after).limit(limit + 1 - len(rows)))
    found = cut(rows, limit, lambda row: cursor_of(row.due_on, row.id))
    return Slice(tuple(_due_bill(row) for row in found.items), found.next)


def _chose(day: date) -> ColumnElement[bool]:
    """Whose chosen day this is the first of, since the bill was made. Nobody can choose a 29th."""
    before = (day.replace(day=1) - timedelta(days=1)).replace(day=min(day.day, 28))
    return and_(Account.autopay_day == day.day, Bill.issued_on > before, Bill.issued_on <= day)


def _bills(part: ColumnElement[bool], after: tuple[Any, ...] | None) -> Select[Any]:
    query = (
        select(Bill.id, Bill.number, Bill.due_on, Bill.outstanding_minor, Bill.currency)
        .add_columns(Account.id.label("account_id"), Account.holder_id, Account.autopay_method_id)
        .add_columns(_try(Payment.autopay_bill_id, Bill.id))
        .join(Account, Account.id == Bill.account_id)
        .where(Account.autopay, Bill.state.in_(OWED), Bill.outstanding_minor > 0, part)
        .where(_untried(Payment.autopay_bill_id, Bill.id))
    )
    if after:
        query = query.where(tuple_(Bill.due_on, Bill.id) > after)
    return query.order_by(Bill.due_on, Bill.id)


def _due_bill(row: Row[Any]) -> Due:
    amount = Money(row.outstanding_minor, row.currency)
    wanted = NewPayment(row.account_id, row.holder_id, row.autopay_method_id, amount, "bill", bill_id=row.id)
    return Due(wanted, f"autopay:{row.id}:{row.attempt}", f"bill {row.number}")


async def due_instalments(session: AsyncSession, today: date, cursor: str | None, limit: int) -> Slice[Due]:
    query = (
        select(Instalment.id, Instalment.due_on, Instalment.position)
        .add_columns((Instalment.amount_minor - Instalment.paid_minor).label("open_minor"))
        .add_columns(Arrangement.number, Arrangement.currency, Arrangement.method_id)
        .add_columns(Account.id.label("account_id"), Account.holder_id, _try(Payment.instalment_id, Instalment.id))
        .join(Arrangement, Arrangement.id == Instalment.arrangement_id)
        .join(Account, Account.id == Arrangement.account_id)
        .where(Arrangement.method_id.is_not(None), UNKEPT)
        .where(Instalment.due_on <= today, Instalment.paid_minor < Instalment.amount_minor)
        .where(_untried(Payment.instalment_id, Instalment.id))
    )
    if after := read_cursor(cursor, date, uuid.UUID):
        query = query.where(tuple_(Instalment.due_on, Instalment.id) > after)
    rows = await session.execute(query.order_by(Instalment.due_on, Instalment.id).limit(limit + 1))
    part = cut(list(rows), limit, lambda row: cursor_of(row.due_on, row.id))
    return Slice(tuple(_due_instalment(row) for row in part.items), part.next)


def _due_instalment(row: Row[Any]) -> Due:
    amount = Money(row.open_minor, row.currency)
    wanted = NewPayment(row.account_id, row.holder_id, row.method_id, amount, "bill", instalment_id=row.id)
    return Due(wanted, f"instalment:{row.id}:{row.attempt}", f"instalment {row.position} of {row.number}")
