"""What is still to be answered: the turns of conversations, and the messages that they are about."""

import uuid
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import and_, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from api.conversations.repository import DELAYED
from models import Conversation, ConversationOwner, Message, MessageSender, Turn, TurnState
from models.base import now


async def unanswered(session: AsyncSession, conversation: Conversation) -> Sequence[Message]:
    """What the bot has been asked and has not answered, in order."""
    found = await session.scalars(
        select(Message)
        .where(
            Message.conversation_id == conversation.id,
            Message.seq > conversation.answered_seq,
            Message.for_bot,
        )
        .order_by(Message.seq)
    )
    return found.all()


async def messages_of(session: AsyncSession, turn: Turn) -> Sequence[Message]:
    """What the customer said in it."""
    found = await session.scalars(
        select(Message).where(
            Message.conversation_id == turn.conversation_id,
            Message.seq.between(turn.first_seq, turn.last_seq),
            Message.sender == MessageSender.customer,
        )
    )
    return found.all()


async def has_waited(session: AsyncSession, turn: Turn, longest: timedelta) -> bool:
    """Whether the turn's question is old, or its customer has been told since that the answer takes longer."""
    of_turn = Message.conversation_id == turn.conversation_id
    is_old = and_(Message.seq == turn.first_seq, Message.created_at < now() - longest)
    told = and_(Message.seq > turn.first_seq, Message.content["event"].astext == DELAYED)
    return await session.scalar(select(Message.id).where(of_turn, or_(is_old, told)).limit(1)) is not None


async def open_turn(session: AsyncSession, conversation_id: uuid.UUID) -> Turn | None:
    return await session.scalar(
        select(Turn).where(Turn.conversation_id == conversation_id, Turn.state == TurnState.open)
    )


async def left_waiting(session: AsyncSession, limit: int) -> Sequence[uuid.UUID]:
    """Conversations of the bot in which something is unanswered and no job is there to answer it."""
    found = await session.scalars(
        select(Conversation.id)
        .where(
            Conversation.owner == ConversationOwner.bot,
            Conversation.answered_seq < Conversation.asked_seq,
            text(
                "NOT EXISTS (SELECT 1 FROM procrastinate_jobs WHERE lock = 'turn:' || conversation.id::text"
                " AND status IN ('todo', 'doing'))"
            ),
        )
        .limit(limit)
    )
    return found.all()


async def answered_last(session: AsyncSession, conversation_id: uuid.UUID) -> Sequence[Message]:
    """What was said before the customer spoke last, back to what they had said before."""
    spoken = select(Message.seq).where(
        Message.conversation_id == conversation_id, Message.sender == MessageSender.customer
    )
    last, before, *_ = [*(await session.scalars(spoken.order_by(Message.seq.desc()).limit(2))).all(), 0, 0]
    found = await session.scalars(
        select(Message)
        .where(Message.conversation_id == conversation_id, Message.seq > before, Message.seq < last)
        .where(Message.sender.in_([MessageSender.assistant, MessageSender.agent]))
        .order_by(Message.seq)
    )
    return found.all()
