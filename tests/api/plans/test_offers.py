"""An offer of a plan is used once, and what goes wrong on the way does nothing twice."""

import uuid
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from api.db import Database
from api.parts import Parts
from api.plans.due import apply_due
from api.systems.faults import Fault, Faults
from api.systems.ports.catalogue import ChangeOverrun, ChangeUnknown
from models import Order, OrderState, Plan, Quote, ServiceState
from models.base import now
from tests.api.callers import BEN, GRACE, Callers, key
from tests.api.plans.conftest import Orders, change, plan_of, post, refused, services_of

UP_NOW = {"plan_code": "max-500", "when": "now"}
UP_LATER = {"plan_code": "max-500", "when": "next_bill"}


async def test_bad_input_names_its_field_and_leaves_nothing_behind(
    callers: Callers, database: Database, orders: Orders
) -> None:
    grace = await callers.customer(GRACE)
    for body, field in (
        ({"plan_code": "max-500"}, "when"),
        ({"plan_code": "max-500", "when": "yesterday"}, "when"),
        ({"plan_code": "", "when": "now"}, "plan_code"),
        ({"plan_code": "x" * 200, "when": "now"}, "plan_code"),
        ({"plan_code": "a\u0000b", "when": "now"}, "plan_code"),
        ({**UP_NOW, "price": 1}, "price"),
        ({**UP_NOW, "service_id": "mine"}, "service_id"),
    ):
        answer = await grace.post("/v1/plans/changes/quotes", json=body, headers=key())
        assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, field)
    async with database.session() as session:
        assert await session.scalar(select(Quote.id)) is None
    assert orders.placed == {}


async def test_an_offer_is_used_once_by_whom_it_was_made_to_and_while_it_lasts(
    callers: Callers, database: Database, orders: Orders
) -> None:
    grace, ben = await callers.customer(GRACE), await callers.customer(BEN)
    quoted = {"quote_id": (await post(grace, "changes/quotes", UP_LATER))["quote_id"]}
    assert (await refused(ben, "changes", quoted))["type"] == "quote-unknown"
    assert (await refused(grace, "addons/changes", quoted))["type"] == "quote-unknown"
    async with database.transaction() as session:
        await session.execute(update(Quote).values(ends_at=now() - timedelta(seconds=1)))
    assert (await refused(grace, "changes", quoted))["type"] == "quote-expired"
    fresh = {"quote_id": (await post(grace, "changes/quotes", UP_LATER))["quote_id"]}
    await post(grace, "changes", fresh)
    assert (await refused(grace, "changes", fresh))["type"] == "quote-used"
    assert len(orders.placed) == 1


async def test_an_offer_does_not_outlive_a_change_of_price_or_line(
    callers: Callers, database: Database, orders: Orders
) -> None:
    grace, (line,) = await callers.customer(GRACE), await services_of(database, GRACE)
    quoted = await post(grace, "changes/quotes", UP_LATER)
    async with database.transaction() as session:
        await session.execute(update(Plan).where(Plan.code == "max-500").values(price_minor=4000))
    assert (await refused(grace, "changes", {"quote_id": quoted["quote_id"]}))["type"] == "offer-outdated"
    quoted = await post(grace, "changes/quotes", UP_LATER)
    await change(database, line, state=ServiceState.suspended)
    assert (await refused(grace, "changes", {"quote_id": quoted["quote_id"]}))["type"] == "offer-outdated"
    assert orders.placed == {}


async def test_a_lost_answer_is_found_out_about_and_nothing_is_done_twice(
    callers: Callers, database: Database, orders: Orders
) -> None:
    grace, (line,) = await callers.customer(GRACE), await services_of(database, GRACE)
    quoted, headers = await post(grace, "changes/quotes", UP_NOW), key()
    orders.loses = True
    body = {"quote_id": quoted["quote_id"]}
    lost = await grace.post("/v1/plans/changes", json=body, headers=headers)
    assert lost.json()["type"] == "/problems/outcome-unknown"
    again = await grace.post("/v1/plans/changes", json=body, headers=headers)
    assert again.status_code == 201, again.text
    assert len(orders.placed) == 1
    assert await plan_of(database, line) == "max-500"


