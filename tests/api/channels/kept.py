"""What is kept and not taken yet, and the jobs that take it."""

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, text, update

from api.channels import taking
from api.db import Database
from api.parts import Parts
from models import Arrival

NEXT = text("DELETE FROM procrastinate_jobs WHERE task_name = 'take' RETURNING id, args ->> 'key' AS key")


async def next_jobs(parts: Parts) -> Sequence[uuid.UUID]:
    """Whose messages a worker would take, in its order. From here on the jobs are nobody's."""
    async with parts.database.transaction() as session:
        return [uuid.UUID(row.key) for row in sorted(await session.execute(NEXT))]


async def take_all_kept(parts: Parts) -> None:
    """As the worker does, job by job."""
    for key in await next_jobs(parts):
        await taking.take_all(parts, key)


async def arrivals(database: Database) -> Sequence[Arrival]:
    async with database.session() as session:
        return (await session.scalars(select(Arrival).order_by(Arrival.received_at))).all()


async def change_arrivals(database: Database, **columns: Any) -> None:
    async with database.transaction() as session:
        await session.execute(update(Arrival).values(**columns))
