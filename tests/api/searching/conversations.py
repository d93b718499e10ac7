"""Conversations in which this or that was said, and an agent who looks for them."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx
from sqlalchemy import select, update

from api.conversations import repository
from api.parts import Parts
from connectors.content import Content
from models import Contact, Conversation, Customer, Message, MessageSender
from models.base import first_id_at
from tests.api.handoff.conftest import Desk


@dataclass(frozen=True, slots=True)
class Shelf:
    parts: Parts
    desk: Desk

    async def conversation(self, *said: str, number: str | None = None, customer: str | None = None) -> uuid.UUID:
        async with self.parts.database.transaction() as session:
            customer_id = await session.scalar(select(Customer.id).where(Customer.phone == customer))
            channel, address = ("sms", number) if number else ("web", uuid.uuid4().hex)
            contact = Contact(channel=channel, address=address)
            session.add(contact)
            await session.flush()
            conversation = Conversation(contact_id=contact.id, channel=channel, customer_id=customer_id)
            session.add(conversation)
            await session.flush()
        for text in said:
            await self.say(conversation.id, text)
        return conversation.id

    async def say(
        self,
        conversation_id: uuid.UUID,
        text: str,
        sender: MessageSender = MessageSender.customer,
        at: datetime | None = None,
        **content: Any,
    ) -> None:
        async with self.parts.database.transaction() as session:
            conversation = await repository.hold(session, conversation_id)
            message = await repository.append(session, conversation, sender, Content(text=text, **content))
            if at is not None:
                moved = {"id": uuid.UUID(int=first_id_at(at).int + message.seq), "created_at": at}
                await session.execute(update(Message).where(Message.id == message.id).values(moved))

    async def ask(self, **query: str) -> httpx.Response:
        return await self.desk.client.get("/v1/desk/search", params=query)

    async def found(self, **query: str) -> list[uuid.UUID]:
        answer = (await self.ask(**query)).raise_for_status().json()
        return [uuid.UUID(item["conversation_id"]) for item in answer["items"]]
