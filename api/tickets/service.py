"""Decisions about tickets: who may see one, what it is about, and what is done to it in whose name."""

import re
import uuid

from api.access import accounts_of
from api.auth import Caller
from api.errors import NotAllowed, NotUnderstood
from api.paging import Asked, Page
from api.parts import Parts
from api.systems.base import Answered
from api.systems.ports.ticketing import Author, NewTicket, Ticket, TicketStory, TicketUnknown
from api.tickets import bringing_files
from api.tickets.rendering import Reader, brief_out, chase_out, receipt_out, ticket_out
from api.tickets.schemas import (
    ChaseOut,
    ClosingIn,
    CommentIn,
    NewTicketIn,
    ReopeningIn,
    TicketBriefOut,
    TicketOut,
    TicketReceiptOut,
)
from api.tickets.subject import subject_of
from models import ActorKind, Level
from models.base import now

LONGEST_TITLE = 80
SEEN_BY_HOLDER = "The account holder can see its number, what kind it is and how it stands, but not what you write."
NUMBER = re.compile(r"T?(\d{3,9})")


class NumberNotUnderstood(NotUnderstood):
    """A ticket's number is a T and some digits."""

    title = "That is not a ticket's number"


class NotYourTicket(NotAllowed):
    """Somebody else on the account opened it: the holder sees that it is there, and no more."""

    title = "Only who opened the ticket may do this"


def reader_of(parts: Parts, caller: Caller) -> Reader:
    return Reader(caller.require(Level.identified), parts.brand.name, parts.formats, now())


def author_of(caller: Caller) -> Author:
    """The assistant acts in the customer's name, an agent in their own."""
    if caller.actor is ActorKind.agent:
        return Author(ActorKind.agent, agent_id=caller.actor_id)
    return Author(ActorKind.customer, customer_id=caller.customer_id)


async def open_ticket(parts: Parts, caller: Caller, body: NewTicketIn, reference: str) -> TicketReceiptOut:
    about = await subject_of(parts, caller, body)
    new = NewTicket(
        customer_id=caller.require(Level.identified),
        kind=body.kind,
        title=body.title or title_of(body.text),
        text=body.text,
        account_id=about.account_id,
        service_id=about.service_id,
        conversation_id=caller.conversation_id,
        by=author_of(caller),
        refuse_twin=True,
    )
    ticket = await parts.systems.ticketing.open(new, reference=reference)
    await bringing_files.note(parts, caller, ticket.id)
    said = f"Your ticket is {ticket.number}."
    if about.is_held_by_another:
        said += f" {SEEN_BY_HOLDER}"
    return receipt_out(ticket, reader_of(parts, caller), said)


async def list_tickets(parts: Parts, caller: Caller, asked: Asked, *, only_open: bool) -> Page[TicketBriefOut]:
    customer_id = caller.require(Level.identified)
    found = await parts.systems.ticketing.tickets_of(
        customer_id, await held_ids(parts, caller), only_open=only_open, cursor=asked.cursor, limit=asked.limit
    )
    reader = reader_of(parts, caller)
    return Page(items=[brief_out(ticket, reader) for ticket in found.value.items], next=found.value.next)


async def show_ticket(parts: Parts, caller: Caller, ticket_id: uuid.UUID) -> TicketOut:
    return ticket_out(await seen(parts, caller, ticket_id), reader_of(parts, caller))


async def find_ticket(parts: Parts, caller: Caller, number: str) -> TicketOut:
    story = await parts.systems.ticketing.ticket_by_number(read_number(number))
    await _refuse_stranger(parts, caller, story.value.ticket)
    return ticket_out(story, reader_of(parts, caller))


async def comment(
    parts: Parts, caller: Caller, ticket_id: uuid.UUID, body: CommentIn, reference: str
) -> TicketReceiptOut:
    await own(parts, caller, ticket_id)
    by = author_of(caller)
    ticket = await parts.systems.ticketing.comment(ticket_id, body.text, by=by, reference=reference)
    return receipt_out(ticket, reader_of(parts, caller), f"Added to {ticket.number}.")


async def close(
    parts: Parts, caller: Caller, ticket_id: uuid.UUID, body: ClosingIn, reference: str
) -> TicketReceiptOut:
    await own(parts, caller, ticket_id)
    ticket = await parts.systems.ticketing.close(ticket_id, body.reason, by=author_of(caller), reference=reference)
    return receipt_out(ticket, reader_of(parts, caller), f"{ticket.number} is closed.")


async def reopen(
    parts: Parts, caller: Caller, ticket_id: uuid.UUID, body: ReopeningIn, reference: str
) -> TicketReceiptOut:
    await own(parts, caller, ticket_id)
    by = author_of(caller)
    ticket = await parts.systems.ticketing.reopen(ticket_id, body.text, by=by, reference=reference)
    said = f"{ticket.number} is open again." if ticket.id == ticket_id else f"We go on with this as {ticket.number}."
    return receipt_out(ticket, reader_of(parts, caller), said)


async def chase(parts: Parts, caller: Caller, ticket_id: uuid.UUID, reference: str) -> ChaseOut:
    await seen(parts, caller, ticket_id)
    told = await parts.systems.ticketing.chase(ticket_id, by=author_of(caller), reference=reference)
    return chase_out(told, reader_of(parts, caller))


async def seen(parts: Parts, caller: Caller, ticket_id: uuid.UUID) -> Answered[TicketStory]:
    """The ticket, if this customer may see it: they opened it, or it is about an account they hold."""
    story = await parts.systems.ticketing.ticket(ticket_id)
    await _refuse_stranger(parts, caller, story.value.ticket)
    return story


async def own(parts: Parts, caller: Caller, ticket_id: uuid.UUID) -> None:
    """What somebody wrote, and what becomes of it, is theirs: also where another pays for their line."""
    ticket = (await seen(parts, caller, ticket_id)).value.ticket
    if ticket.customer_id != caller.customer_id:
        raise NotYourTicket(f"Another person on the account opened {ticket.number}. They can go on with it.")


async def held_ids(parts: Parts, caller: Caller) -> tuple[uuid.UUID, ...]:
    accounts = (await accounts_of(parts.systems.account, caller)).value
    return tuple(account.id for account in accounts if account.holder_id == caller.customer_id)


def read_number(written: str) -> str:
    """As customers type it: in any case, with spaces or dashes, with or without the T."""
    found = NUMBER.fullmatch(re.sub(r"[\s.#-]", "", written).upper())
    if found is None or not found[1].isascii():
        raise NumberNotUnderstood("A ticket's number is a T and digits, like T19877.", field="number")
    return f"T{found[1]}"


def title_of(text: str) -> str:
    """The first line, cut after a whole word."""
    line = " ".join(text.strip().splitlines()[0].split())
    if len(line) <= LONGEST_TITLE:
        return line
    cut = line[: LONGEST_TITLE - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"


async def _refuse_stranger(parts: Parts, caller: Caller, ticket: Ticket) -> None:
    if ticket.customer_id == caller.require(Level.identified):
        return
    if ticket.account_id is None or ticket.account_id not in await held_ids(parts, caller):
        raise TicketUnknown("There is no such ticket under this name.")
