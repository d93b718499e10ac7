"""Telling customers something they did not ask for. Once, and only as they wish."""

import uuid

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from models import Notice, NoticeKind


async def tell(session: AsyncSession, *, customer_id: uuid.UUID, kind: NoticeKind, text: str, key: str) -> None:
    """In the transaction of what it tells of. The same key again tells nothing."""
    row = {"customer_id": customer_id, "kind": kind, "text": text, "key": key}
    await session.execute(insert(Notice).values(**row).on_conflict_do_nothing())
