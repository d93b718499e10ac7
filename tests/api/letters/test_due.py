"""The round that looks for what is due reads no more than that, however much was ever sent."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.dialects import postgresql

from api.letters import repository
from api.parts import Parts
from models import NoticeChannel
from tests.api.letters.notices import told

A_YEAR_OF_THEM = """
INSERT INTO notice (id, key, customer_id, kind, text)
    SELECT gen_random_uuid(), 'bench' || n, (SELECT id FROM customer LIMIT 1), 'bill', 'x'
    FROM generate_series(1, 20000) n;
INSERT INTO notice_delivery (id, notice_id, channel, state, at_night, next_attempt_at, updated_at)
    SELECT gen_random_uuid(), id, 'sms', 'sent', false, NULL, now() FROM notice WHERE key LIKE 'bench%';
ANALYZE notice_delivery;
ANALYZE notice
"""


async def plan(parts: Parts) -> Sequence[str]:
    query = repository.due_query(NoticeChannel.sms, 10)
    dialect: Any = postgresql
    written = query.compile(dialect=dialect.dialect(), compile_kwargs={"literal_binds": True})
    async with parts.database.session() as session:
        return [row[0] for row in await session.execute(text(f"EXPLAIN ANALYZE {written}".replace(":", r"\:")))]


async def test_what_is_due_is_found_by_an_index(parts: Parts) -> None:
    async with parts.database.transaction() as session:
        for statement in A_YEAR_OF_THEM.split(";"):
            await session.execute(text(statement))
    await told(parts)
    found = "\n".join(await plan(parts))
    assert "ix_notice_delivery_due" in found, found
    assert "Seq Scan on notice" not in found, found
