"""Everybody who can call, without the way they signed in: as that is tested elsewhere, and codes are limited."""

import uuid
from datetime import timedelta

import httpx
from sqlalchemy import select

from api import tokens
from api.auth import VERIFIED_FOR
from api.db import Database
from api.demo.ground import ground
from api.sessions import AGENT_COOKIE, COOKIE, hash_of
from models import (
    Agent,
    AgentSession,
    BrowserSession,
    Contact,
    Conversation,
    ConversationOwner,
    Customer,
    Level,
)
from models.base import now
from tests.api.conftest import SECRET

# Personas by the last three digits of their number; docs/demo.md tells their stories.
ANA, BEN, CHLOE, DEV, ELENA, FARID, GRACE, HUGO = "101", "102", "103", "104", "105", "106", "107", "108"
INES, JAMAL, KIRSTY, LIAM, MAYA, NOOR, OSCAR, PETRA = "109", "110", "111", "112", "113", "114", "115", "116"
QUINN = "117"


def key() -> dict[str, str]:
    """A fresh Idempotency-Key, as headers."""
    return {"Idempotency-Key": uuid.uuid4().hex}


class Callers:
    def __init__(self, transport: httpx.AsyncBaseTransport, database: Database) -> None:
        self._transport = transport
        self._database = database

    def nobody(self) -> httpx.AsyncClient:
        return self._client()

    async def customer(self, digits: str, level: Level = Level.verified) -> httpx.AsyncClient:
        """A browser in which this persona has signed in."""
        token = uuid.uuid4().hex
        async with self._database.transaction() as session:
            person = await self._person(digits)
            contact = Contact(channel="web", address=uuid.uuid4().hex, customer_id=person.id)
            session.add(contact)
            await session.flush()
            session.add(
                BrowserSession(
                    contact_id=contact.id,
                    customer_id=None if level is Level.anonymous else person.id,
                    level=level,
                    verified_until=now() + (VERIFIED_FOR if level is Level.verified else timedelta(seconds=-1)),
                    token_hash=hash_of(token),
                    ends_at=now() + timedelta(days=1),
                )
            )
        return self._client(cookies={COOKIE: token})

    async def bot(self, digits: str, level: Level = Level.verified) -> httpx.AsyncClient:
        """The bot, in a conversation of this persona's."""
        async with self._database.transaction() as session:
            person = await self._person(digits)
            customer_id = None if level is Level.anonymous else person.id
            contact = Contact(channel="web", address=uuid.uuid4().hex, customer_id=customer_id)
            session.add(contact)
            await session.flush()
            conversation = Conversation(
                contact_id=contact.id,
                channel="web",
                customer_id=customer_id,
                owner=ConversationOwner.bot,
                level=level,
                verified_until=now() + (VERIFIED_FOR if level is Level.verified else timedelta(seconds=-1)),
            )
            session.add(conversation)
            await session.flush()
        return await self.bot_in(conversation.id)

    async def bot_in(self, conversation_id: uuid.UUID) -> httpx.AsyncClient:
        """The bot, in this conversation."""
        async with self._database.session() as session:
            told = await session.get_one(Conversation, conversation_id)
        token = tokens.TurnToken(conversation_id=told.id, customer_id=told.customer_id, level=told.level)
        return self._client(headers={"Authorization": f"Bearer {tokens.issue(token, SECRET)}"})

    async def agent(self, digits: str) -> httpx.AsyncClient:
        """An agent at the desk, who has this persona open."""
        token = uuid.uuid4().hex
        async with self._database.transaction() as session:
            person = await self._person(digits)
            agent = await session.scalar(select(Agent).order_by(Agent.email).limit(1))
            assert agent
            session.add(AgentSession(agent_id=agent.id, token_hash=hash_of(token), ends_at=now() + timedelta(hours=8)))
        return self._client(cookies={AGENT_COOKIE: token}, headers={"On-Behalf-Of": str(person.id)})

    async def _person(self, digits: str) -> Customer:
        async with self._database.session() as session:
            person = await session.scalar(select(Customer).where(Customer.phone == ground().number(int(digits))))
            assert person
            return person

    def _client(
        self, cookies: dict[str, str] | None = None, headers: dict[str, str] | None = None
    ) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            transport=self._transport, base_url="http://selfcare", cookies=cookies, headers=headers
        )
