"""The ticketing system on our own database."""

import uuid
from datetime import datetime

from sqlalchemy import Integer, bindparam, func, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import undefer

from api.db import Database
from api.paging import cursor_of, cut, read_cursor
from api.systems.base import Answered, Slice
from api.systems.local import ticketing_moves as moves
from api.systems.local.due_times import WorkingHours
from api.systems.local.news import LocalTicketNews
from api.systems.local.references import done_before, remember
from api.systems.local.ticketing_history import Change
from api.systems.local.ticketing_opening import OVER, author_of, open_ticket
from api.systems.local.ticketing_stories import file_of, tell, ticket_of, unknown
from api.systems.ports.ticketing import (
    FILES_A_TICKET,
    Author,
    Chase,
    ClosingReason,
    FileContent,
    NewFile,
    NewTicket,
    Ticket,
    TicketFile,
    TicketFull,
    TicketStory,
)
from models import Ticket as TicketRow
from models import TicketEvent as EventRow
from models import TicketEventKind, new_id
from models import TicketFile as FileRow
from models.base import now

SYSTEM = "ticketing"
ALL = (
    select(TicketRow)
    .where(
        or_(
            TicketRow.customer_id == bindparam("customer_id"),
            TicketRow.account_id.in_(bindparam("account_ids", expanding=True)),
        )
    )
    .order_by(TicketRow.opened_at.desc(), TicketRow.id.desc())
    .limit(bindparam("count", type_=Integer))
)
OPEN = ALL.where(TicketRow.state.not_in(OVER))


