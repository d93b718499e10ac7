"""Notices to send, and what became of them."""

import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from api.letters import delivering
from api.notices import tell
from api.parts import Parts
from models import Customer, DeliveryState, Notice, NoticeChannel, NoticeDelivery, NoticeKind

SMS, EMAIL, PUSH = NoticeChannel.sms, NoticeChannel.email, NoticeChannel.push
ANA = "+447700900101"


async def told(
    parts: Parts, kind: NoticeKind = NoticeKind.bill, text: str = "Your bill is £84.20.", **more: Any
) -> uuid.UUID:
    """A notice to Ana."""
    key = uuid.uuid4().hex
    async with parts.database.transaction() as session:
        customer_id = await session.scalar(select(Customer.id).where(Customer.phone == ANA))
        assert customer_id
        await tell(session, customer_id=customer_id, kind=kind, text=text, key=key, **more)
        found = await session.scalar(select(Notice.id).where(Notice.key == key))
    assert found
    return found


async def deliveries(parts: Parts, notice_id: uuid.UUID) -> dict[NoticeChannel, NoticeDelivery]:
    async with parts.database.session() as session:
        found = await session.scalars(select(NoticeDelivery).where(NoticeDelivery.notice_id == notice_id))
        return {delivery.channel: delivery for delivery in found}


async def states(parts: Parts, notice_id: uuid.UUID) -> dict[NoticeChannel, DeliveryState]:
    return {channel: delivery.state for channel, delivery in (await deliveries(parts, notice_id)).items()}


async def send_all(parts: Parts, channels: Sequence[NoticeChannel] = (SMS, EMAIL)) -> None:
    for channel in channels:
        await delivering.send_due(parts, channel)


async def make_older(parts: Parts, by: timedelta) -> None:
    """As if so much time had gone by."""
    row = NoticeDelivery
    async with parts.database.transaction() as session:
        await session.execute(update(Notice).values(created_at=Notice.created_at - by))
        await session.execute(
            update(row).values(
                created_at=row.created_at - by,
                updated_at=row.updated_at - by,
                next_attempt_at=row.next_attempt_at - by,
            )
        )
