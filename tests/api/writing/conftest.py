"""A customer in a browser, and an agent who has taken their conversation over."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update

from api.conversations.feed import Feed
from api.parts import Parts
from api.writing.reader import AgentReader
from models import AgentSession, Audit, Conversation, Customer, Level
from tests.api.conversations.conftest import Heard, heard, id_in
from tests.api.conversations.test_endpoints import opened, saying
from tests.api.handoff.conftest import Desk, Floor, floor

__all__ = ["Heard", "floor", "heard"]
PATIENCE = 10.0


def words(text: str, seen: int = 0, **more: Any) -> dict[str, Any]:
    return {"client_message_id": str(uuid.uuid4()), "text": text, "seen_seq": seen, **more}


def noting(text: str, *mentions: uuid.UUID) -> dict[str, Any]:
    return {"client_note_id": str(uuid.uuid4()), "text": text, "mentions": [str(each) for each in mentions]}


@dataclass(frozen=True, slots=True)
class Talk:
    """Its first message is the opening, its second that Sam joins."""

    parts: Parts
    floor: Floor
    page: httpx.AsyncClient
    path: str
    sam: Desk

    @property
    def id(self) -> uuid.UUID:
        return id_in(self.path)

    @property
    def at(self) -> str:
        return f"/v1/desk/conversations/{self.id}"

    async def say(self, text: str, seen: int = 99, by: Desk | None = None, **more: Any) -> httpx.Response:
        seen = min(seen, (await self.floor.conversation(self.id)).last_seq)
        return await (by or self.sam).client.post(f"{self.at}/messages", json=words(text, seen, **more))

    async def customer_says(self, text: str) -> int:
        answer = await self.page.post(f"{self.path}/messages", json=saying(text))
        return int(answer.raise_for_status().json()["seq"])

    async def customer_sees(self) -> list[dict[str, Any]]:
        return list((await self.page.get(f"{self.path}/messages")).raise_for_status().json()["messages"])

    async def note(self, text: str, *mentions: uuid.UUID, by: Desk | None = None) -> httpx.Response:
        return await (by or self.sam).client.post(f"{self.at}/notes", json=noting(text, *mentions))

    async def signed_in(self) -> Customer:
        async with self.parts.database.transaction() as session:
            ana = await session.scalar(select(Customer).where(Customer.phone == "+447700900101"))
            assert ana
            known = {"customer_id": ana.id, "level": Level.identified}
            await session.execute(update(Conversation).where(Conversation.id == self.id).values(known))
        return ana

    async def trace(self) -> list[str]:
        async with self.parts.database.session() as session:
            of_it = select(Audit.action).where(Audit.conversation_id == self.id).order_by(Audit.id)
            return list(await session.scalars(of_it))

    @asynccontextmanager
    async def followed(self, after: int = 0, notes_after: int = 0, by: Desk | None = None) -> AsyncIterator["Followed"]:
        agent_id = (by or self.sam).id
        async with self.parts.database.session() as session:
            desk = await session.scalar(select(AgentSession.id).where(AgentSession.agent_id == agent_id))
        assert desk
        feed = Feed(self.parts, AgentReader(desk, self.id, notes_after), after)
        async with aclosing(feed.events()) as events:  # type: ignore[type-var]
            yield Followed(events)


class Followed:
    def __init__(self, events: Any) -> None:
        self._events = events

    async def until(self, name: str) -> Any:
        while True:
            event = await asyncio.wait_for(anext(self._events), PATIENCE)
            if event.event == name:
                return event.data

    async def before_a_beat(self) -> list[str]:
        found = []
        while (event := await asyncio.wait_for(anext(self._events), PATIENCE)).event != "beat":
            found.append(str(event.event))
        return found


@pytest.fixture
async def talk(parts: Parts, floor: Floor, browser: httpx.AsyncClient) -> Talk:
    path = await opened(browser)
    sam = await floor.agent("Sam Whitfield")
    (await sam.do(id_in(path), "take-over")).raise_for_status()
    return Talk(parts, floor, browser, path, sam)
