"""Agreements to pay later or in parts, on our own database."""

import uuid
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from api.formats import Money
from api.systems.local.home_days import today
from api.systems.local.labels import method_label
from api.systems.local.locks import lock_account
from api.systems.local.payment_methods import usable
from api.systems.local.payment_rows import new_number, open_bills, refuse_while_paying
from api.systems.ports.arrangement import (
    AlreadyArranged,
    Arrangement,
    ArrangementStands,
    Instalment,
    NewArrangement,
)
from api.systems.ports.payment import OwedHasChanged
from models import Arrangement as ArrangementRow
from models import ArrangementKind, Bill, PaymentMethod
from models import Instalment as InstalmentRow
from models.base import now


async def kept_arrangements(session: AsyncSession, account_id: uuid.UUID) -> tuple[Arrangement, ...]:
    rows = await session.execute(
        select(ArrangementRow, PaymentMethod)
        .outerjoin(PaymentMethod, PaymentMethod.id == ArrangementRow.method_id)
        .where(ArrangementRow.account_id == account_id)
        .order_by(ArrangementRow.made_at.desc(), ArrangementRow.id.desc())
        .options(selectinload(ArrangementRow.instalments))
        .execution_options(populate_existing=True)
    )
    return tuple(_arrangement(row, method) for row, method in rows)


async def arrangement_told(session: AsyncSession, account_id: uuid.UUID, arrangement_id: uuid.UUID) -> Arrangement:
    known = await kept_arrangements(session, account_id)
    return next(arrangement for arrangement in known if arrangement.id == arrangement_id)


async def arrange(session: AsyncSession, wanted: NewArrangement) -> uuid.UUID:
    account = await lock_account(session, wanted.account_id)
    if wanted.instead_of is not None:
        await _take_back(session, account.id, wanted.instead_of)
    due_before = await _make_room(session, wanted)
    if wanted.method_id is not None:
        await usable(session, wanted.method_id, account.holder_id)
    made_at = now()
    row = ArrangementRow(
        number=new_number("A", made_at),
        account_id=account.id,
        kind=wanted.kind,
        method_id=wanted.method_id,
        bill_id=wanted.bill_id,
        due_before=due_before,
        total_minor=wanted.owed.minor,
        currency=wanted.owed.currency,
        made_at=made_at,
        instalments=[
            InstalmentRow(position=place, due_on=due_on, amount_minor=amount.minor)
            for place, (due_on, amount) in enumerate(wanted.parts, start=1)
        ],
    )
    session.add(row)
    await session.flush()
    return row.id


async def withdraw(session: AsyncSession, account_id: uuid.UUID, arrangement_id: uuid.UUID) -> None:
    await lock_account(session, account_id)
    await refuse_while_paying(session, account_id)
    await _take_back(session, account_id, arrangement_id)


async def _take_back(session: AsyncSession, account_id: uuid.UUID, arrangement_id: uuid.UUID) -> None:
    known = await kept_arrangements(session, account_id)
    if not any(one.id == arrangement_id and one.can_change(now()) for one in known):
        raise ArrangementStands("It was agreed too long ago, or something was paid towards it.")
    row = await session.get_one(ArrangementRow, arrangement_id)
    row.withdrawn_at = now()
    if row.bill_id is not None:
        bill = await session.get_one(Bill, row.bill_id, with_for_update=True)
        bill.due_on = row.due_before
    await session.flush()


async def _make_room(session: AsyncSession, wanted: NewArrangement) -> date | None:
    """The day on which the bill was due that is moved. Refuses where what was quoted is no longer so."""
    if any(known.is_running(today()) for known in await kept_arrangements(session, wanted.account_id)):
        raise AlreadyArranged("There is an arrangement already. It ends when all of it is paid.")
    await refuse_while_paying(session, wanted.account_id)
    bills = list(await session.scalars(open_bills(wanted.account_id).with_for_update()))
    covered = [bill for bill in bills if wanted.bill_id in (None, bill.id)]
    owed = sum(bill.outstanding_minor for bill in covered)
    if owed != wanted.owed.minor:
        raise OwedHasChanged("What you owe has changed meanwhile. Ask for a new quote.", owed_minor=owed)
    if wanted.kind is not ArrangementKind.extension:
        return None
    due_before, covered[0].due_on = covered[0].due_on, wanted.parts[0][0]
    return due_before


def _arrangement(row: ArrangementRow, method: PaymentMethod | None) -> Arrangement:
    return Arrangement(
        id=row.id,
        account_id=row.account_id,
        number=row.number,
        kind=row.kind,
        total=Money(row.total_minor, row.currency),
        made_at=row.made_at,
        kept_at=row.kept_at,
        method=method_label(method) if method else None,
        bill_id=row.bill_id,
        due_before=row.due_before,
        withdrawn_at=row.withdrawn_at,
        instalments=tuple(
            Instalment(part.due_on, Money(part.amount_minor, row.currency), Money(part.paid_minor, row.currency))
            for part in row.instalments
        ),
    )
