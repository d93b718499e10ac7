"""Asking for changes that are due costs next to nothing while none is, however many other orders are late."""

from datetime import date

from sqlalchemy import text

from api.db import Database
from api.systems.local.catalogue_changes import due

LATE_PARCELS = """
    INSERT INTO customer_order (id, number, account_id, customer_id, kind, state, title, placed_at, expected_on)
    SELECT gen_random_uuid(), 'L-' || n, gen_random_uuid(), gen_random_uuid(), 'device', 'delayed', 'Phone', now(),
           current_date - n % 30
    FROM generate_series(1, 20000) AS n
"""


async def test_late_parcels_are_not_looked_at(database: Database, today: date) -> None:
    async with database.transaction() as session:
        await session.execute(text("SET LOCAL session_replication_role = replica"))  # customers need be nobody
        await session.execute(text(LATE_PARCELS))
        await session.execute(text("ANALYZE customer_order"))
        written = str(due(today).compile(session.get_bind(), compile_kwargs={"literal_binds": True}))
        ((plan,),) = (await session.scalars(text(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {written}"))).all()
        assert plan["Plan"]["Actual Rows"] == 0
        assert plan["Plan"]["Shared Hit Blocks"] + plan["Plan"]["Shared Read Blocks"] < 50
