"""What an agent tells as it happens: that they look at a conversation and write in it, how far they have read."""

import uuid

from fastapi import APIRouter, Request

from api.access import Anybody
from api.auth import AgentUnknown
from api.conversations import service
from api.conversations.presence import NotWrittenYet
from api.conversations.schemas import ConversationOut, SeenIn
from api.conversations.service import ConversationClosed, ConversationUnknown
from api.db import Transaction
from api.desk import watching
from api.desk.service import CurrentAgent
from api.desk.watching import NotWithAgents
from api.errors import answers
from api.limits import TooFast
from api.parts import CurrentParts

router = APIRouter(
    prefix="/v1/desk/conversations/{conversation_id}",
    tags=["desk"],
    responses=answers(AgentUnknown, ConversationUnknown),
)


@router.get("")
async def watch_conversation(
    conversation_id: uuid.UUID,
    request: Request,
    agent: CurrentAgent,
    transaction: Transaction,
    parts: CurrentParts,
    _caller: Anybody,
) -> ConversationOut:
    """Who answers, how far it has come, and how far each side has read."""
    return await service.show(transaction, await watching.look(request, parts, transaction, agent, conversation_id))


@router.put("/typing", status_code=204, responses=answers(NotWithAgents, ConversationClosed, TooFast))
async def tell_of_agent_typing(
    conversation_id: uuid.UUID,
    agent: CurrentAgent,
    transaction: Transaction,
    parts: CurrentParts,
    _caller: Anybody,
) -> None:
    """The agent is writing. It is over by itself after a few seconds, and kept nowhere."""
    await watching.write(parts, transaction, agent, conversation_id)


@router.put("/seen", status_code=204, responses=answers(NotWrittenYet))
async def note_seen_by_agent(
    conversation_id: uuid.UUID,
    body: SeenIn,
    _agent: CurrentAgent,
    transaction: Transaction,
    parts: CurrentParts,
    _caller: Anybody,
) -> None:
    """An agent has read everything up to this message; the customer's page says so."""
    await watching.read(parts, transaction, conversation_id, body.seq)
