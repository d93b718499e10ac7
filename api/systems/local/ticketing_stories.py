"""Tickets as they are told: read from their tables, a constant number of queries each."""

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.elements import ColumnElement

from api.systems.ports.ticketing import Author, Ticket, TicketEvent, TicketFile, TicketLink, TicketStory, TicketVisit
from api.systems.ports.ticketing import TicketUnknown as Unknown
from models import Appointment
from models import Ticket as TicketRow
from models import TicketEvent as EventRow
from models import TicketFile as FileRow

EVENTS_TOLD = 200


async def tell(session: AsyncSession, which: ColumnElement[bool]) -> TicketStory:
    row = await session.scalar(select(TicketRow).where(which))
    if row is None:
        raise unknown()
    links = await _links(session, row)
    return TicketStory(
        ticket=ticket_of(row),
        events=await _events(session, row),
        files=await _files(session, row),
        visits=await _visits(session, row),
        follows=next((TicketLink(link.id, link.number) for link in links if link.id == row.follows_id), None),
        followed_by=next((TicketLink(link.id, link.number) for link in links if link.follows_id == row.id), None),
    )


def unknown() -> Unknown:
    return Unknown("There is no such ticket under this name.")


async def _events(session: AsyncSession, row: TicketRow) -> tuple[TicketEvent, ...]:
    found = await session.scalars(
        select(EventRow)
        .where(EventRow.ticket_id == row.id, EventRow.public)
        .order_by(EventRow.at.desc(), EventRow.id.desc())
        .limit(EVENTS_TOLD)
    )
    return tuple(event_of(event) for event in reversed(found.all()))


async def _files(session: AsyncSession, row: TicketRow) -> tuple[TicketFile, ...]:
    found = await session.scalars(select(FileRow).where(FileRow.ticket_id == row.id).order_by(FileRow.at, FileRow.id))
    return tuple(file_of(file) for file in found)


async def _visits(session: AsyncSession, row: TicketRow) -> tuple[TicketVisit, ...]:
    found = await session.scalars(
        select(Appointment).where(Appointment.ticket_id == row.id).order_by(Appointment.starts_at, Appointment.id)
    )
    return tuple(TicketVisit(visit.id, visit.kind, visit.state, visit.starts_at, visit.ends_at) for visit in found)


async def _links(session: AsyncSession, row: TicketRow) -> list[TicketRow]:
    """The one before and the ones after; of these the newest first."""
    found = await session.scalars(
        select(TicketRow)
        .where(or_(TicketRow.id == row.follows_id, TicketRow.follows_id == row.id))
        .order_by(TicketRow.opened_at.desc())
    )
    return list(found)


def ticket_of(row: TicketRow) -> Ticket:
    return Ticket(
        id=row.id,
        number=row.number,
        customer_id=row.customer_id,
        account_id=row.account_id,
        service_id=row.service_id,
        kind=row.kind,
        priority=row.priority,
        state=row.state,
        title=row.title,
        opened_at=row.opened_at,
        promised_at=row.promised_at,
        resolved_at=row.resolved_at,
        due_at=row.due_at,
        chases=row.chases,
        follows_id=row.follows_id,
    )


def event_of(row: EventRow) -> TicketEvent:
    by = Author(row.author, row.customer_id, row.agent_id)
    return TicketEvent(row.id, row.kind, row.text, row.at, by, row.until)


def file_of(row: FileRow) -> TicketFile:
    return TicketFile(row.id, row.ticket_id, row.name, row.media_type, row.size, row.at)
