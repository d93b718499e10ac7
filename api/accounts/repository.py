"""What accounts keep of their own: contact changes that wait for a code, notices, and what was chosen about them."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, or_, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from api.notices import Choices
from api.paging import cursor_of, cut, read_cursor
from api.systems.base import Slice
from models import ContactChange, ContactField, Notice, NotificationChoice
from models.base import now


async def changes_since(session: AsyncSession, *, customer_id: uuid.UUID, value: str, since: datetime) -> int:
    """Codes made for this customer or for this address: neither may be flooded from the other."""
    count = await session.scalar(
        select(func.count())
        .select_from(ContactChange)
        .where(
            or_(ContactChange.customer_id == customer_id, ContactChange.value == value),
            ContactChange.created_at > since,
        )
    )
    return count or 0


async def end_earlier(session: AsyncSession, customer_id: uuid.UUID, field: ContactField) -> None:
    """Whoever asks again has thought better of what they typed before."""
    await session.execute(
        update(ContactChange)
        .where(
            ContactChange.customer_id == customer_id,
            ContactChange.field == field,
            ContactChange.proved_at.is_(None),
            ContactChange.ends_at > now(),
        )
        .values(ends_at=now())
    )


async def held_change(session: AsyncSession, customer_id: uuid.UUID, change_id: uuid.UUID) -> ContactChange | None:
    """Locked: two guesses at once are two guesses."""
    return await session.scalar(
        select(ContactChange)
        .where(ContactChange.id == change_id, ContactChange.customer_id == customer_id)
        .with_for_update()
    )


async def notices_of(session: AsyncSession, customer_id: uuid.UUID, cursor: str | None, limit: int) -> Slice[Notice]:
    wanted = select(Notice).where(Notice.customer_id == customer_id)
    if (last := read_cursor(cursor, datetime, uuid.UUID)) is not None:
        wanted = wanted.where(tuple_(Notice.created_at, Notice.id) < tuple_(*last))
    rows: Sequence[Notice] = (
        await session.scalars(wanted.order_by(Notice.created_at.desc(), Notice.id.desc()).limit(limit + 1))
    ).all()
    return cut(rows, limit, lambda row: cursor_of(row.created_at.isoformat(), row.id))


async def unseen(session: AsyncSession, customer_id: uuid.UUID) -> int:
    count = await session.scalar(
        select(func.count()).select_from(Notice).where(Notice.customer_id == customer_id, Notice.seen_at.is_(None))
    )
    return count or 0


async def held_notice(session: AsyncSession, customer_id: uuid.UUID, notice_id: uuid.UUID) -> Notice | None:
    return await session.scalar(
        select(Notice).where(Notice.id == notice_id, Notice.customer_id == customer_id).with_for_update()
    )


async def lock_choices(session: AsyncSession, customer_id: uuid.UUID) -> None:
    """Until the transaction ends: two who each switch one channel off see what the other did."""
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"choices:{customer_id}", 0))))


async def keep_choices(session: AsyncSession, customer_id: uuid.UUID, choices: Choices) -> None:
    rows = [
        {"customer_id": customer_id, "kind": kind, "channel": channel, "wanted": wanted}
        for (kind, channel), wanted in choices.items()
    ]
    adding = insert(NotificationChoice).values(rows)
    await session.execute(
        adding.on_conflict_do_update(
            index_elements=["customer_id", "kind", "channel"], set_={"wanted": adding.excluded.wanted}
        )
    )
