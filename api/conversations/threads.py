"""A customer who changes the channel goes on where they were: to the bot it is one conversation."""

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api import wording
from api.conversations import ledger
from api.parts import Parts
from models import Conversation, ConversationOwner, Message, MessageSender
from models.base import now

# What was said longer ago is another matter.
STILL_ABOUT = timedelta(hours=24)
CONTINUED = "continued"
WHERE = {
    "web": "on the web",
    "sms": "by text",
    "whatsapp": "on WhatsApp",
    "telegram": "on Telegram",
    "messenger": "on Messenger",
}


async def take_up(parts: Parts, session: AsyncSession, conversation: Conversation) -> None:
    """Once it is known whose it is. A conversation that another one goes on from stays what it was."""
    other = await _latest_other(session, conversation)
    if other is not None:
        await go_on_from(parts, session, conversation, other)


async def go_on_from(parts: Parts, session: AsyncSession, conversation: Conversation, other: Conversation) -> None:
    if conversation.thread_id is not None or other.thread == conversation.id:
        return
    conversation.thread_id = other.thread
    text = wording.say(CONTINUED, where=WHERE.get(other.channel, "elsewhere"))
    await ledger.note_event(parts, session, conversation, CONTINUED, text)


async def _latest_other(session: AsyncSession, conversation: Conversation) -> Conversation | None:
    said = select(func.max(Message.created_at)).where(
        Message.conversation_id == Conversation.id, Message.sender == MessageSender.customer
    )
    last = said.scalar_subquery()
    return await session.scalar(
        select(Conversation)
        .where(
            Conversation.customer_id == conversation.customer_id,
            Conversation.id != conversation.id,
            Conversation.owner == ConversationOwner.bot,
            last > now() - STILL_ABOUT,
        )
        .order_by(last.desc())
        .limit(1)
    )
