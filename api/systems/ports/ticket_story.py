"""A ticket with all that belongs to it: its events, files and visits, and who did what."""

import base64
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer

from models import (
    ActorKind,
    AppointmentKind,
    AppointmentState,
    TicketEventKind,
    TicketKind,
    TicketPriority,
    TicketState,
)

# Small files are kept as last known, as other answers are; a whole day of large ones would fill the memory they lie in.
KEPT_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Author:
    """Who does something to a ticket; a customer also where the assistant does it in their name."""

    kind: ActorKind
    customer_id: uuid.UUID | None = None
    agent_id: uuid.UUID | None = None


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
    # When it is to be solved.
    due_at: datetime | None = None
    # How often news was asked for, at most once a day.
    chases: int = 0
    # The closed ticket that it goes on with.
    follows_id: uuid.UUID | None = None

    @property
    def is_over(self) -> bool:
        return self.state in (TicketState.resolved, TicketState.closed)

    def is_late(self, moment: datetime) -> bool:
        """We did not keep what was promised."""
        return not self.is_over and any(time < moment for time in (self.promised_at, self.due_at) if time)


@dataclass(frozen=True, slots=True)
class TicketEvent:
    id: uuid.UUID
    kind: TicketEventKind
    text: str
    at: datetime
    by: Author
    # The time it speaks of, where it speaks of one.
    until: datetime | None


@dataclass(frozen=True, slots=True)
class TicketFile:
    id: uuid.UUID
    ticket_id: uuid.UUID
    name: str
    media_type: str
    size: int
    at: datetime


@dataclass(frozen=True, slots=True)
class NewFile:
    name: str
    media_type: str
    content: bytes


def _kept(content: bytes) -> str | None:
    return base64.b64encode(content).decode() if len(content) <= KEPT_BYTES else None


def _read_back(kept: object) -> object:
    return base64.b64decode(kept) if isinstance(kept, str) else kept


@dataclass(frozen=True, slots=True)
class FileContent:
    file: TicketFile
    content: Annotated[bytes, PlainSerializer(_kept, when_used="json"), BeforeValidator(_read_back)]


@dataclass(frozen=True, slots=True)
class TicketVisit:
    id: uuid.UUID
    kind: AppointmentKind
    state: AppointmentState
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class TicketLink:
    id: uuid.UUID
    number: str


@dataclass(frozen=True, slots=True)
class TicketStory:
    """A ticket with all that customers may know of it. What staff note for each other is not in it."""

    ticket: Ticket
    # Oldest first; of very many, the newest.
    events: tuple[TicketEvent, ...]
    files: tuple[TicketFile, ...]
    visits: tuple[TicketVisit, ...]
    follows: TicketLink | None
    followed_by: TicketLink | None


@dataclass(frozen=True, slots=True)
class Chase:
    """What became of asking for news."""

    ticket: Ticket
    # False where it had been asked for that day already, or where we wait for the customer.
    counted: bool
    was_late: bool
