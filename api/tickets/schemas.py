"""What tickets take and send over the wire."""

import uuid
from datetime import datetime

from pydantic import BaseModel, Field

from api.bodies import Body, Line, Text
from api.systems.ports.ticketing import ClosingReason
from models import AppointmentKind, AppointmentState, TicketEventKind, TicketKind, TicketPriority, TicketState


class NewTicketIn(Body):
    kind: TicketKind = Field(description="what it is about: a fault, money, how we did, or something to be done")
    text: Text = Field(examples=["The line drops every evening around eight."])
    title: Line | None = Field(default=None, description="without one, the beginning of the text")
    service_id: uuid.UUID | None = Field(default=None, description="a fault is about a service: the only one, or named")
    account_id: uuid.UUID | None = Field(default=None, description="without one, the account that the customer holds")


class CommentIn(Body):
    text: Text


class ReopeningIn(Body):
    text: Text = Field(description="what is still wrong", examples=["It dropped again last night."])


class ClosingIn(Body):
    reason: ClosingReason = ClosingReason.solved


class TicketTimeOut(BaseModel):
    iso: datetime
    display: str = Field(examples=["Thu 26 November, 17:00"])


class TicketBriefOut(BaseModel):
    id: uuid.UUID
    number: str = Field(description="what a customer can name", examples=["T19877"])
    kind: TicketKind
    priority: TicketPriority
    state: TicketState
    state_text: str = Field(description="the state in plain words", examples=["We are working on it."])
    is_open: bool
    is_yours: bool = Field(description="false where another person on the account opened it: only its outside is shown")
    title: str
    account_id: uuid.UUID | None
    service_id: uuid.UUID | None
    opened: TicketTimeOut
    promised: TicketTimeOut | None = Field(description="when the customer hears from us next; null once it is over")
    solve_by: TicketTimeOut | None = Field(description="when it is to be solved; null once it is over")
    is_late: bool = Field(description="true where we did not keep one of these times")
    solved: TicketTimeOut | None
    chases: int = Field(description="how often news was asked for, at most once a day")


class TicketEventOut(BaseModel):
    id: uuid.UUID
    kind: TicketEventKind
    text: str
    at: TicketTimeOut
    by: str = Field(description="You, the operator's name, or another person on the account", examples=["You"])


class TicketFileOut(BaseModel):
    id: uuid.UUID
    ticket_id: uuid.UUID
    name: str = Field(examples=["router.jpg"])
    media_type: str = Field(examples=["image/jpeg"])
    size: int = Field(description="in bytes")
    at: TicketTimeOut


class TicketVisitOut(BaseModel):
    id: uuid.UUID
    kind: AppointmentKind
    state: AppointmentState
    starts: TicketTimeOut
    ends: TicketTimeOut


class TicketLinkOut(BaseModel):
    id: uuid.UUID
    number: str


class TicketOut(TicketBriefOut):
    """A ticket with all that happened to it, oldest first; nothing of that to who did not open it."""

    events: list[TicketEventOut]
    files: list[TicketFileOut]
    visits: list[TicketVisitOut] = Field(description="technicians' visits for this ticket")
    follows: TicketLinkOut | None = Field(description="the closed ticket that this one goes on with")
    followed_by: TicketLinkOut | None = Field(description="the ticket that goes on with this one")
    as_of: str = Field(description="when the ticketing system said so", examples=["10:40"])


class TicketReceiptOut(BaseModel):
    """What was done to a ticket, and how it stands now."""

    ticket: TicketBriefOut
    text: str = Field(
        description="what comes next, in a sentence or two", examples=["We will be in touch by Mon 23 November, 10:00."]
    )


class ChaseOut(TicketReceiptOut):
    counted: bool = Field(description="false where news was asked for today already, or where we wait for an answer")
    was_late: bool = Field(description="true where we had not kept a promise when news was asked for")
