"""What an agent follows as it happens: the messages of a conversation, and all that goes on beside them."""

import uuid
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent

from api.access import Anybody
from api.conversations.feed import Feed
from api.conversations.live_endpoints import Place
from api.conversations.schemas import Seq
from api.db import Transaction
from api.desk import watching
from api.desk.service import CurrentAgent
from api.parts import CurrentParts
from api.writing.reader import AgentReader

router = APIRouter()


async def _feed(
    conversation_id: uuid.UUID,
    request: Request,
    agent: CurrentAgent,
    transaction: Transaction,
    parts: CurrentParts,
    after: Place,
    notes_after: Annotated[Seq, Query(description="the last note that the page has")] = 0,
) -> Feed:
    conversation = await watching.look(request, parts, transaction, agent, conversation_id)
    return Feed(parts, AgentReader(agent.id, conversation.id, notes_after), after)


@router.get("/feed", response_class=EventSourceResponse)
async def follow_conversation_at_desk(
    feed: Annotated[Feed, Depends(_feed)], _caller: Anybody
) -> AsyncIterator[ServerSentEvent]:
    """Server-sent events as in the browser's feed; `typing` is the customer's, `conversation` tells how far they have
    read. Also `delivery` (how far a message has got), `note` (agents alone), `company` (who else has it open)."""
    async for event in feed.events():
        yield event
