"""What is said in a conversation that a person has, and when."""

import uuid
from datetime import timedelta

from sqlalchemy import update

from api.conversations import repository
from api.parts import Parts
from connectors.content import Content
from models import Message, MessageSender
from models.base import now


async def said(
    parts: Parts, conversation_id: uuid.UUID, sender: MessageSender, text: str, ago: timedelta = timedelta(0)
) -> None:
    async with parts.database.transaction() as session:
        conversation = await repository.hold(session, conversation_id)
        message = await repository.append(session, conversation, sender, Content(text=text))
        await session.execute(update(Message).where(Message.id == message.id).values(created_at=now() - ago))
