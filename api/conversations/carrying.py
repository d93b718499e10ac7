"""What was said before somebody had signed in goes on in the conversation that they have already."""

from typing import Any

from sqlalchemy import ColumnElement, Update, case, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.conversations import turn_repository
from api.parts import Parts
from models import (
    Attachment,
    Conversation,
    ConversationOwner,
    Message,
    MessageSender,
    OneTimeCode,
    Turn,
    TurnState,
)


async def carry(parts: Parts, session: AsyncSession, old: Conversation, new: Conversation) -> None:
    """From the first word of the customer's on, to the end of the other one. Both are held; neither has a gap after.

    What greeted them stays behind: they have been greeted.
    """
    await _end_turn(session, old)
    stays = await _greeting(session, old)
    by, first_new = new.last_seq - stays, new.last_seq + 1
    new.last_seq += old.last_seq - stays
    for step in (*_messages(old, new, stays, by), *_beside(old, new, stays, by)):
        await session.execute(step.execution_options(synchronize_session=False))
    for name in ("last_seq", "asked_seq", "answered_seq", "customer_seen_seq", "agent_seen_seq"):
        setattr(old, name, min(getattr(old, name), stays))
    asked = select(func.max(Message.seq)).where(
        Message.conversation_id == new.id, Message.seq >= first_new, Message.for_bot
    )
    if (last := await session.scalar(asked)) is not None:
        new.asked_seq = last
        await parts.jobs.answer(session, new.id)


async def _end_turn(session: AsyncSession, old: Conversation) -> None:
    """What the bot is at is asked again, where it goes on."""
    turn = await turn_repository.open_turn(session, old.id)
    if turn is not None:
        turn.state, turn.text = TurnState.refused, None
    await session.flush()


async def _greeting(session: AsyncSession, old: Conversation) -> int:
    """How much of it was there before the customer said anything."""
    said = (Message.conversation_id == old.id) & (Message.sender == MessageSender.customer)
    first = await session.scalar(select(func.min(Message.seq)).where(said))
    return old.last_seq if first is None else first - 1


def _messages(old: Conversation, new: Conversation, stays: int, by: int) -> tuple[Update]:
    """A person who has the other one reads them; else the bot is asked what it has not answered yet."""
    unanswered: ColumnElement[bool] | bool = False
    if new.owner is ConversationOwner.bot:
        unanswered = Message.for_bot & (Message.seq > old.answered_seq)
    values: dict[str, Any] = {
        "conversation_id": new.id,
        "seq": Message.seq + by,
        "answers_seq": case((Message.answers_seq > stays, Message.answers_seq + by)),
        "epoch": new.epoch,
        "for_bot": unanswered,
    }
    return (update(Message).where(Message.conversation_id == old.id, Message.seq > stays).values(values),)


def _beside(old: Conversation, new: Conversation, stays: int, by: int) -> tuple[Update, ...]:
    turns: dict[str, Any] = {
        "conversation_id": new.id,
        "first_seq": Turn.first_seq + by,
        "last_seq": Turn.last_seq + by,
    }
    here = {"conversation_id": new.id}
    return (
        update(Turn).where(Turn.conversation_id == old.id, Turn.first_seq > stays).values(turns),
        update(Attachment).where(Attachment.conversation_id == old.id).values(here),
        update(OneTimeCode).where(OneTimeCode.conversation_id == old.id).values(here),
    )
