"""How far conversations have come, and how far each side has read them."""

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ARRAY, Row, Uuid, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from api.conversations.repository import WEB
from api.db import Database
from models import Conversation, Delivery, DeliveryState, Message
from models.base import now

HOW_FAR = select(
    Conversation.id,
    Conversation.last_seq,
    Conversation.epoch,
    Conversation.level,
    Conversation.verified_until,
    Conversation.customer_seen_seq,
    Conversation.agent_seen_seq,
    Conversation.note_seq,
).where(Conversation.id == func.any(bindparam("ids", type_=ARRAY(Uuid))))


async def how_far(database: Database, conversation_ids: Sequence[uuid.UUID]) -> Sequence[Row[Any]]:
    """Of all these conversations in one statement."""
    return await database.rows(HOW_FAR, ids=conversation_ids)


async def note_customer_seen(session: AsyncSession, conversation_id: uuid.UUID, seq: int) -> bool:
    """True if the customer had not come so far. What they have read, our deliveries say as well."""
    seen = Conversation.customer_seen_seq
    if not await _note_seen(session, conversation_id, seen, seq):
        return False
    read = select(Message.id).where(Message.conversation_id == conversation_id, Message.seq <= seq)
    before = [state for state in DeliveryState if state.may_become(DeliveryState.read)]
    await session.execute(
        update(Delivery)
        .where(Delivery.message_id.in_(read), Delivery.channel == WEB, Delivery.state.in_(before))
        .values(state=DeliveryState.read, updated_at=now())
    )
    return True


async def note_agent_seen(session: AsyncSession, conversation_id: uuid.UUID, seq: int) -> bool:
    return await _note_seen(session, conversation_id, Conversation.agent_seen_seq, seq)


async def _note_seen(
    session: AsyncSession, conversation_id: uuid.UUID, seen: InstrumentedAttribute[int], seq: int
) -> bool:
    """Forward only, whatever order it is heard in: a mark that came late changes nothing."""
    is_there = (Conversation.id == conversation_id) & (Conversation.last_seq >= seq)
    forward = update(Conversation).where(is_there, seen < seq).values({seen: seq})
    return await session.scalar(forward.returning(Conversation.id)) is not None
