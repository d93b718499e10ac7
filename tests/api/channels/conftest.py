"""Somebody who texts, and the carrier between."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from api.channels import outbox
from api.conversations import turns
from api.dialogue import Dialogue
from api.parts import Parts
from models import Contact, Conversation, Delivery, Message
from tests.api.channels.carrier import ANA, SIGNED, Carrier
from tests.api.channels.kept import take_all_kept


@pytest.fixture
def carrier() -> Carrier:
    return Carrier()


@pytest.fixture
def parts(parts: Parts, carrier: Carrier) -> Parts:
    return replace(parts, providers={carrier.name: carrier})


class Texting:
    """What a customer texts, and what becomes of it."""

    def __init__(self, parts: Parts, client: httpx.AsyncClient, dialogue: Dialogue) -> None:
        self.parts, self.client, self.dialogue = parts, client, dialogue

    async def bring(self, *items: dict[str, Any], headers: dict[str, str] = SIGNED) -> httpx.Response:
        """One delivery, kept and taken."""
        answer = await self.keep(*items, headers=headers)
        await take_all_kept(self.parts)
        return answer

    async def keep(self, *items: dict[str, Any], headers: dict[str, str] = SIGNED) -> httpx.Response:
        """Brought, and not taken yet."""
        return await self.client.post("/v1/channels/carrier", json=list(items), headers=headers)

    async def text(self, words: str, sender: str = ANA) -> None:
        """One text, taken in, answered, and the answer sent."""
        answer = await self.bring({"id": uuid.uuid4().hex, "from": sender, "text": words})
        assert answer.status_code == 200, answer.text
        for conversation in await self.conversations(sender):
            await turns.answer_all(self.parts, self.dialogue, conversation.id)
            await outbox.deliver_all(self.parts, conversation.id)

    async def conversations(self, sender: str = ANA) -> Sequence[Conversation]:
        asked = select(Conversation).join(Contact).where(Contact.address == sender).order_by(Conversation.id)
        async with self.parts.database.session() as session:
            return (await session.scalars(asked)).all()

    async def messages(self, sender: str = ANA) -> Sequence[Message]:
        asked = select(Message).join(Conversation, Conversation.id == Message.conversation_id).join(Contact)
        async with self.parts.database.session() as session:
            return (await session.scalars(asked.where(Contact.address == sender).order_by(Message.seq))).all()

    async def deliveries(self) -> Sequence[Delivery]:
        async with self.parts.database.session() as session:
            found = select(Delivery).where(Delivery.connector == "carrier").order_by(Delivery.id)
            return (await session.scalars(found)).all()


@pytest.fixture
async def texting(
    parts: Parts, browser: httpx.AsyncClient, dialogue: Dialogue, transport: Callable[..., Any]
) -> Texting:
    return Texting(parts, browser, dialogue)
