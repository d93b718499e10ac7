"""Orders over HTTP: followed, placed once, and stopped while that is possible."""

from typing import Any

import httpx
from sqlalchemy import func, select

from api.db import Database
from models import Level, Order, OrderKind, OrderState
from tests.api.callers import FARID, LIAM, PETRA, Callers, key
from tests.api.orders.calls import LIAMS, MESH, PETRAS, VAN_2, done, ordered

NEW = {"kind": "new_service", "plan_code": "fast-150"}


async def quoted(browser: httpx.AsyncClient, asked: dict[str, Any]) -> httpx.Response:
    return await browser.post("/v1/orders/quotes", json=asked, headers=key())


async def count(database: Database, kind: OrderKind) -> int:
    async with database.session() as session:
        return await session.scalar(select(func.count()).where(Order.kind == kind)) or 0


async def test_a_customer_sees_where_an_order_is(callers: Callers) -> None:
    liam = await callers.customer(LIAM, Level.identified)
    listed = (await liam.get("/v1/orders?state=open")).json()["items"]
    assert [order["number"] for order in listed] == ["O61812"]
    order = (await liam.get(f"/v1/orders/{LIAMS}")).json()
    assert order == (await liam.get("/v1/orders/numbers/o61812")).json() | {"as_of": order["as_of"]}
    assert (order["carrier"], order["tracking_reference"], order["delayed"]) == ("Fleet Post", "FP-0061812", False)
    assert order["status"].startswith("It is on its way with Fleet Post and comes on ")
    assert [(step["title"], step["state"]) for step in order["steps"]] == [
        ("Ordered", "done"),
        ("Packed", "done"),
        ("On its way", "now"),
        ("Delivered", "next"),
        ("Switched on", "next"),
    ]


async def test_what_is_late_says_so_and_names_both_days(callers: Callers) -> None:
    order = (await (await callers.customer(PETRA)).get(f"/v1/orders/{PETRAS}")).json()
    assert (order["state"], order["delayed"]) == ("delayed", True)
    assert order["promised_on"]["iso"] < order["expected_on"]["iso"]
    assert order["expected_on"]["display"] in order["status"]


async def test_pages_follow_each_other_without_a_gap(callers: Callers) -> None:
    farid = await callers.customer(FARID)
    numbers = [(await ordered(farid, MESH))["order"]["number"] for _ in range(3)]
    first = (await farid.get("/v1/orders?limit=2")).json()
    second = (await farid.get(f"/v1/orders?limit=2&cursor={first['next']}")).json()
    assert [item["number"] for item in first["items"] + second["items"]] == numbers[::-1]
    assert second["next"] is None
    assert (await farid.get("/v1/orders?cursor=elsewhere")).json()["type"] == "/problems/cursor-not-understood"


async def test_nobody_finds_another_s_order(callers: Callers) -> None:
    petra = await callers.customer(PETRA)
    for path in (f"/v1/orders/{LIAMS}", "/v1/orders/numbers/O61812", "/v1/orders/numbers/none", f"/v1/orders/{VAN_2}"):
        assert (await petra.get(path)).json()["type"] == "/problems/order-unknown"
    strange = await petra.post(f"/v1/orders/{LIAMS}/cancellation", headers=key())
    assert strange.json()["type"] == "/problems/order-unknown"


async def test_equipment_is_quoted_and_ordered_once(callers: Callers, database: Database) -> None:
    farid = await callers.customer(FARID)
    things = {thing["code"]: thing for thing in (await farid.get("/v1/orders/equipment")).json()["items"]}
    quote = (await quoted(farid, MESH)).json()
    assert quote["once"] == things["mesh-1"]["price"]
    assert quote["expected_on"] == things["mesh-1"]["comes_on"]
    headers, before = key(), await count(database, OrderKind.device)
    answers = [await farid.post("/v1/orders", json={"quote_id": quote["quote_id"]}, headers=headers) for _ in "12"]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert answers[0].json()["order"]["number"].startswith("O7")
    assert await count(database, OrderKind.device) == before + 1
    again = await farid.post("/v1/orders", json={"quote_id": quote["quote_id"]}, headers=key())
    assert again.json()["type"] == "/problems/quote-used"
    other = await farid.post("/v1/orders", json={"quote_id": str(LIAMS)}, headers=headers)
    assert other.json()["type"] == "/problems/key-reused"


async def test_an_order_is_stopped_while_it_can_be(callers: Callers, database: Database) -> None:
    farid, liam = await callers.customer(FARID), await callers.customer(LIAM)
    order = (await ordered(farid, MESH))["order"]
    assert order["can_be_cancelled"] is True
    cancelled = await done(farid, f"/v1/orders/{order['id']}/cancellation")
    assert (cancelled["state"], cancelled["can_be_cancelled"]) == ("cancelled", False)
    assert (await farid.get("/v1/orders?state=open")).json()["items"] == []
    late = await liam.post(f"/v1/orders/{LIAMS}/cancellation", headers=key())
    assert late.json()["type"] == "/problems/too-late-to-cancel"
    async with database.session() as session:
        assert (await session.get_one(Order, LIAMS)).state is OrderState.dispatched


async def test_a_change_of_plan_is_taken_back_at_the_plan(callers: Callers, database: Database) -> None:
    async with database.transaction() as session:
        order = (await session.scalars(select(Order).where(Order.id == PETRAS))).one()
        order.kind = OrderKind.plan_change
    petra = await callers.customer(PETRA)
    answer = await petra.post(f"/v1/orders/{PETRAS}/cancellation", headers=key())
    assert answer.json()["type"] == "/problems/cancelled-elsewhere"
    told = (await petra.get(f"/v1/orders/{PETRAS}")).json()
    assert (told["can_be_cancelled"], told["taken_back_at"]) == (False, f"/v1/plans/changes/{PETRAS}")
