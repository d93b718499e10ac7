"""Somebody who follows a desk's feed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from typing import Any

from fastapi.sse import ServerSentEvent
from sqlalchemy import select

from api.following.feed import DeskFeed
from api.parts import Parts
from models import AgentSession
from tests.api.handoff.conftest import Desk

PATIENCE = 10.0


class Followed:
    def __init__(self, events: AsyncIterator[ServerSentEvent]) -> None:
        self._events = events

    async def next(self) -> tuple[str, Any]:
        event = await asyncio.wait_for(anext(self._events), PATIENCE)
        return str(event.event), event.data

    async def until_beat(self) -> list[str]:
        """Whatever is told before nothing more is."""
        told = []
        while (found := (await self.next())[0]) != "beat":
            told.append(found)
        return told

    async def to_its_end(self) -> set[str]:
        async with asyncio.timeout(PATIENCE):
            return {str(event.event) async for event in self._events}


@asynccontextmanager
async def following(parts: Parts, desk: Desk) -> AsyncIterator[Followed]:
    async with parts.database.session() as session:
        session_id = await session.scalar(select(AgentSession.id).where(AgentSession.agent_id == desk.id))
    assert session_id
    async with aclosing(DeskFeed(parts, session_id, desk.id).events()) as events:  # type: ignore[type-var]
        yield Followed(events)
