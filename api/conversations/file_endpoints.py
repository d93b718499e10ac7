"""Files of a conversation over HTTP: the raw bytes in, before the message that sends them; and out, to be seen."""

import uuid
from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Request, Response

from api.conversations import service
from api.conversations.schemas import FileOut
from api.conversations.service import ConversationClosed, ConversationUnknown
from api.errors import ContentTooLarge, answers
from api.files import keeping, repository
from api.files.handing_out import hand_out
from api.files.keeping import FileUnknown
from api.files.kinds import PDF, PICTURES, FileRefused
from api.limits import TooFast
from api.once import KeyMissing, KeyReused
from api.parts import CurrentParts
from api.sessions import SessionCookie, SessionUnknown, find_browser, source_of
from api.stores.base import FileGone, StoreAway
from models import ConversationOwner

router = APIRouter(
    prefix="/v1/conversations", tags=["conversations"], responses=answers(SessionUnknown, ConversationUnknown)
)
BYTES: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
# Nobody shows us more in a day; what is brought and not sent is thrown away after one.
A_DAY, A_DAY_FROM_ONE_PLACE = 40, 200
DAY = timedelta(days=1)


async def _mine(conversation_id: uuid.UUID, parts: CurrentParts, cookie: SessionCookie) -> ConversationOwner:
    """Whose conversation it is, looked up and let go: a slow telephone must not hold a connection meanwhile."""
    async with parts.database.transaction() as session:
        browser = await find_browser(session, cookie)
        if browser is None:
            raise SessionUnknown("This browser's session has ended. Open a new conversation to go on.")
        return (await service.own(session, browser, conversation_id)).owner


Mine = Annotated[ConversationOwner, Depends(_mine)]
Key = Annotated[
    str | None,
    Header(min_length=8, max_length=80, description="one for each file; the same one to bring it again"),
]


@router.post(
    "/{conversation_id}/files",
    status_code=201,
    responses=answers(ContentTooLarge, FileRefused, KeyMissing, KeyReused, ConversationClosed, TooFast, StoreAway),
    openapi_extra={"requestBody": {"required": True, "content": {"application/octet-stream": BYTES}}},
)
async def bring_file(
    conversation_id: uuid.UUID,
    name: Annotated[str, Query(min_length=1, max_length=300, description="the file's name", examples=["router.jpg"])],
    owner: Mine,
    request: Request,
    parts: CurrentParts,
    idempotency_key: Key = None,
) -> FileOut:
    """Brings a photo or a PDF, as the body itself, for a message to send. What is not sent within a day is removed."""
    if owner is ConversationOwner.closed:
        raise ConversationClosed("This conversation has ended. Open a new one to go on.")
    if idempotency_key is None:
        raise KeyMissing("Send a random Idempotency-Key, and the same one when you ask again.", field="Idempotency-Key")
    source = source_of(request)
    await parts.limits.count("files", str(conversation_id), times=A_DAY, within=DAY)
    await parts.limits.count("files-source", source, times=A_DAY_FROM_ONE_PLACE, within=DAY)
    found = await keeping.take_in(parts, conversation_id, name, idempotency_key, request.stream())
    return FileOut.model_validate(found, from_attributes=True)


@router.get(
    "/{conversation_id}/files/{file_id}",
    response_class=Response,
    responses={
        200: {"content": dict.fromkeys((*PICTURES, PDF), BYTES), "description": "the file"},
        **answers(FileUnknown, FileGone, StoreAway),
    },
)
async def show_file(conversation_id: uuid.UUID, file_id: uuid.UUID, _owner: Mine, parts: CurrentParts) -> Response:
    """A file of this conversation: a picture to look at, or a PDF to be saved."""
    async with parts.database.session() as session:
        found = await repository.of_conversation(session, conversation_id, file_id)
    return await hand_out(parts, found)
