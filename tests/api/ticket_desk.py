"""A desk that takes cases in and remembers them, instead of the ticketing system."""

import uuid
from datetime import timedelta

from api.systems.ports.ticketing import NewTicket, Ticket
from models import TicketPriority, TicketState
from models.base import now


class TicketDesk:
    """One case for each reference, as the real one does it."""

    def __init__(self) -> None:
        self.asked: list[NewTicket] = []
        self.opened: dict[str, Ticket] = {}

    async def open(self, ticket: NewTicket, *, reference: str) -> Ticket:
        self.asked.append(ticket)
        return self.opened.setdefault(
            reference,
            Ticket(
                id=uuid.uuid4(),
                number=f"T9{len(self.opened) + 1:04}",
                customer_id=ticket.customer_id,
                account_id=ticket.account_id,
                service_id=ticket.service_id,
                kind=ticket.kind,
                priority=TicketPriority.normal,
                state=TicketState.opened,
                title=ticket.title,
                opened_at=now(),
                promised_at=now() + timedelta(days=1),
                resolved_at=None,
            ),
        )
