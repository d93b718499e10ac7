"""Putting conversations aside over HTTP."""

import uuid

from fastapi import APIRouter

from api.access import Anybody
from api.auth import AgentUnknown
from api.conversations import service as conversations
from api.conversations.ownership import ChangedHands
from api.conversations.schemas import ConversationOut
from api.conversations.service import ConversationUnknown
from api.db import Transaction
from api.desk.service import CurrentAgent
from api.errors import answers
from api.handoff import aside
from api.handoff.aside import NoSuchTime, TooManyAside
from api.handoff.chats import NotTakenUp, NotYours
from api.handoff.desk_schemas import AsideIn, AsideOut
from api.parts import CurrentParts

router = APIRouter(
    prefix="/v1/desk/conversations/{conversation_id}/aside",
    tags=["desk"],
    responses=answers(AgentUnknown, ConversationUnknown, ChangedHands, NotYours, NotTakenUp),
)


@router.put("", responses=answers(TooManyAside, NoSuchTime))
async def put_conversation_aside(
    conversation_id: uuid.UUID,
    body: AsideIn,
    agent: CurrentAgent,
    transaction: Transaction,
    parts: CurrentParts,
    _caller: Anybody,
) -> AsideOut:
    """Until a time, or until the customer writes. It comes back by itself, and sooner where an answer or the end is
    due sooner. Put aside again, the later word counts."""
    return await aside.put(parts, transaction, agent.agent_id, conversation_id, body)


@router.delete("")
async def take_conversation_back(
    conversation_id: uuid.UUID, agent: CurrentAgent, transaction: Transaction, parts: CurrentParts, _caller: Anybody
) -> ConversationOut:
    """It is among those that the agent answers now."""
    return await conversations.show(
        transaction, await aside.take_back(parts, transaction, agent.agent_id, conversation_id)
    )
