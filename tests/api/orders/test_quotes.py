"""What an order would mean: quoted on true terms, or refused by name, before anything is done."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select, update

from api.db import Database
from api.demo.ids import demo_id
from models import Equipment, Level, Order, Plan, Quote
from models.base import now
from tests.api.callers import ANA, CHLOE, FARID, JAMAL, KIRSTY, MAYA, NOOR, PETRA, Callers, key
from tests.api.orders.calls import MESH, done, ordered

NEW = {"kind": "new_service", "plan_code": "fast-150"}


HOME = {"kind": "move", "address": "60 BEECHCROFT avenue", "postcode": "NE20ZZ", "from_on": "2099-01-01"}


async def quoted(browser: httpx.AsyncClient, asked: dict[str, Any]) -> httpx.Response:
    return await browser.post("/v1/orders/quotes", json=asked, headers=key())


async def test_a_quote_is_its_customer_s_and_ends(callers: Callers, database: Database) -> None:
    farid, petra = await callers.customer(FARID), await callers.customer(PETRA)
    body = {"quote_id": (await quoted(farid, MESH)).json()["quote_id"]}
    strange = await petra.post("/v1/orders", json=body, headers=key())
    assert (strange.status_code, strange.json()["type"]) == (404, "/problems/quote-unknown")
    async with database.transaction() as session:
        await session.execute(update(Quote).values(ends_at=now() - timedelta(seconds=1)))
    late = await farid.post("/v1/orders", json=body, headers=key())
    assert late.json()["type"] == "/problems/quote-expired"


@pytest.mark.parametrize(
    ("asked", "change"),
    [
        (MESH, update(Equipment).values(price_minor=1)),
        (MESH, update(Equipment).values(withdrawn_on=now().date())),
        (NEW, update(Plan).values(price_minor=1)),
    ],
)
async def test_what_has_changed_since_the_quote_is_not_done_otherwise(
    callers: Callers, database: Database, asked: dict[str, Any], change: Any
) -> None:
    farid = await callers.customer(FARID)
    quote = (await quoted(farid, asked)).json()
    async with database.transaction() as session:
        await session.execute(change)
    answer = await farid.post("/v1/orders", json={"quote_id": quote["quote_id"]}, headers=key())
    assert answer.json()["type"] == "/problems/offer-changed"
    async with database.session() as session:
        assert await session.scalar(select(func.count()).where(Order.account_id == demo_id("account", "10000106"))) == 0


async def test_a_new_service_needs_a_visit_only_where_no_line_was(callers: Callers) -> None:
    ana = await callers.customer(ANA)
    without = (await quoted(ana, NEW)).json()
    assert (without["needs_visit"], without["monthly"]["minor"], without["contract_months"]) == (True, 3100, 24)
    there = NEW | {"address": "60 beechcroft avenue", "postcode": "ne2 0zz"}
    with_line = (await quoted(ana, there)).json()
    assert with_line["needs_visit"] is False
    assert with_line["expected_on"]["iso"] < without["expected_on"]["iso"]
    mobile = (await quoted(ana, {"kind": "new_service", "plan_code": "sim-5"})).json()
    assert (mobile["needs_visit"], mobile["monthly"]["minor"]) == (False, 1000)


@pytest.mark.parametrize(
    ("asked", "kind", "field"),
    [
        (NEW | {"plan_code": "sim-2"}, "plan-not-sold", "plan_code"),
        (NEW | {"plan_code": "none"}, "plan-not-sold", "plan_code"),
        (NEW | {"plan_code": "payg"}, "plan-not-for-account", None),
        (NEW | {"address": "1 Far Lane", "postcode": "ZZ99 9ZZ"}, "not-served", "postcode"),
        (NEW | {"wanted_on": "2020-01-01"}, "day-not-possible", "wanted_on"),
        (NEW | {"wanted_on": "9999-12-31"}, "day-not-possible", "wanted_on"),
        (MESH | {"code": "none"}, "thing-unknown", "code"),
        (MESH | {"code": "esim"}, "thing-unknown", "code"),
        ({"kind": "sim"}, "service-unknown", None),
        (HOME, "there-already", "address"),
    ],
)
async def test_what_cannot_be_ordered_is_refused_by_name(
    callers: Callers, asked: dict[str, Any], kind: str, field: str | None
) -> None:
    answer = (await quoted(await callers.customer(FARID), asked)).json()
    assert (answer["type"], answer.get("field")) == (f"/problems/{kind}", field)


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"kind": "horse"}, "body"),
        (NEW | {"address": "12 Elm Road"}, "new_service"),
        (NEW | {"postcode": "'; --"}, "new_service.postcode"),
        (NEW | {"colour": "red"}, "new_service.colour"),
        ({"kind": "equipment"}, "equipment.code"),
        (MESH | {"code": "\x00"}, "equipment.code"),
    ],
)
async def test_what_is_not_understood_names_its_field(callers: Callers, asked: dict[str, Any], field: str) -> None:
    answer = await quoted(await callers.customer(FARID), asked)
    assert answer.status_code == 422
    assert [fault["field"] for fault in answer.json()["fields"]] == [field]


async def test_a_suspended_account_orders_nothing_but_a_sim(callers: Callers) -> None:
    chloe = await callers.customer(CHLOE)
    assert (await quoted(chloe, NEW)).json()["type"] == "/problems/account-on-hold"
    assert (await quoted(chloe, {"kind": "sim"})).status_code == 201


async def test_a_prepaid_account_gets_a_sim_without_a_bill(callers: Callers, database: Database) -> None:
    jamal = await callers.customer(JAMAL)
    assert (await ordered(jamal, {"kind": "sim"}))["once"]["minor"] == 0
    async with database.transaction() as session:
        await session.execute(update(Equipment).values(price_minor=500))
    assert (await quoted(jamal, {"kind": "sim"})).json()["type"] == "/problems/no-bill-for-it"


async def test_a_service_moves_once_at_a_time(callers: Callers) -> None:
    farid = await callers.customer(FARID)
    day = (now() + timedelta(days=40)).date().isoformat()
    asked = {"kind": "move", "address": "9 Rowan Street", "postcode": "LS6 0ZZ", "from_on": day}
    receipt = await ordered(farid, asked)
    assert receipt["monthly"]["minor"] == 3100
    assert (receipt["order"]["kind"], receipt["order"]["needs_visit"]) == ("move", True)
    assert receipt["order"]["address"] == "9 Rowan Street, LS6 0ZZ"
    second = (await quoted(farid, asked)).json()
    answer = await farid.post("/v1/orders", json={"quote_id": second["quote_id"]}, headers=key())
    assert answer.json()["type"] == "/problems/already-ordered"
    assert receipt["order"]["number"] in answer.json()["detail"]
    await done(farid, f"/v1/orders/{receipt['order']['id']}/cancellation")
    assert (await ordered(farid, asked))["order"]["state"] == "placed"


async def test_a_business_names_the_line(callers: Callers) -> None:
    answer = await quoted(await callers.customer(KIRSTY), {"kind": "sim"})
    assert answer.json()["type"] == "/problems/which-service"
    assert "Van 2 ending 153" in [choice["label"] for choice in answer.json()["choices"]]


async def test_a_line_s_user_orders_nothing(callers: Callers) -> None:
    maya = await callers.customer(MAYA)
    for asked in (NEW, MESH | {"code": "hub-6"}, {"kind": "sim"}):
        assert (await quoted(maya, asked)).status_code in (403, 404)
    assert (await maya.get("/v1/orders")).json()["type"] == "/problems/not-account-holder"
    theirs = {"kind": "sim", "service_id": str(demo_id("service", "10000114", 0))}
    assert (await quoted(maya, theirs)).json()["type"] == "/problems/service-unknown"
    assert (await quoted(await callers.customer(NOOR), theirs)).status_code == 201


async def test_only_who_has_proven_who_they_are_orders(callers: Callers) -> None:
    farid = await callers.customer(FARID, Level.identified)
    assert (await quoted(farid, MESH)).json()["type"] == "/problems/sign-in-required"
