"""What agents say to customers, over HTTP: the thread, sending, sending again, and files to send."""

import hashlib
import uuid
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from api.access import Anybody
from api.auth import AgentUnknown
from api.channels.mending import NotFailed
from api.conversations.attached import FileNotHere
from api.conversations.file_endpoints import A_DAY, BYTES, DAY, Key
from api.conversations.ownership import ChangedHands
from api.conversations.presence import NotWrittenYet
from api.conversations.schemas import LAST_SEQ, FileOut
from api.conversations.service import MessageIdReused
from api.db import Transaction
from api.desk import watching
from api.desk.service import CurrentAgent
from api.errors import ContentTooLarge, answers
from api.files import keeping
from api.files.kinds import FileRefused
from api.files.repository import DESK
from api.handoff.chats import NotTakenUp
from api.limits import TooFast
from api.once import KeyMissing, KeyReused
from api.parts import CurrentParts
from api.sessions import AgentCookie, find_agent
from api.stores.base import StoreAway
from api.writing import sending, thread
from api.writing.filling import PlaceLeft
from api.writing.schemas import DeliveryStateOut, DeskMessageOut, SayIn, ThreadOut
from api.writing.sending import SomethingCame
from api.writing.thread import MessageUnknown

router = APIRouter()
NOT_MINE = (ChangedHands, NotTakenUp)


@router.get("/messages")
async def list_thread(
    conversation_id: uuid.UUID,
    request: Request,
    agent: CurrentAgent,
    transaction: Transaction,
    parts: CurrentParts,
    _caller: Anybody,
    before: Annotated[int | None, Query(ge=1, le=LAST_SEQ, description="a page's `before`: what was said then")] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> ThreadOut:
    """The newest messages, or those before a place: who said each, on which channel, and how far it has got."""
    conversation = await watching.look(request, parts, transaction, agent, conversation_id)
    return await thread.page(transaction, conversation, before, limit)


@router.post(
    "/messages",
    status_code=201,
    responses=answers(*NOT_MINE, SomethingCame, MessageIdReused, PlaceLeft, FileNotHere, NotWrittenYet, TooFast),
)
async def send_as_agent(
    conversation_id: uuid.UUID,
    body: SayIn,
    agent: CurrentAgent,
    transaction: Transaction,
    parts: CurrentParts,
    _caller: Anybody,
) -> DeskMessageOut:
    """Says something to the customer, on the channel they are on. Safe to repeat: under the same `client_message_id` it
    is sent once. Refused where somebody has written after `seen_seq` (`came` names what), unless `anyway`; and where
    the conversation has changed hands (`agent_name` has it)."""
    message = await sending.say(parts, transaction, agent.agent_id, conversation_id, body)
    return await thread.one(transaction, message)


@router.post("/messages/{message_id}/resend", status_code=202, responses=answers(*NOT_MINE, MessageUnknown, NotFailed))
async def resend_message(
    conversation_id: uuid.UUID,
    message_id: uuid.UUID,
    agent: CurrentAgent,
    transaction: Transaction,
    parts: CurrentParts,
    _caller: Anybody,
) -> DeliveryStateOut:
    """Really sends it again, where it did not get through or nobody knows. Asked twice, the second is refused, so it
    needs no Idempotency-Key."""
    return await thread.resend(parts, transaction, agent.agent_id, conversation_id, message_id)


async def _writer(conversation_id: uuid.UUID, parts: CurrentParts, cookie: AgentCookie) -> uuid.UUID:
    """Looked up and let go: a slow upload must not hold a connection meanwhile."""
    async with parts.database.transaction() as session:
        agent = await find_agent(session, cookie)
        if agent is None:
            raise AgentUnknown("Log in at the desk first.")
        await sending.insist_on_mine(session, await sending.held(session, conversation_id), agent.agent_id)
        return agent.agent_id


@router.post(
    "/files",
    status_code=201,
    responses=answers(*NOT_MINE, ContentTooLarge, FileRefused, KeyMissing, KeyReused, TooFast, StoreAway),
    openapi_extra={"requestBody": {"required": True, "content": {"application/octet-stream": BYTES}}},
)
async def bring_file_to_send(
    conversation_id: uuid.UUID,
    name: Annotated[str, Query(min_length=1, max_length=300, description="the file's name", examples=["bill.pdf"])],
    writer: Annotated[uuid.UUID, Depends(_writer)],
    request: Request,
    parts: CurrentParts,
    _caller: Anybody,
    idempotency_key: Key = None,
) -> FileOut:
    """Brings a picture or a PDF, as the body itself, for a message to send. What is not sent within a day is
    removed."""
    if idempotency_key is None:
        raise KeyMissing("Send a random Idempotency-Key, and the same one when you ask again.", field="Idempotency-Key")
    await parts.limits.count("agent-files", str(writer), times=10 * A_DAY, within=DAY)
    found = await keeping.take_in(
        parts, conversation_id, name, _own_key(writer, idempotency_key), request.stream(), DESK
    )
    return FileOut.model_validate(found, from_attributes=True)


def _own_key(writer: uuid.UUID, key: str) -> str:
    """No customer, and no colleague, has brought anything under it."""
    return f"{DESK}:{hashlib.sha256(f'{writer}:{key}'.encode()).hexdigest()}"
