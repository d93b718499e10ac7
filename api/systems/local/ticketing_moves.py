"""What can be done to a ticket that is there: legal moves only, each told in its history. The row is locked."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import select

from api.systems.local.due_times import raised
from api.systems.local.ticketing_history import US, Change
from api.systems.local.ticketing_opening import OVER, follow_up
from api.systems.ports.ticketing import ClosingReason, TicketOver, TicketStillOpen, VisitStillBooked
from models import Appointment, AppointmentState, TicketEventKind, TicketState
from models import Ticket as TicketRow
from models import TicketEvent as EventRow

REOPENED_WITHIN = timedelta(days=30)
CLOSED_BECAUSE = {
    ClosingReason.solved: "Closed: it is solved.",
    ClosingReason.no_longer_needed: "Closed: it is no longer needed.",
}
Move = Callable[[Change, TicketRow], None]


def commented(text: str) -> Move:
    def move(change: Change, ticket: TicketRow) -> None:
        refuse_over(ticket)
        change.write(ticket, TicketEventKind.comment, text)
        if ticket.state is TicketState.waiting_for_customer:
            ticket.state = TicketState.in_progress
            change.write(ticket, TicketEventKind.moved, "Thank you, we go on with it.", by=US)
            change.promise(ticket)

    return move


def closed(reason: ClosingReason) -> Move:
    def move(change: Change, ticket: TicketRow) -> None:
        if ticket.state is TicketState.closed:
            raise TicketOver(f"{ticket.number} is closed already.", number=ticket.number, state=ticket.state.value)
        ticket.state = TicketState.closed
        ticket.resolved_at = ticket.resolved_at or change.moment
        ticket.promised_at = None
        change.write(ticket, TicketEventKind.closed, CLOSED_BECAUSE[reason])

    return move


def visit_noted(text: str, ends_at: datetime | None) -> Move:
    """Told also where the ticket is over; promised only where it is not."""

    def move(change: Change, ticket: TicketRow) -> None:
        change.write(ticket, TicketEventKind.visit, text)
        if ticket.state in OVER:
            return
        if ends_at is None:
            change.promise(ticket)
        else:
            change.promise_visit(ticket, ends_at)

    return move


async def refuse_coming_visit(change: Change, ticket: TicketRow) -> None:
    """Nobody should come for nothing; and a visit that was waited for is not cancelled behind the customer's back."""
    visit = await change.session.scalar(
        select(Appointment)
        .where(
            Appointment.ticket_id == ticket.id,
            Appointment.state.in_((AppointmentState.booked, AppointmentState.on_the_way)),
            Appointment.ends_at > change.moment,
        )
        .order_by(Appointment.starts_at)
        .limit(1)
    )
    if visit is not None:
        starts = visit.starts_at.astimezone(change.hours.timezone)
        raise VisitStillBooked(
            f"A technician comes for {ticket.number} on {starts:%A} {starts.day} {starts:%B} from {starts:%H:%M}. "
            "If nobody has to come, cancel that visit first. If somebody has, close this after it.",
            visit_id=str(visit.id),
            starts_at=visit.starts_at.isoformat(),
        )


def resolved(text: str) -> Move:
    def move(change: Change, ticket: TicketRow) -> None:
        refuse_over(ticket)
        ticket.state, ticket.resolved_at, ticket.promised_at = TicketState.resolved, change.moment, None
        change.write(ticket, TicketEventKind.resolved, text)

    return move


async def reopened(change: Change, ticket: TicketRow, text: str) -> TicketRow:
    """The same ticket where it was solved not long ago, else the one that follows it."""
    if ticket.state not in OVER:
        detail = f"{ticket.number} is open, and we are at it. Add to it if there is more to say."
        raise TicketStillOpen(detail, number=ticket.number)
    solved_at = ticket.resolved_at
    assert solved_at is not None  # the table says so
    if ticket.state is TicketState.closed or solved_at < change.moment - REOPENED_WITHIN:
        return await follow_up(change, ticket, text)
    ticket.state, ticket.resolved_at = TicketState.in_progress, None
    # What was promised before it was solved is over.
    ticket.promised_at = ticket.due_at = None
    change.write(ticket, TicketEventKind.reopened, text)
    change.promise(ticket)
    return ticket


def chased(change: Change, ticket: TicketRow) -> EventRow:
    """The event tells by itself what came of it: public where it counts, until when we had promised where we were late.

    One that does not count is kept for staff alone.
    """
    refuse_over(ticket)
    standing = [time for time in (ticket.promised_at, ticket.due_at) if time is not None]
    waits = ticket.state is TicketState.waiting_for_customer
    counts = not waits and not _was_chased_today(change, ticket)
    until = min(standing, default=None)
    event = change.write(ticket, TicketEventKind.chased, "Asked for news.", until=until, public=counts)
    if counts:
        ticket.chases, ticket.chased_at = ticket.chases + 1, change.moment
        if ticket.chases > 1 or was_late(event):
            change.prioritise(ticket, raised(ticket.priority))
        change.promise(ticket)
    return event


def was_late(chase: EventRow) -> bool:
    return chase.until is not None and chase.until < chase.at


def refuse_over(ticket: TicketRow) -> None:
    if ticket.state in OVER:
        told = "closed" if ticket.state is TicketState.closed else "solved"
        detail = f"{ticket.number} is {told}. Reopen it and tell us what is still wrong."
        raise TicketOver(detail, number=ticket.number, state=ticket.state.value)


def _was_chased_today(change: Change, ticket: TicketRow) -> bool:
    clock = change.hours.timezone
    last = ticket.chased_at
    return last is not None and last.astimezone(clock).date() == change.moment.astimezone(clock).date()
