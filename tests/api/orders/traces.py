"""What outlives a request, for tests that a secret is in none of it."""

from sqlalchemy import func, select, text

from api.db import Database
from api.parts import Parts
from models import (
    Audit,
)
from tests.api.orders.calls import VAN_2

ACTIVATION = {"service_id": str(VAN_2), "digits": "4471"}
PORT_IN = {"kind": "port_in", "number": "07700 900 999", "code": "abc 123456"}


async def everything_kept(parts: Parts, database: Database) -> str:
    """All that outlives a request: answers, quotes, orders, audit, and Redis."""
    async with database.session() as session:
        asked = "SELECT answer::text FROM request UNION ALL SELECT terms::text FROM quote UNION ALL "
        asked += "SELECT detail::text FROM audit UNION ALL SELECT detail::text FROM customer_order"
        rows = [str(row[0]) for row in await session.execute(text(asked))]
    return "\n".join([*rows, *[str(await parts.redis.get(name)) for name in await parts.redis.keys("*known*")]])


async def audited(database: Database, action: str) -> int:
    async with database.session() as session:
        return await session.scalar(select(func.count()).where(Audit.action == action)) or 0
