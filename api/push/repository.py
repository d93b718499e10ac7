"""What is kept of browsers that want to be told. It goes with their sessions."""

import uuid
from collections.abc import Collection, Sequence

from sqlalchemy import delete, exists, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import talks_at
from models import BrowserSession, PushSubscription
from models.base import new_id, now


async def keep(
    session: AsyncSession, browser_session_id: uuid.UUID, endpoint: str, p256dh: str, auth: str
) -> uuid.UUID:
    """A browser has one. The same one told again, or after another sign-in, takes the place of what was known."""
    mine = PushSubscription.browser_session_id == browser_session_id
    await session.execute(delete(PushSubscription).where(mine, PushSubscription.endpoint != endpoint))
    row = {"browser_session_id": browser_session_id, "p256dh": p256dh, "auth": auth}
    adding = insert(PushSubscription).values(id=new_id(), endpoint=endpoint, **row)
    kept: uuid.UUID | None = await session.scalar(
        adding.on_conflict_do_update(index_elements=["endpoint"], set_=row).returning(PushSubscription.id)
    )
    if kept is None:
        raise LookupError("a subscription was kept and is not there")
    return kept


async def forget(session: AsyncSession, browser_session_id: uuid.UUID) -> None:
    await session.execute(delete(PushSubscription).where(PushSubscription.browser_session_id == browser_session_id))


async def forget_dead(session: AsyncSession, ids: Collection[uuid.UUID]) -> None:
    await session.execute(delete(PushSubscription).where(PushSubscription.id.in_(ids)))


async def is_told(session: AsyncSession, browser_session_id: uuid.UUID) -> bool:
    mine = exists().where(PushSubscription.browser_session_id == browser_session_id)
    return bool(await session.scalar(select(mine)))


async def wants(session: AsyncSession, contact_id: uuid.UUID) -> bool:
    found = select(exists().where(PushSubscription.browser_session_id == BrowserSession.id, talks_at(contact_id)))
    return bool(await session.scalar(found))


async def of_contact(session: AsyncSession, contact_id: uuid.UUID) -> Sequence[PushSubscription]:
    found = await session.scalars(
        select(PushSubscription)
        .join(BrowserSession, BrowserSession.id == PushSubscription.browser_session_id)
        .where(talks_at(contact_id), BrowserSession.ends_at > now())
    )
    return found.all()


async def of_customers(
    session: AsyncSession, customer_ids: Collection[uuid.UUID]
) -> dict[uuid.UUID, list[PushSubscription]]:
    """The browsers that a customer is signed in at. What they are told is nothing personal."""
    found = await session.execute(
        select(BrowserSession.customer_id, PushSubscription)
        .join(PushSubscription, PushSubscription.browser_session_id == BrowserSession.id)
        .where(BrowserSession.customer_id.in_(customer_ids), BrowserSession.ends_at > now())
    )
    mine: dict[uuid.UUID, list[PushSubscription]] = {customer_id: [] for customer_id in customer_ids}
    for customer_id, subscription in found:
        if customer_id is not None:
            mine[customer_id].append(subscription)
    return mine
