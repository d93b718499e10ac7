"""How far what was said has got: of each message the last of its deliveries."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.channels.mending import sent_again
from models import Delivery, Message

Standing = tuple[int, Delivery]


async def of_messages(session: AsyncSession, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Delivery]:
    if not ids:
        return {}
    found = await session.scalars(select(Delivery).where(Delivery.message_id.in_(ids), ~sent_again()))
    return {delivery.message_id: delivery for delivery in found}


async def last_of(session: AsyncSession, conversation_id: uuid.UUID, upto: int, limit: int) -> Sequence[Standing]:
    """Of the last messages up to this one, with their places."""
    found = await session.execute(_of(conversation_id, upto).order_by(Message.seq.desc()).limit(limit))
    return [(seq, delivery) for seq, delivery in found][::-1]


async def changed_since(
    session: AsyncSession, conversation_id: uuid.UUID, upto: int, since: datetime
) -> Sequence[Standing]:
    found = await session.execute(_of(conversation_id, upto).where(Delivery.updated_at > since).order_by(Message.seq))
    return [(seq, delivery) for seq, delivery in found]


def _of(conversation_id: uuid.UUID, upto: int) -> Select[int, Delivery]:
    return (
        select(Message.seq, Delivery)
        .join(Delivery, Delivery.message_id == Message.id)
        .where(Message.conversation_id == conversation_id, Message.seq <= upto, ~sent_again())
    )
