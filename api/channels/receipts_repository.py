"""What providers say of what they took, and which delivery they mean."""

import uuid
from collections.abc import Sequence

from sqlalchemy import String, and_, cast, delete, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from models import Delivery, DeliveryPart, Receipt, ReceiptState
from models.base import new_id, now


async def note_receipt(
    session: AsyncSession,
    connector: str,
    provider_message_id: str,
    state: ReceiptState,
    error: str | None,
    arrival_id: uuid.UUID | None,
) -> bool:
    """Whether it is news."""
    row = {
        "id": new_id(),
        "connector": connector,
        "provider_message_id": provider_message_id,
        "state": state,
        "error": error,
        "arrival_id": arrival_id,
        "said_at": now(),
    }
    noted = insert(Receipt).values(**row).on_conflict_do_nothing().returning(Receipt.id)
    return (await session.execute(noted)).first() is not None


async def receipts_for(session: AsyncSession, connector: str, ids: Sequence[str]) -> Sequence[Receipt]:
    """Those that overtook the provider's own answer."""
    found = await session.scalars(
        select(Receipt)
        .where(Receipt.connector == connector, Receipt.provider_message_id.in_(ids))
        .order_by(Receipt.said_at)
    )
    return found.all()


async def delivery_of(session: AsyncSession, connector: str, provider_message_id: str) -> Delivery | None:
    return await session.scalar(
        select(Delivery)
        .join(DeliveryPart, DeliveryPart.delivery_id == Delivery.id)
        .where(DeliveryPart.connector == connector, DeliveryPart.provider_message_id == provider_message_id)
        .with_for_update(of=Delivery)
    )


async def parts_of(session: AsyncSession, delivery: Delivery) -> Sequence[DeliveryPart]:
    found = await session.scalars(select(DeliveryPart).where(DeliveryPart.delivery_id == delivery.id))
    return found.all()


async def parts_among(
    session: AsyncSession, delivery: Delivery, connector: str, ids: Sequence[str]
) -> Sequence[DeliveryPart]:
    """Its own, and those of others that go by one of these ids."""
    named = and_(DeliveryPart.connector == connector, DeliveryPart.provider_message_id.in_(ids))
    found = await session.scalars(select(DeliveryPart).where(or_(DeliveryPart.delivery_id == delivery.id, named)))
    return found.all()


async def retire_ids(
    session: AsyncSession, connector: str, ids: Sequence[str], old: Sequence[DeliveryPart], delivery: Delivery
) -> None:
    """A carrier counts, and begins again: an id that it gives a second time is the new message's from now on."""
    freed = DeliveryPart.provider_message_id + "~" + cast(DeliveryPart.id, String)
    those = update(DeliveryPart).where(DeliveryPart.id.in_([part.id for part in old]))
    await session.execute(those.values(provider_message_id=freed).execution_options(synchronize_session=False))
    said = (Receipt.connector == connector, Receipt.provider_message_id.in_(ids))
    await session.execute(delete(Receipt).where(*said, Receipt.said_at < delivery.updated_at))
