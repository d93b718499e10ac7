"""Old requests and offers go, young ones stay."""

import uuid
from datetime import timedelta

from sqlalchemy import select

from api.db import Database
from api.housekeeping import ARRIVALS_KEPT, QUOTES_KEPT, REQUESTS_KEPT, tidy
from models import Arrival, ArrivalState, Customer, Quote, Request
from models.base import now


async def test_only_what_nobody_can_need_is_thrown_away(database: Database) -> None:
    day = timedelta(days=1)
    async with database.transaction() as session:
        customer_id = await session.scalar(select(Customer.id).limit(1))
        for age in (REQUESTS_KEPT - day, REQUESTS_KEPT + day):
            made = {"body_hash": "x", "leased_until": now(), "created_at": now() - age}
            session.add(Request(scope="a", key=f"{age.days} days", **made))
        for age in (QUOTES_KEPT - day, QUOTES_KEPT + day):
            session.add(Quote(kind=f"{age.days} days", customer_id=customer_id, terms={}, ends_at=now() - age))
    await tidy(database)
    async with database.session() as session:
        assert (await session.scalars(select(Request.key))).all() == ["6 days"]
        assert (await session.scalars(select(Quote.kind))).all() == ["399 days"]


async def test_what_a_provider_brought_is_emptied_after_a_month(database: Database) -> None:
    day = timedelta(days=1)
    async with database.transaction() as session:
        for age in (ARRIVALS_KEPT - day, ARRIVALS_KEPT + day):
            told = {"connector": f"{age.days} days", "url": "/", "state": ArrivalState.refused, "reason": "not signed"}
            session.add(Arrival(body=b"a card", trusted=False, received_at=now() - age, **told))
    await tidy(database)
    async with database.session() as session:
        kept = await session.execute(select(Arrival.connector, Arrival.body).order_by(Arrival.connector))
        assert [tuple(row) for row in kept] == [("29 days", b"a card"), ("31 days", b"")]


async def test_what_nobody_could_take_in_a_month_is_in_sight(database: Database) -> None:
    async with database.transaction() as session:
        told = {"url": "/", "state": ArrivalState.received, "waiting": [uuid.uuid4()], "trusted": True}
        session.add(Arrival(connector="gone", body=b"hello", received_at=now() - ARRIVALS_KEPT, **told))
    await tidy(database)
    async with database.session() as session:
        (kept,) = await session.scalars(select(Arrival))
        assert (kept.state, kept.waiting, kept.body) == (ArrivalState.refused, [], b"")
