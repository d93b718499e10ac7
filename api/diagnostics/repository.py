"""Tests of lines, as they are kept."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from api.paging import cursor_of, cut, read_cursor
from api.systems.base import Slice
from models import LineTest


async def find_by_reference(session: AsyncSession, reference: str) -> LineTest | None:
    return await session.scalar(select(LineTest).where(LineTest.reference == reference))


async def keep(session: AsyncSession, test: LineTest) -> LineTest:
    """Once for a reference: whoever comes second gets what the first has kept."""
    values = {
        column.key: getattr(test, column.key) for column in LineTest.__table__.columns if column.key in vars(test)
    }
    await session.execute(insert(LineTest).values(**values).on_conflict_do_nothing(index_elements=["reference"]))
    kept = await find_by_reference(session, test.reference)
    assert kept is not None
    return kept


async def find(session: AsyncSession, test_id: uuid.UUID) -> LineTest | None:
    return await session.get(LineTest, test_id)


async def newest(
    session: AsyncSession, service_ids: Sequence[uuid.UUID], cursor: str | None, limit: int
) -> Slice[LineTest]:
    query = select(LineTest).where(LineTest.service_id.in_(service_ids))
    if (last := read_cursor(cursor, datetime, uuid.UUID)) is not None:
        query = query.where(tuple_(LineTest.tested_at, LineTest.id) < last)
    found = await session.scalars(query.order_by(LineTest.tested_at.desc(), LineTest.id.desc()).limit(limit + 1))
    return cut(list(found), limit, lambda row: cursor_of(row.tested_at.isoformat(), row.id))
