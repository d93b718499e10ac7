"""Tells subscribers what is new about an outage, and when it is over. Run it again and again: nobody is told twice."""

import uuid
from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import ColumnElement, Select, exists, false, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from api import notices
from api.outages.rendering import away
from api.parts import Parts
from api.systems.ports.network import Outage
from models import NoticeKind, OutageSubscription
from models import Outage as OutageRow
from models.base import now

BATCH = 200
STILL_UP = timedelta(hours=2)


async def tell_subscribers(parts: Parts) -> int:
    """How many were told. Several may run at once: each takes the subscriptions that no other has in hand."""
    outages = await _followed(parts)
    if not outages:
        return 0
    told = 0
    while batch := await _tell_some(parts, outages):
        told += batch
    return told


async def _followed(parts: Parts) -> dict[uuid.UUID, Outage]:
    """One look into the index for each outage, and not one for each of its followers."""
    is_followed = OutageSubscription.told_at.is_(None) & (OutageSubscription.outage_id == OutageRow.id)
    query = select(OutageRow.id).where(exists().where(is_followed))
    async with parts.database.session() as session:
        ids = sorted(await session.scalars(query))
    if not ids:
        return {}
    answered = await parts.systems.network.outages_named(ids)
    # What a system said a while ago is no news.
    return {} if answered.stale else {outage.id: outage for outage in answered.value}


async def _tell_some(parts: Parts, outages: dict[uuid.UUID, Outage]) -> int:
    async with parts.database.transaction() as session:
        rows = list(await session.scalars(_with_news(outages)))
        for row in rows:
            await _tell(session, row, outages[row.outage_id])
        return len(rows)


def _with_news(outages: dict[uuid.UUID, Outage]) -> Select[OutageSubscription]:
    """The order is the index's: any other may lead the database through all subscriptions there ever were."""
    known = OutageSubscription.told_update_at
    return (
        select(OutageSubscription)
        .where(OutageSubscription.told_at.is_(None), or_(false(), *_news(outages)))
        .order_by(OutageSubscription.outage_id, known)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )


def _news(outages: dict[uuid.UUID, Outage]) -> Iterator[ColumnElement[bool]]:
    """For each outage a range of its own, so that those who have heard all are not looked at."""
    known = OutageSubscription.told_update_at
    for outage in outages.values():
        follows = OutageSubscription.outage_id == outage.id
        if outage.fixed_at is not None:
            yield follows
        elif outage.updates:
            yield follows & known.is_(None)
            yield follows & (known < outage.updates[-1].at)


async def _tell(session: AsyncSession, row: OutageSubscription, outage: Outage) -> None:
    """The end alone where it has ended; else all that is new, in one notice."""
    news = [update for update in outage.updates if row.told_update_at is None or update.at > row.told_update_at]
    if outage.fixed_at is not None:
        row.told_at = now()
        text, what = _ended(outage), "over"
    else:
        row.told_update_at = news[-1].at
        texts = " ".join(update.text for update in news)
        text, what = f"News of the outage in {outage.area.name}: {texts}", str(news[-1].id)
    # One of many that come at once: the key keeps a second subscription of the same customer quiet, too.
    key = f"outage:{outage.id}:{row.customer_id}:{what}"
    await notices.tell(
        session,
        customer_id=row.customer_id,
        kind=NoticeKind.outage,
        text=text,
        key=key,
        # Who asked a while ago has gone to bed over it.
        at_night=row.created_at > now() - STILL_UP,
    )


def _ended(outage: Outage) -> str:
    verb = "work" if len(outage.kinds) > 1 else "works"
    return (
        f"The outage in {outage.area.name} is over, and your {away(outage.kinds)} {verb} again. "
        "If not, restart what it runs on; if that does not help, tell us and we test your line."
    )