class LocalTicketing(LocalTicketNews):
    def __init__(self, database: Database, hours: WorkingHours | None = None) -> None:
        self._database = database
        self._hours = hours or WorkingHours()

    async def open(self, ticket: NewTicket, *, reference: str) -> Ticket:
        async with self._database.transaction() as session:
            done = await done_before(session, SYSTEM, reference)
            if done is not None:
                return ticket_of(await session.get_one(TicketRow, done))
            row = await open_ticket(self._change(session, author_of(ticket)), ticket)
            await remember(session, SYSTEM, reference, row.id)
            return ticket_of(row)

    async def tickets_of(
        self,
        customer_id: uuid.UUID,
        account_ids: tuple[uuid.UUID, ...],
        *,
        only_open: bool,
        cursor: str | None,
        limit: int,
    ) -> Answered[Slice[Ticket]]:
        asked = OPEN if only_open else ALL
        if (after := read_cursor(cursor, datetime, uuid.UUID)) is not None:
            asked = asked.where(tuple_(TicketRow.opened_at, TicketRow.id) < after)
        rows = await self._database.rows(asked, customer_id=customer_id, account_ids=account_ids, count=limit + 1)
        found = cut(rows, limit, lambda row: cursor_of(row.opened_at.isoformat(), row.id))
        return Answered(Slice(tuple(ticket_of(row) for row in found.items), found.next), as_of=now())

    async def ticket(self, ticket_id: uuid.UUID) -> Answered[TicketStory]:
        async with self._database.session() as session:
            return Answered(await tell(session, TicketRow.id == ticket_id), as_of=now())

    async def ticket_by_number(self, number: str) -> Answered[TicketStory]:
        async with self._database.session() as session:
            return Answered(await tell(session, TicketRow.number == number), as_of=now())

    async def comment(self, ticket_id: uuid.UUID, text: str, *, by: Author, reference: str) -> Ticket:
        return await self._moved(ticket_id, moves.commented(text), by, reference)

    async def close(self, ticket_id: uuid.UUID, reason: ClosingReason, *, by: Author, reference: str) -> Ticket:
        async with self._database.transaction() as session:
            done = await done_before(session, SYSTEM, reference)
            row = await _locked(session, ticket_id)
            if done is None:
                change = self._change(session, by)
                await moves.refuse_coming_visit(change, row)
                moves.closed(reason)(change, row)
                await remember(session, SYSTEM, reference, row.id)
            return ticket_of(row)

    async def note_visit(
        self, ticket_id: uuid.UUID, text: str, *, ends_at: datetime | None, by: Author, reference: str
    ) -> Ticket:
        return await self._moved(ticket_id, moves.visit_noted(text, ends_at), by, reference)

    async def resolve(self, ticket_id: uuid.UUID, text: str, *, by: Author, reference: str) -> Ticket:
        return await self._moved(ticket_id, moves.resolved(text), by, reference)

    async def reopen(self, ticket_id: uuid.UUID, text: str, *, by: Author, reference: str) -> Ticket:
        async with self._database.transaction() as session:
            done = await done_before(session, SYSTEM, reference)
            if done is not None:
                return ticket_of(await session.get_one(TicketRow, done))
            row = await _locked(session, ticket_id)
            going_on = await moves.reopened(self._change(session, by), row, text)
            await remember(session, SYSTEM, reference, going_on.id)
            return ticket_of(going_on)

    async def chase(self, ticket_id: uuid.UUID, *, by: Author, reference: str) -> Chase:
        async with self._database.transaction() as session:
            done = await done_before(session, SYSTEM, reference)
            row = await _locked(session, ticket_id)
            if done is not None:
                event = await session.get_one(EventRow, done)
            else:
                event = moves.chased(self._change(session, by), row)
                await session.flush()
                await remember(session, SYSTEM, reference, event.id)
            return Chase(ticket_of(row), counted=event.public, was_late=moves.was_late(event))

    async def attach(self, ticket_id: uuid.UUID, file: NewFile, *, by: Author, reference: str) -> TicketFile:
        async with self._database.transaction() as session:
            done = await done_before(session, SYSTEM, reference)
            if done is not None:
                return file_of(await session.get_one(FileRow, done))
            ticket = await _locked(session, ticket_id)
            moves.refuse_over(ticket)
            count = select(func.count()).select_from(FileRow).where(FileRow.ticket_id == ticket_id)
            if (await session.scalar(count) or 0) >= FILES_A_TICKET:
                raise TicketFull(f"A ticket takes {FILES_A_TICKET} files, and {ticket.number} has them.")
            change = self._change(session, by)
            change.write(ticket, TicketEventKind.attached, file.name)
            row = _file_row(ticket_id, file, change)
            session.add(row)
            await remember(session, SYSTEM, reference, row.id)
            return file_of(row)

    async def file(self, ticket_id: uuid.UUID, file_id: uuid.UUID) -> Answered[FileContent]:
        async with self._database.session() as session:
            row = await session.get(FileRow, file_id, options=[undefer(FileRow.content)])
            if row is None or row.ticket_id != ticket_id:
                raise unknown()
            return Answered(FileContent(file_of(row), row.content), as_of=now())

    async def _moved(self, ticket_id: uuid.UUID, move: moves.Move, by: Author, reference: str) -> Ticket:
        async with self._database.transaction() as session:
            done = await done_before(session, SYSTEM, reference)
            row = await _locked(session, ticket_id)
            if done is None:
                move(self._change(session, by), row)
                await remember(session, SYSTEM, reference, row.id)
            return ticket_of(row)

    def _change(self, session: AsyncSession, by: Author) -> Change:
        return Change(session, self._hours, by, now())


async def _locked(session: AsyncSession, ticket_id: uuid.UUID) -> TicketRow:
    """Two changes to one ticket come one after the other, and the second sees what the first has done."""
    row = await session.get(TicketRow, ticket_id, with_for_update=True)
    if row is None:
        raise unknown()
    return row


def _file_row(ticket_id: uuid.UUID, file: NewFile, change: Change) -> FileRow:
    return FileRow(
        id=new_id(),
        ticket_id=ticket_id,
        name=file.name,
        media_type=file.media_type,
        size=len(file.content),
        content=file.content,
        at=change.moment,
    )
