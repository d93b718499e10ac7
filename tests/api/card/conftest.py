"""Customers with a conversation, and an agent who has it."""

import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from api.card import hurrying, suggesting
from api.conversations import repository
from api.parts import Parts
from connectors.content import Content
from models import Audit, Contact, Conversation, Customer, Level, Message, MessageSender
from tests.api.callers import Callers
from tests.api.handoff.conftest import Desk, Floor, floor

__all__ = ["Chat", "floor"]
SAME_CARD = "4242 4242 4242 4242"


@dataclass(frozen=True, slots=True)
class Chat:
    id: uuid.UUID
    desk: Desk
    bot: httpx.AsyncClient
    parts: Parts

    async def get(self, what: str, **asked: Any) -> httpx.Response:
        return await self.desk.client.get(f"/v1/desk/conversations/{self.id}/{what}", params=asked)

    async def told(self, what: str, **asked: Any) -> dict[str, Any]:
        return dict((await self.get(what, **asked)).raise_for_status().json())

    async def say(self, text: str, sender: MessageSender = MessageSender.customer, **columns: Any) -> Message:
        async with self.parts.database.transaction() as session:
            conversation = await repository.hold(session, self.id)
            content = Content(text=text, key=columns.pop("key", None), secret=columns.pop("secret", None))
            return await repository.append(session, conversation, sender, content, **columns)

    async def row(self) -> Conversation:
        async with self.parts.database.session() as session:
            return await session.get_one(Conversation, self.id)

    async def messages(self) -> list[Message]:
        async with self.parts.database.session() as session:
            of_it = select(Message).where(Message.conversation_id == self.id).order_by(Message.seq)
            return list(await session.scalars(of_it))

    async def trace(self) -> list[Audit]:
        async with self.parts.database.session() as session:
            of_it = select(Audit).where(Audit.conversation_id == self.id).order_by(Audit.id)
            return list(await session.scalars(of_it))


@pytest.fixture(autouse=True)
def _nobody_hurries(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine makes anything slow: a test of slowness says itself what is."""
    monkeypatch.setattr(hurrying, "PATIENCE", 60.0)
    monkeypatch.setattr(suggesting, "WITHIN", 60.0)


Opens = Callable[..., Awaitable[Chat]]


@pytest.fixture
def chat(floor: Floor, callers: Callers, parts: Parts) -> Opens:
    """A conversation of this persona's, or of nobody known; a new agent has taken it over, unless told otherwise."""

    async def opens(
        digits: str | None,
        level: Level = Level.identified,
        *,
        until: datetime | None = None,
        channel: str = "web",
        address: str | None = None,
        desk: Desk | None = None,
        taken: bool = True,
    ) -> Chat:
        async with parts.database.transaction() as session:
            person = None
            if digits is not None:
                person = await session.scalar(select(Customer).where(Customer.phone == f"+447700900{digits}"))
                assert person
            customer_id = person.id if person else None
            contact = Contact(channel=channel, address=address or uuid.uuid4().hex, customer_id=customer_id)
            session.add(contact)
            await session.flush()
            told = {"level": level, "verified_until": until} if person else {}
            conversation = Conversation(contact_id=contact.id, channel=channel, customer_id=customer_id, **told)
            session.add(conversation)
            await session.flush()
        desk = desk or await floor.agent("Priya Shah")
        opened = Chat(conversation.id, desk, await callers.bot_in(conversation.id), parts)
        if taken:
            (await desk.do(opened.id, "take-over")).raise_for_status()
        return opened

    return opens
