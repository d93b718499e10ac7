"""A desk that takes cases in and remembers them, instead of the ticketing system."""

import uuid
from dataclasses import replace
from typing import cast

import pytest

from api.parts import Parts
from api.systems.faults import Faults
from api.systems.ports.ticketing import NewTicket, Ticket, TicketingSystem
from models import TicketPriority, TicketState
from models.base import now


class Desk:
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
                number=f"T9{len(self.opened):04}",
                customer_id=ticket.customer_id,
                account_id=ticket.account_id,
                service_id=ticket.service_id,
                kind=ticket.kind,
                priority=TicketPriority.normal,
                state=TicketState.opened,
                title=ticket.title,
                opened_at=now(),
                promised_at=now(),
                resolved_at=None,
            ),
        )


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def parts(request: pytest.FixtureRequest, parts: Parts, desk: Desk) -> Parts:
    """Marked `commits`, the real ticketing system stays: what two do at once is decided in it."""
    if request.node.get_closest_marker("commits"):
        return parts
    return replace(parts, systems=replace(parts.systems, ticketing=cast(TicketingSystem, desk)))


@pytest.fixture
def faults(parts: Parts) -> Faults:
    return Faults(parts.redis)
