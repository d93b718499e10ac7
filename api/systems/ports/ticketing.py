"""Cases that somebody works on until they are solved."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from api.systems.base import change
from models import TicketKind, TicketPriority, TicketState


@dataclass(frozen=True, slots=True)
class Ticket:
    id: uuid.UUID
    number: str
    customer_id: uuid.UUID
    account_id: uuid.UUID | None
    service_id: uuid.UUID | None
    kind: TicketKind
    priority: TicketPriority
    state: TicketState
    title: str
    opened_at: datetime
    # When the customer was told to hear from us next.
    promised_at: datetime | None
    resolved_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewTicket:
    customer_id: uuid.UUID
    kind: TicketKind
    title: str
    # What the customer said, or what the assistant found out.
    text: str
    account_id: uuid.UUID | None = None
    service_id: uuid.UUID | None = None
    conversation_id: uuid.UUID | None = None
    # Without one, the kind's own.
    priority: TicketPriority | None = None


class TicketingSystem(Protocol):
    @change
    async def open(self, ticket: NewTicket, *, reference: str) -> Ticket:
        """Due times by kind and priority; the first event of its history is written with it."""
