"""Tells subscribers what is new about an outage, and when it is over. Run it again and again: nobody is told twice."""

import uuid

from sqlalchemy import ColumnElement, case, false, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from api import notices
from api.outages.rendering import away
from api.parts import Parts
from api.systems.ports.network import Outage
from models import NoticeKind, OutageSubscription
from models.base import now

BATCH = 200


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
    query = select(OutageSubscription.outage_id).where(OutageSubscription.told_at.is_(None)).distinct()
    async with parts.database.session() as session:
        ids = sorted(await session.scalars(query))
    if not ids:
        return {}
    answered = await parts.systems.network.outages_named(ids)
    # What a system said a while ago is no news.
    return {} if answered.stale else {outage.id: outage for outage in answered.value}


async def _tell_some(parts: Parts, outages: dict[uuid.UUID, Outage]) -> int:
    async with parts.database.transaction() as session:
        found = await session.scalars(
            select(OutageSubscription)
            .where(OutageSubscription.told_at.is_(None), _has_news(outages))
            .order_by(OutageSubscription.id)
            .limit(BATCH)
            .with_for_update(skip_locked=True)
        )
        rows = list(found)
        for row in rows:
            await _tell(session, row, outages[row.outage_id])
        return len(rows)


def _has_news(outages: dict[uuid.UUID, Outage]) -> ColumnElement[bool]:
    newest = {outage.id: outage.updates[-1].at for outage in outages.values() if outage.updates}
    ended = [outage.id for outage in outages.values() if outage.fixed_at is not None]
    known = OutageSubscription.told_update_at
    unheard: ColumnElement[bool] = false()
    if newest:
        newest_at = case(newest, value=OutageSubscription.outage_id)
        unheard = OutageSubscription.outage_id.in_(newest) & or_(known.is_(None), known < newest_at)
    return or_(OutageSubscription.outage_id.in_(ended), unheard)


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
    await notices.tell(session, customer_id=row.customer_id, kind=NoticeKind.outage, text=text, key=key)


def _ended(outage: Outage) -> str:
    verb = "work" if len(outage.kinds) > 1 else "works"
    return (
        f"The outage in {outage.area.name} is over, and your {away(outage.kinds)} {verb} again. "
        "If not, restart what it runs on; if that does not help, tell us and we test your line."
    )
