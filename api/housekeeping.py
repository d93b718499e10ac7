"""What is thrown away when nobody can need it any more: the memory of requests, and offers that have ended."""

from datetime import timedelta

from sqlalchemy import delete

from api.db import Database
from models import Quote, Request
from models.base import now

# A client that asks again does so within minutes; a week also covers one that was switched off over a holiday.
REQUESTS_KEPT = timedelta(days=7)
# What was quoted is evidence while the bill it led to may still be disputed.
QUOTES_KEPT = timedelta(days=400)


async def tidy(database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(delete(Request).where(Request.created_at < now() - REQUESTS_KEPT))
        await session.execute(delete(Quote).where(Quote.ends_at < now() - QUOTES_KEPT))
