"""Asking who is to be told costs next to nothing while there is nothing to tell, however many follow."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Select, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database
from api.outages.telling import _with_news
from api.parts import Parts
from models import Outage, OutageUpdate

FOLLOWERS = """
    INSERT INTO outage_subscription (id, outage_id, customer_id, told_update_at, told_at)
    SELECT gen_random_uuid(), :outage_id, gen_random_uuid(), :heard_at, CASE WHEN n > :open THEN now() END
    FROM generate_series(1, 20000) AS n
"""


async def pages_read(session: AsyncSession, query: Select[Any]) -> int:
    written = str(query.compile(session.get_bind(), compile_kwargs={"literal_binds": True}))
    explained = text("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + written.replace(":", "\\:"))
    ((plan,),) = (await session.scalars(explained)).all()
    return int(plan["Plan"]["Shared Hit Blocks"] + plan["Plan"]["Shared Read Blocks"])


async def test_followers_who_have_heard_all_are_not_looked_at(parts: Parts, database: Database) -> None:
    async with database.transaction() as session:
        newest = (await session.scalars(select(OutageUpdate).order_by(OutageUpdate.at.desc()).limit(1))).one()
        await session.execute(text("SET LOCAL session_replication_role = replica"))  # followers need be nobody
        followers = {"outage_id": newest.outage_id, "heard_at": newest.at + timedelta(days=1), "open": 10_000}
        await session.execute(text(FOLLOWERS), followers)
        await session.execute(text("ANALYZE outage_subscription"))
        await session.execute(text("SET LOCAL session_replication_role = DEFAULT"))
        ids = sorted(await session.scalars(select(Outage.id)))
        outages = {one.id: one for one in (await parts.systems.network.outages_named(ids)).fresh()}
        going_on = {newest.outage_id: outages[newest.outage_id]}
        assert going_on[newest.outage_id].fixed_at is None
        assert await pages_read(session, _with_news(going_on)) < 50
