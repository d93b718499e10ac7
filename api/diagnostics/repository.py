"""Tests of lines, as they are kept."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database
from api.paging import cursor_of, cut, read_cursor
from api.systems.base import Slice
from models import LineTest

NEW = insert(LineTest.metadata.tables[LineTest.__tablename__])
# Once for a reference: whoever comes second gets what the first has kept.
KEEP = NEW.on_conflict_do_update(
    index_elements=[LineTest.reference], set_={"reference": NEW.excluded.reference}
).returning(*NEW.table.c)


async def keep(database: Database, **test: Any) -> Any:
    [kept] = await database.rows(KEEP, **test)
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
