"""A desk's own feed over HTTP."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.sse import EventSourceResponse, ServerSentEvent

from api.access import Anybody
from api.auth import AgentUnknown
from api.desk.service import CurrentAgent
from api.errors import answers
from api.following.feed import DeskFeed
from api.parts import CurrentParts

router = APIRouter(prefix="/v1/desk", tags=["desk"], responses=answers(AgentUnknown))


async def _feed(agent: CurrentAgent, parts: CurrentParts) -> DeskFeed:
    """Checked before the stream begins: afterwards it is too late for an error."""
    return DeskFeed(parts, agent.id, agent.agent_id)


@router.get("/feed", response_class=EventSourceResponse)
async def follow_desk(feed: Annotated[DeskFeed, Depends(_feed)], _caller: Anybody) -> AsyncIterator[ServerSentEvent]:
    """Server-sent events: `queue`, `chats`, `state`, `mention`, for leads `board`: read that again; `beat` when silent.

    On connecting each is told once, so whoever comes back reads everything again and is right.
    """
    async for event in feed.events():
        yield event
