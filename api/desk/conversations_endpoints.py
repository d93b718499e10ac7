"""What an agent follows and tells as it happens: a conversation's feed, their writing, how far they have read."""

import uuid
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent

from api.access import Anybody
from api.auth import AgentUnknown
from api.conversations import service
from api.conversations.feed import Feed
from api.conversations.live_endpoints import Place
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


async def _feed(
    conversation_id: uuid.UUID,
    request: Request,
    agent: CurrentAgent,
    transaction: Transaction,
    parts: CurrentParts,
    after: Place,
) -> Feed:
    return await watching.follow(request, parts, transaction, agent, conversation_id, after)


@router.get("/feed", response_class=EventSourceResponse)
async def follow_conversation_at_desk(
    feed: Annotated[Feed, Depends(_feed)], _caller: Anybody
) -> AsyncIterator[ServerSentEvent]:
    """Server-sent events as in the browser's feed; `typing` is the customer's, `conversation` tells how far they have
    read."""
    async for event in feed.events():
        yield event


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
