"""What is new is found by an index of what is new, however much was ever told."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.dialects import postgresql

from api.parts import Parts
from api.systems.local.news import BILLS, NEW_WORDS, ORDERS, PAYMENTS
from models.base import now

QUERIES: dict[str, tuple[Any, dict[str, Any]]] = {
    "ix_bill_untold": (BILLS, {"since": now().date()}),
    "ix_customer_order_untold": (ORDERS, {}),
    "ix_ticket_event_untold": (NEW_WORDS, {"since": now() - timedelta(days=3)}),
    "ix_payment_untold": (PAYMENTS, {"since": now() - timedelta(days=3)}),
}


@pytest.mark.parametrize("index", QUERIES)
async def test_nothing_is_read_but_what_is_new(parts: Parts, index: str) -> None:
    query, asked = QUERIES[index]
    dialect: Any = postgresql
    bound = query.params(count=200, **asked)
    written = str(bound.compile(dialect=dialect.dialect(), compile_kwargs={"literal_binds": True}))
    async with parts.database.transaction() as session:
        # The demo is so small that reading all of it is as quick; whether the index fits is what is asked.
        await session.execute(text("ANALYZE bill, customer_order, ticket_event, payment"))
        await session.execute(text("SET LOCAL enable_seqscan = off"))
        plan = [row[0] for row in await session.execute(text(f"EXPLAIN {written}".replace(":", r"\:")))]
        await session.execute(text("SET LOCAL enable_seqscan = on"))
    assert index in "\n".join(plan), "\n".join(plan)
