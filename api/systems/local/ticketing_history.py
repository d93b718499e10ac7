"""One change to a ticket: by whom, at what moment, and what it leaves in the ticket's history."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api.systems.local.due_times import WorkingHours, due_times
from api.systems.ports.ticketing import Author
from models import ActorKind, TicketEventKind, TicketPriority
from models import Ticket as TicketRow
from models import TicketEvent as EventRow

US = Author(ActorKind.system)


@dataclass(slots=True)
class Change:
    """Its events stand in the order they are written: each a microsecond after the one before."""

    session: AsyncSession
    hours: WorkingHours
    by: Author
    moment: datetime
    _written: int = field(default=0)

    def write(
        self,
        ticket: TicketRow,
        kind: TicketEventKind,
        text: str,
        *,
        by: Author | None = None,
        until: datetime | None = None,
        public: bool = True,
    ) -> EventRow:
        author = by or self.by
        event = EventRow(
            ticket_id=ticket.id,
            kind=kind,
            text=text,
            at=self.moment + timedelta(microseconds=self._written),
            author=author.kind,
            customer_id=author.customer_id,
            agent_id=author.agent_id,
            until=until,
            public=public,
        )
        self.session.add(event)
        self._written += 1
        return event

    def promise(self, ticket: TicketRow) -> None:
        """Says anew when the customer hears from us and when it is to be solved. What still holds is never put off."""
        due = due_times(ticket.kind, ticket.priority, self.moment, self.hours)
        self._say(ticket, self._sooner(ticket.promised_at, due.first_answer), self._sooner(ticket.due_at, due.solved))

    def promise_visit(self, ticket: TicketRow, ends_at: datetime) -> None:
        """The customer chose the time: news comes with the technician, and it can't be solved before."""
        due_at = ticket.due_at
        self._say(ticket, ends_at, None if due_at is None else max(due_at, ends_at))

    def _say(self, ticket: TicketRow, promised: datetime, solved: datetime | None) -> None:
        if promised != ticket.promised_at:
            self.write(ticket, TicketEventKind.promise, "", by=US, until=promised)
        if solved != ticket.due_at:
            self.write(ticket, TicketEventKind.due, "", by=US, until=solved)
        ticket.promised_at, ticket.due_at = promised, solved

    def prioritise(self, ticket: TicketRow, priority: TicketPriority) -> None:
        if priority is not ticket.priority:
            ticket.priority = priority
            self.write(ticket, TicketEventKind.priority, f"Moved up: it now has {priority.value} priority.", by=US)

    def _sooner(self, standing: datetime | None, new: datetime) -> datetime:
        return min(standing, new) if standing is not None and standing >= self.moment else new
