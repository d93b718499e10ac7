"""What notices on their way read and write."""

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Select, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import Contact, Customer, DeliveryState, Notice, NoticeChannel, NoticeDelivery, Receipt
from models.base import now

Row = tuple[NoticeDelivery, Notice, Customer]


async def due(session: AsyncSession, channel: NoticeChannel, limit: int) -> Sequence[Row]:
    """Those that have waited longest, locked; what another worker has in hand is passed over."""
    found = await session.execute(due_query(channel, limit))
    return [(row[0], row[1], row[2]) for row in found]


def due_query(channel: NoticeChannel, limit: int) -> Select[NoticeDelivery, Notice, Customer]:
    return (
        select(NoticeDelivery, Notice, Customer)
        .join(Notice, Notice.id == NoticeDelivery.notice_id)
        .join(Customer, Customer.id == Notice.customer_id)
        .where(NoticeDelivery.channel == channel, NoticeDelivery.next_attempt_at <= now())
        .order_by(NoticeDelivery.next_attempt_at)
        .limit(limit)
        .with_for_update(of=NoticeDelivery, skip_locked=True)
    )


async def stopped(session: AsyncSession, addresses: Collection[str]) -> set[str]:
    """Of these numbers, the ones whose owners want no texts."""
    asked = select(Contact.address).where(
        Contact.channel == NoticeChannel.sms.value, Contact.address.in_(addresses), Contact.stopped_at.is_not(None)
    )
    return set(await session.scalars(asked))


async def hold(session: AsyncSession, ids: Collection[uuid.UUID]) -> Sequence[NoticeDelivery]:
    """In a fixed order, so that two who hold several never wait for each other in a circle."""
    found = await session.scalars(
        select(NoticeDelivery)
        .where(NoticeDelivery.id.in_(ids))
        .order_by(NoticeDelivery.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return found.all()


async def of_provider(
    session: AsyncSession, connector: str, provider_message_id: str, reference: uuid.UUID | None
) -> NoticeDelivery | None:
    """The one that a provider speaks of: by its own name for it, or by ours where its answer was lost."""
    named = NoticeDelivery.provider_message_id == provider_message_id
    lost = (NoticeDelivery.id == reference) & NoticeDelivery.provider_message_id.is_(None)
    return await session.scalar(
        select(NoticeDelivery)
        .where(NoticeDelivery.connector == connector, or_(named, lost) if reference else named)
        .limit(1)
        .with_for_update()
    )


async def receipts_for(session: AsyncSession, connector: str, ids: Collection[str]) -> Sequence[Receipt]:
    """Those that overtook the provider's own answer."""
    found = await session.scalars(
        select(Receipt)
        .where(Receipt.connector == connector, Receipt.provider_message_id.in_(ids))
        .order_by(Receipt.said_at)
    )
    return found.all()


async def give_up_on_the_dead(session: AsyncSession, before: datetime) -> None:
    """Whoever was sending these has died over it: nobody knows whether they went out."""
    await session.execute(
        update(NoticeDelivery)
        .where(
            NoticeDelivery.state == DeliveryState.sending,
            NoticeDelivery.next_attempt_at.is_(None),
            NoticeDelivery.updated_at < before,
        )
        .values(state=DeliveryState.unknown, last_error="whoever was sending it died", updated_at=now())
    )


async def in_doubt(
    session: AsyncSession, connectors: Collection[str], after: datetime, before: datetime, limit: int
) -> Sequence[Row]:
    """Of those whose sending nobody answered, the ones whose provider can be asked."""
    found = await session.execute(
        select(NoticeDelivery, Notice, Customer)
        .join(Notice, Notice.id == NoticeDelivery.notice_id)
        .join(Customer, Customer.id == Notice.customer_id)
        .where(
            NoticeDelivery.state == DeliveryState.unknown,
            NoticeDelivery.next_attempt_at.is_(None),
            NoticeDelivery.updated_at.between(after, before),
            NoticeDelivery.connector.in_(connectors),
        )
        .order_by(NoticeDelivery.updated_at)
        .limit(limit)
    )
    return [(row[0], row[1], row[2]) for row in found]