async def test_a_catalogue_that_loses_its_answer_or_is_down_is_asked_again(
    callers: Callers, database: Database, parts: Parts, orders: Orders
) -> None:
    grace, (line,) = await callers.customer(GRACE), await services_of(database, GRACE)
    quoted, faults = await post(grace, "changes/quotes", UP_NOW), Faults(parts.redis)
    await faults.switch("catalogue", Fault.down)
    down = await grace.post("/v1/plans/changes", json={"quote_id": quoted["quote_id"]}, headers=key())
    assert (down.status_code, orders.placed) == (503, {})
    await faults.switch("catalogue", Fault.duplicate)
    await post(grace, "changes", {"quote_id": quoted["quote_id"]})
    assert await plan_of(database, line) == "max-500"


async def test_yesterday_s_answer_is_shown_and_not_acted_on(callers: Callers, parts: Parts) -> None:
    grace = await callers.customer(GRACE)
    before = (await grace.get("/v1/plans/mine")).json()
    choice = (await grace.get("/v1/plans/eligibility")).json()
    await grace.get("/v1/plans/catalogue")
    assert before["is_stale"] is choice["is_stale"] is False
    await Faults(parts.redis).switch("catalogue", Fault.down)
    assert (await grace.get("/v1/plans/mine")).json() == before | {"is_stale": True}
    assert (await grace.get("/v1/plans/eligibility")).json() == choice | {"is_stale": True}
    answer = await grace.post("/v1/plans/changes/quotes", json=UP_NOW, headers=key())
    assert answer.json()["type"] == "/problems/system-unavailable"


async def test_an_order_that_fits_its_line_no_more_is_cancelled(
    callers: Callers, database: Database, parts: Parts, today: date
) -> None:
    grace, (line,) = await callers.customer(GRACE), await services_of(database, GRACE)
    done = await post(grace, "changes", {"quote_id": (await post(grace, "changes/quotes", UP_LATER))["quote_id"]})
    async with database.session() as session:
        other = await session.scalar(select(Plan.id).where(Plan.code == "essential-50"))
    await change(database, line, plan_id=other)
    (cancelled,) = await apply_due(parts, today + timedelta(days=40))
    assert (cancelled.number, cancelled.state) == (done["number"], OrderState.cancelled)
    assert await plan_of(database, line) == "essential-50"


async def test_of_two_offers_for_a_line_the_second_finds_the_first_pending(callers: Callers, orders: Orders) -> None:
    grace = await callers.customer(GRACE)
    first, second = [await post(grace, "changes/quotes", UP_LATER) for _ in range(2)]
    await post(grace, "changes", {"quote_id": first["quote_id"]})
    assert (await refused(grace, "changes", {"quote_id": second["quote_id"]}))["type"] == "offer-outdated"
    assert len(orders.placed) == 1


async def test_the_catalogue_carries_an_order_out_once_and_refuses_one_that_fits_no_more(
    callers: Callers, database: Database, parts: Parts
) -> None:
    grace, (line,) = await callers.customer(GRACE), await services_of(database, GRACE)
    done = await post(grace, "changes", {"quote_id": (await post(grace, "changes/quotes", UP_LATER))["quote_id"]})
    order_id, catalogue = uuid.UUID(done["order_id"]), parts.systems.catalogue
    first, again = [await catalogue.carry_out(order_id, reference="one") for _ in range(2)]
    assert first == again
    assert await plan_of(database, line) == "max-500"
    with pytest.raises(ChangeUnknown):
        await catalogue.carry_out(uuid.uuid4(), reference="two")
    async with database.transaction() as session:
        row = await session.get_one(Order, order_id)
        values = {name: getattr(row, name) for name in ("account_id", "customer_id", "service_id", "plan_id", "kind")}
        late = Order(number="O99", title="Change", placed_at=now(), detail=row.detail, **values)
        late.expected_on = row.expected_on
        session.add(late)
    with pytest.raises(ChangeOverrun):
        await catalogue.carry_out(late.id, reference="three")
    async with database.session() as session:
        assert (await session.get_one(Order, late.id)).state is OrderState.cancelled
