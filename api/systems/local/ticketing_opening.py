"""How a ticket comes to be: its number, its due times, and not the same words twice."""

import uuid
from datetime import timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.systems.local.due_times import OWN_PRIORITY, due_times
from api.systems.local.ticketing_history import Change
from api.systems.ports.ticketing import Author, NewTicket, TicketAlreadyOpen
from models import TICKET_NUMBER, ActorKind, Customer, TicketEventKind, TicketState, new_id
from models import Ticket as TicketRow
from models import TicketEvent as EventRow

TWIN_WITHIN = timedelta(minutes=10)
OVER = (TicketState.resolved, TicketState.closed)
LOCKED = select(Customer.id).where(Customer.id == bindparam("customer_id")).with_for_update(key_share=True)
RECENT = (
    select(TicketRow.id, TicketRow.number, EventRow.text)
    .join(EventRow, (EventRow.ticket_id == TicketRow.id) & (EventRow.kind == TicketEventKind.opened))
    .where(
        TicketRow.customer_id == bindparam("customer_id"),
        TicketRow.service_id.is_not_distinct_from(bindparam("service_id", type_=TicketRow.service_id.type)),
        TicketRow.state.not_in(OVER),
        TicketRow.opened_at > bindparam("since"),
    )
    .order_by(TicketRow.opened_at)
)


async def open_ticket(change: Change, new: NewTicket, *, follows_id: uuid.UUID | None = None) -> TicketRow:
    if new.refuse_twin:
        await _refuse_twin(change, new)
    row = await _row(change, new)
    row.follows_id = follows_id
    change.session.add(row)
    await change.session.flush()
    change.write(row, TicketEventKind.opened, new.text)
    return row


async def _row(change: Change, new: NewTicket) -> TicketRow:
    priority = new.priority or OWN_PRIORITY[new.kind]
    due = due_times(new.kind, priority, change.moment, change.hours)
    return TicketRow(
        id=new_id(),
        number=f"T{await change.session.scalar(TICKET_NUMBER)}",
        customer_id=new.customer_id,
        account_id=new.account_id,
        service_id=new.service_id,
        conversation_id=new.conversation_id,
        kind=new.kind,
        priority=priority,
        state=TicketState.opened,
        title=new.title,
        opened_at=change.moment,
        promised_at=due.first_answer,
        due_at=due.solved,
        chases=0,
    )


async def _refuse_twin(change: Change, new: NewTicket) -> None:
    """One customer's tickets are opened one after the other: two at once would not see each other."""
    session = change.session
    await session.execute(LOCKED, {"customer_id": new.customer_id})
    asked = {"customer_id": new.customer_id, "service_id": new.service_id, "since": change.moment - TWIN_WITHIN}
    recent = await session.execute(RECENT, asked)
    for ticket_id, number, text in recent:
        if _words(text) == _words(new.text):
            detail = f"We have this already: it is open as {number}. Add to that one if there is more to say."
            raise TicketAlreadyOpen(detail, ticket_id=str(ticket_id), number=number)


async def follow_up(change: Change, over: TicketRow, text: str) -> TicketRow:
    """A new ticket that goes on where a closed one ended. There is one at a time."""
    going_on = await _open_follow_up(change.session, over.id)
    if going_on is not None:
        detail = f"{over.number} goes on as {going_on.number}, which is open. Add to that one if there is more to say."
        raise TicketAlreadyOpen(detail, ticket_id=str(going_on.id), number=going_on.number)
    new = NewTicket(
        customer_id=over.customer_id,
        kind=over.kind,
        title=over.title,
        text=text,
        account_id=over.account_id,
        service_id=over.service_id,
        conversation_id=over.conversation_id,
        priority=over.priority,
    )
    opened = await open_ticket(change, new, follows_id=over.id)
    change.write(over, TicketEventKind.reopened, f"It goes on as {opened.number}.")
    return opened


async def _open_follow_up(session: AsyncSession, ticket_id: uuid.UUID) -> TicketRow | None:
    found = await session.scalars(
        select(TicketRow).where(TicketRow.follows_id == ticket_id, TicketRow.state.not_in(OVER)).limit(1)
    )
    return found.first()


def author_of(new: NewTicket) -> Author:
    return new.by or Author(ActorKind.customer, customer_id=new.customer_id)


def _words(text: str) -> str:
    return " ".join(text.casefold().split())
