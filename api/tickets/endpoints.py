"""Tickets over HTTP: for a signed-in browser, an agent's desk, and the bot on a customer's behalf."""

import uuid
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query

from api.access import AccountUnknown, Known, NotAccountHolder, ServiceUnknown, WhichService
from api.errors import answers
from api.once import DoneOnce
from api.paging import AskedPage, CursorNotUnderstood, Page
from api.parts import CurrentParts
from api.systems.ports.ticketing import TicketAlreadyOpen, TicketOver, TicketStillOpen, TicketUnknown, VisitStillBooked
from api.tickets import file_endpoints, service
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
from api.tickets.service import NotYourTicket, NumberNotUnderstood

router = APIRouter(
    prefix="/v1/tickets",
    tags=["tickets"],
    responses=answers(TicketUnknown),
)


@router.get("", responses=answers(CursorNotUnderstood))
async def list_tickets(
    caller: Known,
    parts: CurrentParts,
    asked: AskedPage,
    state: Annotated[Literal["open", "all"], Query(description="open: only what is not over")] = "all",
) -> Page[TicketBriefOut]:
    """The customer's tickets and those about their account, newest first."""
    return await service.list_tickets(parts, caller, asked, only_open=state == "open")


@router.post(
    "",
    status_code=201,
    responses=answers(TicketAlreadyOpen, WhichService, ServiceUnknown, AccountUnknown, NotAccountHolder),
)
async def open_ticket(caller: Known, parts: CurrentParts, body: NewTicketIn, once: DoneOnce) -> TicketReceiptOut:
    """Opens a ticket; the same words again within ten minutes are refused with the number of the open one."""
    return await once.run(TicketReceiptOut, lambda reference: service.open_ticket(parts, caller, body, reference))


@router.get("/by-number/{number}", responses=answers(NumberNotUnderstood))
async def find_ticket(
    caller: Known, parts: CurrentParts, number: Annotated[str, Path(max_length=40, examples=["T19877"])]
) -> TicketOut:
    """A ticket by its number, however the customer types it."""
    return await service.find_ticket(parts, caller, number)


@router.get("/{ticket_id}")
async def show_ticket(caller: Known, ticket_id: uuid.UUID, parts: CurrentParts) -> TicketOut:
    """A ticket: how it stands, what was promised, and what happened so far."""
    return await service.show_ticket(parts, caller, ticket_id)


@router.post("/{ticket_id}/comments", status_code=201, responses=answers(TicketOver, NotYourTicket))
async def comment_ticket(
    caller: Known, ticket_id: uuid.UUID, parts: CurrentParts, body: CommentIn, once: DoneOnce
) -> TicketReceiptOut:
    """Adds words to an open ticket; an answer we waited for sets the work going again."""
    return await once.run(
        TicketReceiptOut, lambda reference: service.comment(parts, caller, ticket_id, body, reference)
    )


@router.post("/{ticket_id}/closing", responses=answers(TicketOver, VisitStillBooked, NotYourTicket))
async def close_ticket(
    caller: Known, ticket_id: uuid.UUID, parts: CurrentParts, body: ClosingIn, once: DoneOnce
) -> TicketReceiptOut:
    """Closes a ticket that is solved or no longer needed. A visit that is booked for it is cancelled first."""
    return await once.run(TicketReceiptOut, lambda reference: service.close(parts, caller, ticket_id, body, reference))


@router.post("/{ticket_id}/reopening", responses=answers(TicketStillOpen, TicketAlreadyOpen, NotYourTicket))
async def reopen_ticket(
    caller: Known, ticket_id: uuid.UUID, parts: CurrentParts, body: ReopeningIn, once: DoneOnce
) -> TicketReceiptOut:
    """Goes on with a ticket solved within 30 days; an older or closed one is followed by a new ticket."""
    return await once.run(TicketReceiptOut, lambda reference: service.reopen(parts, caller, ticket_id, body, reference))


@router.post("/{ticket_id}/chasing", responses=answers(TicketOver))
async def chase_ticket(caller: Known, ticket_id: uuid.UUID, parts: CurrentParts, once: DoneOnce) -> ChaseOut:
    """Asks for news: counted once a day, answered with a time, and moved up the second time or where we are late."""
    return await once.run(ChaseOut, lambda reference: service.chase(parts, caller, ticket_id, reference))


router.include_router(file_endpoints.router)
