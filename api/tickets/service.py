"""Decisions about tickets: who may see one, what it is about, and what is done to it in whose name."""

import re
import uuid

from api.access import WhichService, accounts_of, held_account, one_service
from api.auth import Caller
from api.errors import NotUnderstood
from api.paging import Asked, Page
from api.parts import Parts
from api.systems.base import Answered
from api.systems.ports.account import Account
from api.systems.ports.ticketing import Author, NewTicket, Ticket, TicketStory, TicketUnknown
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
from models import ActorKind, Level, ServiceState, TicketKind
from models.base import now

LONGEST_TITLE = 80
NUMBER = re.compile(r"T?(\d{3,9})")


class NumberNotUnderstood(NotUnderstood):
    """A ticket's number is a T and some digits."""

    title = "That is not a ticket's number"


def reader_of(parts: Parts, caller: Caller) -> Reader:
    return Reader(caller.require(Level.identified), parts.brand.name, parts.formats, now())


def author_of(caller: Caller) -> Author:
    """The assistant acts in the customer's name, an agent in their own."""
    if caller.actor is ActorKind.agent:
        return Author(ActorKind.agent, agent_id=caller.actor_id)
    return Author(ActorKind.customer, customer_id=caller.customer_id)


async def open_ticket(parts: Parts, caller: Caller, body: NewTicketIn, reference: str) -> TicketReceiptOut:
    account_id, service_id = await _about(parts, caller, body)
    new = NewTicket(
        customer_id=caller.require(Level.identified),
        kind=body.kind,
        title=body.title or title_of(body.text),
        text=body.text,
        account_id=account_id,
        service_id=service_id,
        conversation_id=caller.conversation_id,
        by=author_of(caller),
        refuse_twin=True,
    )
    ticket = await parts.systems.ticketing.open(new, reference=reference)
    return receipt_out(ticket, reader_of(parts, caller), f"Your ticket is {ticket.number}.")


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
    await seen(parts, caller, ticket_id)
    by = author_of(caller)
    ticket = await parts.systems.ticketing.comment(ticket_id, body.text, by=by, reference=reference)
    return receipt_out(ticket, reader_of(parts, caller), f"Added to {ticket.number}.")


async def close(
    parts: Parts, caller: Caller, ticket_id: uuid.UUID, body: ClosingIn, reference: str
) -> TicketReceiptOut:
    await seen(parts, caller, ticket_id)
    ticket = await parts.systems.ticketing.close(ticket_id, body.reason, by=author_of(caller), reference=reference)
    return receipt_out(ticket, reader_of(parts, caller), f"{ticket.number} is closed.")


async def reopen(
    parts: Parts, caller: Caller, ticket_id: uuid.UUID, body: ReopeningIn, reference: str
) -> TicketReceiptOut:
    await seen(parts, caller, ticket_id)
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


async def _about(parts: Parts, caller: Caller, body: NewTicketIn) -> tuple[uuid.UUID | None, uuid.UUID | None]:
    """The account and the service. A fault is about a service: which one has to be said where there are several."""
    systems = parts.systems.account
    if body.account_id is not None:
        await held_account(systems, caller, body.account_id)
    if body.service_id is not None:
        account, service = await one_service(systems, caller, body.service_id)
        if body.account_id not in (None, account.id):
            raise NotUnderstood("This service is not on that account.", field="service_id")
        return account.id, service.id
    accounts = (await accounts_of(systems, caller)).value
    if body.kind is TicketKind.fault:
        account_of_fault = _only_service(accounts, body.account_id)
        if account_of_fault is not None:
            return account_of_fault
    held = [account.id for account in accounts if account.holder_id == caller.customer_id]
    return body.account_id or next(iter(held), None), None


def _only_service(accounts: list[Account], account_id: uuid.UUID | None) -> tuple[uuid.UUID, uuid.UUID] | None:
    """Nothing where there is no service yet: a new customer's fault is a ticket too."""
    fitting = [
        (account.id, service)
        for account in accounts
        for service in account.services
        if account_id in (None, account.id) and service.state is not ServiceState.ceased
    ]
    if len(fitting) > 1:
        choices = [{"id": str(service.id), "label": service.label} for _, service in fitting]
        raise WhichService("There is more than one. Name it as `service_id`.", field="service_id", choices=choices)
    return (fitting[0][0], fitting[0][1].id) if fitting else None
