"""Changing and leaving with the order and ticketing systems that really run, on a database that really commits."""

import asyncio
from datetime import date, timedelta

import httpx
import pytest
from sqlalchemy import select

from api.db import Database
from api.parts import Parts
from api.plans.due import apply_due
from models import Order, OrderKind, OrderState, Ticket
from tests.api.callers import GRACE, Callers, key
from tests.api.plans.conftest import leave, plan_of, post, services_of

# Two at once really are two, and with them the real systems of other topics.
pytestmark = pytest.mark.commits

LEAVE = {"reason": "not_needed"}
UP_NOW = {"plan_code": "max-500", "when": "now"}
UP_LATER = {"plan_code": "max-500", "when": "next_bill"}


async def grace_s_orders(database: Database) -> list[Order]:
    """Those that change or end her line, in the order in which they were placed."""
    (line,) = await services_of(database, GRACE)
    async with database.session() as session:
        found = await session.scalars(
            select(Order)
            .where(Order.service_id == line.id, Order.kind.in_((OrderKind.plan_change, OrderKind.cease)))
            .order_by(Order.placed_at, Order.id)
        )
        return list(found)


async def withdrawn(caller: httpx.AsyncClient, path: str) -> str:
    answer = await caller.delete(f"/v1/plans/{path}", headers=key())
    assert answer.status_code == 200, answer.text
    return str(answer.json()["told"])


async def at_once(caller: httpx.AsyncClient, *asked: tuple[str, dict[str, object]]) -> list[httpx.Response]:
    return await asyncio.gather(*(caller.post(f"/v1/plans/{path}", json=body, headers=key()) for path, body in asked))


@pytest.mark.parametrize(
    ("path", "body"), [("changes", UP_LATER), ("cancellations", LEAVE)], ids=["change", "cancellation"]
)
async def test_of_two_offers_confirmed_at_once_one_is_carried_out(
    path: str, body: dict[str, str], callers: Callers, database: Database
) -> None:
    grace, more = await callers.customer(GRACE), {} if path == "changes" else {"talk_first": False}
    quoted = [await post(grace, f"{path}/quotes", body) for _ in range(2)]
    answers = await at_once(grace, *((path, {"quote_id": one["quote_id"], **more}) for one in quoted))
    assert sorted(answer.status_code for answer in answers) == [201, 409], [answer.text for answer in answers]
    assert [order.state for order in await grace_s_orders(database)] == [OrderState.placed]


async def test_a_line_does_not_get_a_change_and_an_end_at_once(callers: Callers, database: Database) -> None:
    grace = await callers.customer(GRACE)
    change = await post(grace, "changes/quotes", UP_LATER)
    end = await post(grace, "cancellations/quotes", LEAVE)
    answers = await at_once(
        grace,
        ("changes", {"quote_id": change["quote_id"]}),
        ("cancellations", {"quote_id": end["quote_id"], "talk_first": False}),
    )
    assert sorted(answer.status_code for answer in answers) == [201, 409], [answer.text for answer in answers]
    assert len(await grace_s_orders(database)) == 1


async def test_a_change_is_withdrawn_ordered_again_and_carried_out(
    callers: Callers, database: Database, parts: Parts
) -> None:
    grace, (line,) = await callers.customer(GRACE), await services_of(database, GRACE)
    first = await post(grace, "changes", {"quote_id": (await post(grace, "changes/quotes", UP_LATER))["quote_id"]})
    for _ in range(2):
        assert (await withdrawn(grace, f"changes/{first['order_id']}")).endswith("stays on Fast 150.")
    again = await post(grace, "changes", {"quote_id": (await post(grace, "changes/quotes", UP_LATER))["quote_id"]})
    day = date.fromisoformat(again["effective_on"]["iso"])
    assert [one.number for one in await apply_due(parts, day)] == [again["number"]]
    assert await plan_of(database, line) == "max-500"
    assert [order.state for order in await grace_s_orders(database)] == [OrderState.cancelled, OrderState.completed]


async def test_a_change_now_leaves_the_line_free_for_the_next(callers: Callers, database: Database) -> None:
    grace, (line,) = await callers.customer(GRACE), await services_of(database, GRACE)
    await post(grace, "changes", {"quote_id": (await post(grace, "changes/quotes", UP_NOW))["quote_id"]})
    assert await plan_of(database, line) == "max-500"
    back = {"plan_code": "fast-150", "when": "next_bill"}
    refused = await grace.post("/v1/plans/changes/quotes", json=back, headers=key())
    assert refused.json()["reasons"][0]["why"] == "contract"
    _, done = await leave(grace, LEAVE)
    assert [order.number for order in await grace_s_orders(database)][1:] == [done["number"]]


async def test_an_end_is_taken_back_and_asked_for_again(callers: Callers, database: Database) -> None:
    grace = await callers.customer(GRACE)
    _, first = await leave(grace, LEAVE)
    assert "stays with us on Fast 150" in await withdrawn(grace, f"cancellations/{first['order_id']}")
    _, again = await leave(grace, LEAVE)
    states = {order.number: order.state for order in await grace_s_orders(database)}
    assert states == {first["number"]: OrderState.cancelled, again["number"]: OrderState.placed}


async def test_leaving_withdraws_the_change_that_was_planned(
    callers: Callers, database: Database, parts: Parts
) -> None:
    grace = await callers.customer(GRACE)
    planned = await post(grace, "changes", {"quote_id": (await post(grace, "changes/quotes", UP_LATER))["quote_id"]})
    _, done = await leave(grace, LEAVE)
    states = {order.number: order.state for order in await grace_s_orders(database)}
    assert states == {planned["number"]: OrderState.cancelled, done["number"]: OrderState.placed}
    after = date.fromisoformat(done["ends_on"]["iso"]) + timedelta(days=1)
    assert done["number"] in [one.number for one in await apply_due(parts, after)]


async def test_a_call_before_leaving_is_a_ticket_and_no_order(callers: Callers, database: Database) -> None:
    grace = await callers.customer(GRACE)
    _, done = await leave(grace, {"reason": "price"}, talk_first=True)
    async with database.session() as session:
        ticket = await session.scalar(select(Ticket).where(Ticket.number == done["number"]))
    assert ticket is not None
    assert ticket.title.startswith("Retention: call about leaving")
    assert await grace_s_orders(database) == []
