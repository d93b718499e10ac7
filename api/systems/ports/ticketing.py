"""Cases that somebody works on until they are solved."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from api.errors import NotFound, Refused
from api.systems.base import Answered, Slice, change, read
from api.systems.ports.news import TicketNews
from api.systems.ports.ticket_story import (
    Author,
    Chase,
    FileContent,
    NewFile,
    Ticket,
    TicketEvent,
    TicketFile,
    TicketLink,
    TicketStory,
    TicketVisit,
)
from models import TicketKind, TicketPriority

__all__ = [
    "FILES_A_TICKET",
    "Author",
    "Chase",
    "ClosingReason",
    "FileContent",
    "NewFile",
    "NewTicket",
    "Ticket",
    "TicketAlreadyOpen",
    "TicketEvent",
    "TicketFile",
    "TicketFull",
    "TicketLink",
    "TicketOver",
    "TicketStillOpen",
    "TicketStory",
    "TicketUnknown",
    "TicketVisit",
    "TicketingSystem",
    "VisitStillBooked",
]

FILES_A_TICKET = 10


class TicketUnknown(NotFound):
    """No such ticket, or none of this customer's."""


class TicketAlreadyOpen(Refused):
    """There is an open ticket about the same thing; `ticket_id` and `number` name it."""

    title = "That is being looked after already"


class TicketOver(Refused):
    """It is solved or closed: nothing can be added to it or asked of it."""

    title = "That ticket is over"


class TicketStillOpen(Refused):
    """It is being worked on: there is nothing to reopen."""

    title = "That ticket is still open"


class VisitStillBooked(Refused):
    """Somebody is to come for it; `visit_id` names the visit."""

    title = "A visit is still booked for that ticket"


class TicketFull(Refused):
    """It has as many files as a ticket can have."""

    title = "That ticket has enough files"


class ClosingReason(StrEnum):
    solved = "solved"
    no_longer_needed = "no_longer_needed"


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
    # Without one, the customer.
    by: Author | None = None
    # The same words about the same service within ten minutes are refused, and the refusal names the open ticket.
    refuse_twin: bool = False


class TicketingSystem(TicketNews, Protocol):
    @change
    async def open(self, ticket: NewTicket, *, reference: str) -> Ticket:
        """Due times by kind and priority; the first event of its history is written with it."""

    @read
    async def tickets_of(
        self,
        customer_id: uuid.UUID,
        account_ids: tuple[uuid.UUID, ...],
        *,
        only_open: bool,
        cursor: str | None,
        limit: int,
    ) -> Answered[Slice[Ticket]]:
        """Those the customer opened and those about the accounts, newest first."""

    @read
    async def ticket(self, ticket_id: uuid.UUID) -> Answered[TicketStory]: ...

    @read
    async def ticket_by_number(self, number: str) -> Answered[TicketStory]: ...

    @change
    async def comment(self, ticket_id: uuid.UUID, text: str, *, by: Author, reference: str) -> Ticket:
        """An answer that was waited for sets the work going again."""

    @change
    async def close(self, ticket_id: uuid.UUID, reason: ClosingReason, *, by: Author, reference: str) -> Ticket:
        """VisitStillBooked while somebody is to come for it."""

    @change
    async def reopen(self, ticket_id: uuid.UUID, text: str, *, by: Author, reference: str) -> Ticket:
        """One solved within thirty days goes on; an older or a closed one is followed by a new ticket."""

    @change
    async def chase(self, ticket_id: uuid.UUID, *, by: Author, reference: str) -> Chase:
        """Counted once a day. From the second on, or where we are late, the ticket moves up."""

    @change
    async def attach(self, ticket_id: uuid.UUID, file: NewFile, *, by: Author, reference: str) -> TicketFile: ...

    @read
    async def file(self, ticket_id: uuid.UUID, file_id: uuid.UUID) -> Answered[FileContent]: ...

    @change
    async def note_visit(
        self, ticket_id: uuid.UUID, text: str, *, ends_at: datetime | None, by: Author, reference: str
    ) -> Ticket:
        """The visit for it was booked, moved or cancelled, as the text says. Its end is the new promised time."""

    @change
    async def resolve(self, ticket_id: uuid.UUID, text: str, *, by: Author, reference: str) -> Ticket:
        """Work is done, and the text says what it was."""
