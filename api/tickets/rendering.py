"""Tickets as they go over the wire: states in plain words, times in the brand's format, and who did what."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from api.formats import Formats
from api.systems.base import Answered
from api.systems.ports.ticketing import Author, Chase, Ticket, TicketEvent, TicketFile, TicketLink, TicketStory
from api.tickets.schemas import (
    ChaseOut,
    TicketBriefOut,
    TicketEventOut,
    TicketFileOut,
    TicketLinkOut,
    TicketOut,
    TicketReceiptOut,
    TicketTimeOut,
    TicketVisitOut,
)
from models import ActorKind, TicketEventKind, TicketKind, TicketState

STATES = {
    TicketState.opened: "We have it, and will look into it.",
    TicketState.in_progress: "We are working on it.",
    TicketState.waiting_for_customer: "We need an answer from you to go on.",
    TicketState.resolved: "Solved. Tell us within 30 days if it is not.",
    TicketState.closed: "Closed.",
}
# What an account holder reads over a ticket that another person opened.
OUTSIDE = {
    TicketKind.fault: "A fault that another person on the account reported",
    TicketKind.billing: "A question about money of another person on the account",
    TicketKind.complaint: "A complaint of another person on the account",
    TicketKind.request: "A request of another person on the account",
}
# Events of ours that speak of a time: what they say before it.
UNTIL = {
    TicketEventKind.promise: "We will be in touch by",
    TicketEventKind.due: "We aim to have it solved by",
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, in whose words, and when."""

    customer_id: uuid.UUID
    operator: str
    formats: Formats
    moment: datetime

    def has_opened(self, ticket: Ticket) -> bool:
        return ticket.customer_id == self.customer_id

    def time(self, moment: datetime) -> TicketTimeOut:
        day = self.formats.day(self.formats.today(moment)).display
        return TicketTimeOut(iso=moment, display=f"{day}, {self.formats.clock(moment)}")

    def maybe(self, moment: datetime | None) -> TicketTimeOut | None:
        return None if moment is None else self.time(moment)


def ticket_out(answer: Answered[TicketStory], reader: Reader) -> TicketOut:
    story = answer.value
    is_yours = reader.has_opened(story.ticket)
    visits = [
        TicketVisitOut(
            id=visit.id,
            kind=visit.kind,
            state=visit.state,
            starts=reader.time(visit.starts_at),
            ends=reader.time(visit.ends_at),
        )
        for visit in story.visits
    ]
    return TicketOut(
        **brief_out(story.ticket, reader).model_dump(),
        events=[_event(event, story.ticket, reader) for event in story.events] if is_yours else [],
        files=[file_out(file, reader) for file in story.files] if is_yours else [],
        visits=visits,
        follows=_link(story.follows),
        followed_by=_link(story.followed_by),
        as_of=reader.formats.clock(answer.as_of),
    )


def brief_out(ticket: Ticket, reader: Reader) -> TicketBriefOut:
    """The title is often the first of what was written."""
    is_yours = reader.has_opened(ticket)
    return TicketBriefOut(
        id=ticket.id,
        number=ticket.number,
        kind=ticket.kind,
        priority=ticket.priority,
        state=ticket.state,
        state_text=STATES[ticket.state],
        is_open=not ticket.is_over,
        is_yours=is_yours,
        title=ticket.title if is_yours else OUTSIDE[ticket.kind],
        account_id=ticket.account_id,
        service_id=ticket.service_id,
        opened=reader.time(ticket.opened_at),
        promised=None if ticket.is_over else reader.maybe(ticket.promised_at),
        solve_by=None if ticket.is_over else reader.maybe(ticket.due_at),
        is_late=ticket.is_late(reader.moment),
        solved=reader.maybe(ticket.resolved_at),
        chases=ticket.chases,
    )


def file_out(file: TicketFile, reader: Reader) -> TicketFileOut:
    return TicketFileOut(
        id=file.id,
        ticket_id=file.ticket_id,
        name=file.name,
        media_type=file.media_type,
        size=file.size,
        at=reader.time(file.at),
    )


def receipt_out(ticket: Ticket, reader: Reader, said: str) -> TicketReceiptOut:
    """What was done, and what comes next."""
    return TicketReceiptOut(ticket=brief_out(ticket, reader), text=f"{said} {_next(ticket, reader)}".strip())


def chase_out(chase: Chase, reader: Reader) -> ChaseOut:
    return ChaseOut(
        ticket=brief_out(chase.ticket, reader),
        text=f"{_chase_said(chase)} {_next(chase.ticket, reader)}".strip(),
        counted=chase.counted,
        was_late=chase.was_late,
    )


def _chase_said(chase: Chase) -> str:
    ticket = chase.ticket
    if ticket.state is TicketState.waiting_for_customer:
        return f"{ticket.number} waits for an answer from you."
    sorry = "We are late with this, and we are sorry." if chase.was_late else ""
    if not chase.counted:
        return f"{sorry} You asked today, and the team has seen it.".strip()
    if chase.was_late or ticket.chases > 1:
        return f"{sorry} {ticket.number} now has {ticket.priority.value} priority.".strip()
    return "The team knows that you wait for news."


def _next(ticket: Ticket, reader: Reader) -> str:
    if ticket.state is TicketState.waiting_for_customer:
        return "Answer in a comment, and we go on."
    if ticket.is_over:
        return "If it comes back, reopen it and we go on from here."
    if ticket.promised_at is None or ticket.promised_at < reader.moment:
        return "Ask for news, and we will give you a new time."
    return f"We will be in touch by {reader.time(ticket.promised_at).display}."


def _event(event: TicketEvent, ticket: Ticket, reader: Reader) -> TicketEventOut:
    text = event.text
    if not text and event.until is not None and event.kind in UNTIL:
        text = f"{UNTIL[event.kind]} {reader.time(event.until).display}."
    return TicketEventOut(
        id=event.id, kind=event.kind, text=text, at=reader.time(event.at), by=_by(event.by, ticket, reader)
    )


def _by(author: Author, ticket: Ticket, reader: Reader) -> str:
    """Staff speak for the operator. What was written before authors were kept is of whoever opened the ticket."""
    if author.kind is not ActorKind.customer:
        return reader.operator
    return (
        "You" if (author.customer_id or ticket.customer_id) == reader.customer_id else "Another person on the account"
    )


def _link(link: TicketLink | None) -> TicketLinkOut | None:
    return None if link is None else TicketLinkOut(id=link.id, number=link.number)
