"""The billing system on our own database: charges in dispute, and what they hold."""

import uuid
from datetime import date, datetime

from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from api.db import Database
from api.formats import Money
from api.paging import cursor_of, cut, read_cursor
from api.systems.base import Answered, Slice
from api.systems.local.locks import lock_account
from api.systems.local.payment_rows import refuse_while_paying
from api.systems.local.references import done_before, remember
from api.systems.ports.billing import (
    AlreadyDisputed,
    Dispute,
    HoldChanged,
    LineUnknown,
    NewDispute,
    NotDisputable,
)
from models import Bill as BillRow
from models import BillDispute as DisputeRow
from models import BillLine as LineRow
from models import BillState
from models.base import new_id, now

NOT_ASKED_FOR = frozenset({BillState.draft, BillState.written_off})


class LocalDisputes:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def disputes(self, account_id: uuid.UUID, cursor: str | None, limit: int) -> Answered[Slice[Dispute]]:
        last = read_cursor(cursor, datetime, uuid.UUID)
        query = select(DisputeRow).where(DisputeRow.account_id == account_id)
        if last is not None:
            query = query.where(tuple_(DisputeRow.opened_at, DisputeRow.id) < tuple_(*last))
        query = query.order_by(DisputeRow.opened_at.desc(), DisputeRow.id.desc()).limit(limit + 1)
        async with self._database.session() as session:
            found = await session.scalars(query.options(joinedload(DisputeRow.line), joinedload(DisputeRow.bill)))
            told = [dispute_of(row, row.line.title, row.bill.issued_on) for row in found]
        return Answered(cut(told, limit, lambda dispute: cursor_of(dispute.opened_at, dispute.id)), as_of=now())

    async def hold(self, dispute: NewDispute, *, reference: str) -> Dispute:
        async with self._database.transaction() as session:
            made_id = await done_before(session, "billing", reference)
            if made_id is not None:
                return await _made(session, made_id)
            bill = await _locked(session, dispute.bill_id)
            line = await session.get(LineRow, dispute.line_id)
            if bill is None or line is None or line.bill_id != bill.id:
                raise LineUnknown("The bill has no such line.", field="line_id")
            await _refuse_what_cannot_be(session, bill, line)
            await refuse_while_paying(session, bill.account_id)
            held = min(line.amount_minor, bill.outstanding_minor)
            if Money(held, bill.currency) != dispute.held:
                raise HoldChanged("The bill has changed since you were told the amount. Ask for it again.")
            row = _opened(dispute, bill, line, held, reference)
            session.add(row)
            _take_off(bill, held)
            await remember(session, "billing", reference, row.id)
            await session.flush()
            return dispute_of(row, line.title, bill.issued_on)


async def _locked(session: AsyncSession, bill_id: uuid.UUID) -> BillRow | None:
    """With its account: whoever pays it at this moment waits, and then owes less."""
    account_id = await session.scalar(select(BillRow.account_id).where(BillRow.id == bill_id))
    if account_id is None:
        return None
    await lock_account(session, account_id)
    return await session.get(BillRow, bill_id, with_for_update=True)


async def _made(session: AsyncSession, dispute_id: uuid.UUID) -> Dispute:
    asked = [joinedload(DisputeRow.line), joinedload(DisputeRow.bill)]
    row = await session.get_one(DisputeRow, dispute_id, options=asked)
    return dispute_of(row, row.line.title, row.bill.issued_on)


async def _refuse_what_cannot_be(session: AsyncSession, bill: BillRow, line: LineRow) -> None:
    if line.amount_minor <= 0 or bill.state in NOT_ASKED_FOR:
        raise NotDisputable("This line asks for no money.", field="line_id")
    earlier = await session.scalar(select(DisputeRow.ticket_number).where(DisputeRow.line_id == line.id).limit(1))
    if earlier is not None:
        raise AlreadyDisputed(f"Case {earlier} is about this charge.", field="line_id", ticket=earlier)


def _opened(dispute: NewDispute, bill: BillRow, line: LineRow, held: int, reference: str) -> DisputeRow:
    return DisputeRow(
        id=new_id(),
        account_id=bill.account_id,
        bill_id=bill.id,
        line_id=line.id,
        reason=dispute.reason,
        amount_minor=line.amount_minor,
        held_minor=held,
        currency=line.currency,
        ticket_id=dispute.ticket_id,
        ticket_number=dispute.ticket_number,
        reference=reference,
        opened_at=now(),
    )


def _take_off(bill: BillRow, held: int) -> None:
    """A bill that has nothing else left to pay is itself in dispute; one that was paid stays so."""
    bill.outstanding_minor -= held
    bill.held_minor += held
    if held > 0 and bill.outstanding_minor == 0:
        bill.state = BillState.disputed


def dispute_of(row: DisputeRow, title: str, bill_issued_on: date | None) -> Dispute:
    assert bill_issued_on is not None
    return Dispute(
        id=row.id,
        account_id=row.account_id,
        bill_id=row.bill_id,
        line_id=row.line_id,
        title=title,
        reason=row.reason,
        state=row.state,
        amount=Money(row.amount_minor, row.currency),
        held=Money(row.held_minor, row.currency),
        ticket_id=row.ticket_id,
        ticket_number=row.ticket_number,
        opened_at=row.opened_at,
        decided_at=row.decided_at,
        bill_issued_on=bill_issued_on,
        reference=row.reference,
    )
