"""Files of tickets over HTTP: the raw bytes in, and the same bytes out."""

import uuid
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Request, Response

from api.access import Known
from api.errors import ContentTooLarge, answers
from api.once import DoneOnce
from api.parts import CurrentParts
from api.systems.ports.ticketing import NewFile, TicketFull, TicketOver
from api.tickets import attaching
from api.tickets.file_checks import LOOKS, UNTOLD, FileNotAccepted
from api.tickets.schemas import TicketFileOut
from api.tickets.service import NotYourTicket

router = APIRouter()
BYTES: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
TOLD = "The bytes of the file. Its own media type may be named instead, and then it has to be that."


async def _bytes(request: Request) -> bytes:
    return await request.body()


@router.post(
    "/{ticket_id}/files",
    status_code=201,
    responses=answers(ContentTooLarge, FileNotAccepted, TicketFull, TicketOver, NotYourTicket),
    openapi_extra={"requestBody": {"required": True, "description": TOLD, "content": {UNTOLD: BYTES}}},
)
async def attach_file(
    caller: Known,
    ticket_id: uuid.UUID,
    name: Annotated[str, Query(min_length=1, max_length=300, description="the file's name", examples=["router.jpg"])],
    parts: CurrentParts,
    once: DoneOnce,
    content: Annotated[bytes, Depends(_bytes)],
    content_type: Annotated[str | None, Header(include_in_schema=False)] = None,
) -> TicketFileOut:
    """A photo (PNG, JPEG, WebP), a PDF or plain text of at most 5 MB, as the body itself; ten a ticket."""
    sent = NewFile(name, content_type or "", content)
    return await once.run(TicketFileOut, lambda reference: attaching.attach(parts, caller, ticket_id, sent, reference))


@router.get(
    "/{ticket_id}/files/{file_id}",
    response_class=Response,
    responses={
        200: {"content": dict.fromkeys(LOOKS, BYTES), "description": "the file, to be saved"},
        **answers(NotYourTicket),
    },
)
async def show_file(caller: Known, ticket_id: uuid.UUID, file_id: uuid.UUID, parts: CurrentParts) -> Response:
    """A file as it was sent in; never shown inside a page."""
    return await attaching.hand_out(parts, caller, ticket_id, file_id)
