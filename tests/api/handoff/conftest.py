"""A floor of agents, and customers who ask for one of them. Its teams never close."""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update

from api.handoff.hours import WEEKDAYS
from api.parts import Parts
from api.sessions import AGENT_COOKIE, hash_of
from models import Agent, AgentSession, AgentState, Audit, Contact, Conversation, Handoff, Message, Team
from models.base import now
from tests.api.callers import Callers

ALWAYS = {day: [["00:00", "24:00"]] for day in WEEKDAYS}
ASKING = {"reason": "asked_for_person"}


@dataclass(frozen=True, slots=True)
class Desk:
    id: uuid.UUID
    client: httpx.AsyncClient

    async def do(self, conversation_id: uuid.UUID, what: str, **body: Any) -> httpx.Response:
        path = f"/v1/desk/conversations/{conversation_id}/{what}"
        return await self.client.post(path, json=body or None)

    async def say(self, state: str) -> None:
        (await self.client.put("/v1/desk/state", json={"state": state})).raise_for_status()

    async def chats(self) -> list[uuid.UUID]:
        items = (await self.client.get("/v1/desk/chats")).raise_for_status().json()["items"]
        return [uuid.UUID(item["conversation_id"]) for item in items]


@dataclass(frozen=True, slots=True)
class Asking:
    id: uuid.UUID
    bot: httpx.AsyncClient

    async def ask(self, **asked: Any) -> dict[str, Any]:
        answer = await self.bot.post("/v1/handoffs", json={**ASKING, **asked})
        return dict(answer.raise_for_status().json())

    async def where(self) -> dict[str, Any]:
        return dict((await self.bot.get("/v1/handoffs/mine")).raise_for_status().json())


class Floor:
    def __init__(self, parts: Parts, callers: Callers, transport: httpx.AsyncBaseTransport) -> None:
        self.parts, self.callers, self.transport = parts, callers, transport

    async def agent(self, name: str, **columns: Any) -> Desk:
        """At their desk and available, in customer care, unless something else is said."""
        token = uuid.uuid4().hex
        told = {"state": AgentState.available, "teams": ["general"], "languages": ["en"], "seen_at": now(), **columns}
        agent = Agent(name=name, email=f"{uuid.uuid4().hex}@example.com", **told)
        async with self.parts.database.transaction() as session:
            session.add(agent)
            await session.flush()
            ends_at = now() + timedelta(hours=8)
            session.add(AgentSession(agent_id=agent.id, token_hash=hash_of(token), ends_at=ends_at))
        cookies = {AGENT_COOKIE: token}
        client = httpx.AsyncClient(transport=self.transport, base_url="http://selfcare", cookies=cookies)
        return Desk(agent.id, client)

    async def customer(self, contact_id: uuid.UUID | None = None) -> Asking:
        """A conversation that the bot has."""
        async with self.parts.database.transaction() as session:
            if contact_id is None:
                contact = Contact(channel="web", address=uuid.uuid4().hex)
                session.add(contact)
                await session.flush()
                contact_id = contact.id
            conversation = Conversation(contact_id=contact_id, channel="web")
            session.add(conversation)
            await session.flush()
        return Asking(conversation.id, await self.callers.bot_in(conversation.id))

    async def waiting(self, **asked: Any) -> Asking:
        someone = await self.customer()
        assert (await someone.ask(**asked))["state"] == "waiting"
        return someone

    async def conversation(self, conversation_id: uuid.UUID) -> Conversation:
        async with self.parts.database.session() as session:
            return await session.get_one(Conversation, conversation_id)

    async def handoff(self, conversation_id: uuid.UUID) -> Handoff:
        async with self.parts.database.session() as session:
            found = select(Handoff).where(Handoff.conversation_id == conversation_id)
            last = (await session.scalars(found.order_by(Handoff.requested_at.desc()))).first()
            assert last
            return last

    async def state_of(self, agent_id: uuid.UUID) -> AgentState:
        async with self.parts.database.session() as session:
            return (await session.get_one(Agent, agent_id)).state

    async def moved_back(self, conversation_id: uuid.UUID, **by: timedelta) -> None:
        """As if these times of its handoff had been so much earlier."""
        async with self.parts.database.transaction() as session:
            values = {name: getattr(Handoff, name) - span for name, span in by.items()}
            await session.execute(update(Handoff).where(Handoff.conversation_id == conversation_id).values(values))

    async def trace(self, conversation_id: uuid.UUID) -> list[str]:
        async with self.parts.database.session() as session:
            of_it = select(Audit.action).where(Audit.conversation_id == conversation_id).order_by(Audit.id)
            return [action for action in await session.scalars(of_it) if action.startswith("handoff ")]


async def lines(parts: Parts, conversation_id: uuid.UUID) -> list[str]:
    async with parts.database.session() as session:
        of_it = select(Message.content).where(Message.conversation_id == conversation_id).order_by(Message.seq)
        return [content["text"] for content in await session.scalars(of_it)]


@pytest.fixture
async def floor(parts: Parts, callers: Callers, transport: httpx.AsyncBaseTransport) -> Floor:
    async with parts.database.transaction() as session:
        await session.execute(update(Team).values(hours=ALWAYS, holidays=[]))
    return Floor(parts, callers, transport)
