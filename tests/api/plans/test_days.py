"""An offer promises days: one that is confirmed after them is refused, unless it was carried out before."""

import uuid
from dataclasses import replace
from datetime import date, timedelta

import httpx
import pytest
from sqlalchemy import func, select

from api.db import Database
from api.formats import Money
from api.parts import Parts
from api.systems.faults import Fault, Faults
from api.systems.ports.addon import NewAddon, StartPassed
from models import Addon, Order, OrderKind, Quote, ServiceAddon
from models.base import now
from tests.api.callers import ANA, GRACE, JAMAL, Callers, key
from tests.api.plans.conftest import Orders, change, credit, post, refused, services_of

LEAVE = {"reason": "not_needed"}
DAY_OVER = "The day that this offer was made for is over. Nothing was done; ask for a new offer."


async def days_go_by(database: Database, quoted: dict[str, str], *names: str, days: int = 1) -> None:
    """As if it had been offered so many days ago."""
    async with database.transaction() as session:
        row = await session.get_one(Quote, uuid.UUID(quoted["quote_id"]))
        moved = {name: date.fromisoformat(row.terms[name]) - timedelta(days=days) for name in names}
        row.terms = row.terms | {name: day.isoformat() for name, day in moved.items()}


async def confirmed(caller: httpx.AsyncClient, code: str, action: str) -> dict[str, str]:
    quoted = await post(caller, "addons/quotes", {"addon_code": code, "action": action})
    return {"quote_id": quoted["quote_id"]}


async def test_a_pass_is_not_sold_for_a_day_that_is_over(callers: Callers, database: Database) -> None:
    jamal = await callers.customer(JAMAL)
    await credit(database, 5000)
    quoted = await post(jamal, "addons/quotes", {"addon_code": "data-5", "action": "add"})
    await days_go_by(database, quoted, "starts_on", "ends_on", "charged_on")
    late = await refused(jamal, "addons/changes", {"quote_id": quoted["quote_id"]})
    assert (late["type"], "ask for a new offer" in late["detail"]) == ("start-passed", True)
    assert await credit(database) == 5000


async def test_a_pass_that_was_sold_in_time_is_found_again_the_day_after(
    database: Database, parts: Parts, today: date
) -> None:
    (line,), catalogue = await services_of(database, JAMAL), parts.systems.catalogue
    await credit(database, 5000)
    async with database.session() as session:
        addon = await session.scalar(select(Addon).where(Addon.code == "data-5"))
        assert addon
    new = NewAddon(line.id, addon.id, Money(500, "GBP"), today, today, asked_on=today)
    first = await catalogue.add(new, reference="one")
    assert await catalogue.add(replace(new, asked_on=today + timedelta(days=1)), reference="one") == first
    assert await credit(database) == 4500
    with pytest.raises(StartPassed):
        await catalogue.add(replace(new, asked_on=today + timedelta(days=1)), reference="two")


async def test_an_add_on_that_has_ended_meanwhile_does_not_go_on(
    callers: Callers, database: Database, today: date
) -> None:
    ana, (line,) = await callers.customer(ANA), await services_of(database, ANA)
    await post(ana, "addons/changes", await confirmed(ana, "insurance", "remove"))
    again = await confirmed(ana, "insurance", "add")
    async with database.transaction() as session:
        row = await session.scalar(select(ServiceAddon).where(ServiceAddon.service_id == line.id))
        assert row
        row.ends_on = today - timedelta(days=1)
    assert (await refused(ana, "addons/changes", again))["type"] == "start-passed"


async def test_an_add_on_is_not_removed_as_of_a_month_that_is_over(callers: Callers, database: Database) -> None:
    ana = await callers.customer(ANA)
    quoted = await post(ana, "addons/quotes", {"addon_code": "insurance", "action": "remove"})
    await days_go_by(database, quoted, "ends_on")
    late = await refused(ana, "addons/changes", {"quote_id": quoted["quote_id"]})
    assert (late["type"], late["detail"]) == ("offer-outdated", DAY_OVER)


@pytest.mark.parametrize("when", ["now", "next_bill"])
async def test_a_change_is_not_carried_out_as_of_yesterday(
    when: str, callers: Callers, database: Database, orders: Orders
) -> None:
    grace = await callers.customer(GRACE)
    quoted = await post(grace, "changes/quotes", {"plan_code": "max-500", "when": when})
    await days_go_by(database, quoted, "effective_on", "contract_ends_on")
    late = await refused(grace, "changes", {"quote_id": quoted["quote_id"]})
    assert (late["type"], late["detail"], orders.placed) == ("offer-outdated", DAY_OVER, {})


async def test_a_change_that_was_placed_in_time_is_found_again_the_day_after(
    callers: Callers, database: Database, orders: Orders
) -> None:
    grace, headers = await callers.customer(GRACE), key()
    quoted = await post(grace, "changes/quotes", {"plan_code": "max-500", "when": "next_bill"})
    body, orders.loses = {"quote_id": quoted["quote_id"]}, True
    assert (await grace.post("/v1/plans/changes", json=body, headers=headers)).status_code == 503
    await days_go_by(database, quoted, "effective_on", "contract_ends_on")
    assert (await grace.post("/v1/plans/changes", json=body, headers=headers)).status_code == 201
    assert len(orders.placed) == 1


async def test_an_end_that_failed_weeks_ago_is_no_end_tomorrow(
    callers: Callers, database: Database, parts: Parts, orders: Orders
) -> None:
    grace, faults = await callers.customer(GRACE), Faults(parts.redis)
    quoted = await post(grace, "cancellations/quotes", LEAVE)
    body = {"quote_id": quoted["quote_id"], "talk_first": False}
    await faults.switch("catalogue", Fault.down)
    assert (await grace.post("/v1/plans/cancellations", json=body, headers=key())).status_code == 503
    await faults.switch("catalogue", None)
    async with database.transaction() as session:
        row = await session.get_one(Quote, uuid.UUID(quoted["quote_id"]))
        assert row.tried_at is not None
        row.tried_at, row.ends_at = now() - timedelta(days=29), now() - timedelta(days=29)
    await days_go_by(database, quoted, "ends_on", days=29)
    late = await refused(grace, "cancellations", body)
    # Whether the offer itself has ended by then is said first.
    assert late["type"] in ("offer-outdated", "quote-expired")
    assert orders.placed == {}


async def test_an_end_without_notice_is_not_confirmed_after_the_two_weeks(
    callers: Callers, database: Database, today: date, orders: Orders
) -> None:
    grace, (line,) = await callers.customer(GRACE), await services_of(database, GRACE)
    fortnight, contract_end = today - timedelta(days=13), today + timedelta(days=700)
    await change(database, line, contract_starts_on=fortnight, contract_ends_on=contract_end)
    free = await post(grace, "cancellations/quotes", LEAVE)
    later = await post(grace, "cancellations/quotes", {**LEAVE, "wanted_on": (today + timedelta(days=90)).isoformat()})
    assert (free["early_total"]["minor"], later["early_total"]["minor"]) == (0, 0)
    await change(database, line, contract_starts_on=fortnight - timedelta(days=1))
    for quoted in (free, later):
        body = {"quote_id": quoted["quote_id"], "talk_first": False}
        assert (await refused(grace, "cancellations", body))["detail"] == DAY_OVER
    assert orders.placed == {}


async def test_an_end_that_was_placed_in_time_is_found_again_the_day_after(
    callers: Callers, database: Database, orders: Orders
) -> None:
    grace, headers = await callers.customer(GRACE), key()
    quoted = await post(grace, "cancellations/quotes", LEAVE)
    body, orders.loses = {"quote_id": quoted["quote_id"], "talk_first": False}, True
    assert (await grace.post("/v1/plans/cancellations", json=body, headers=headers)).status_code == 503
    await days_go_by(database, quoted, "ends_on")
    assert (await grace.post("/v1/plans/cancellations", json=body, headers=headers)).status_code == 201
    async with database.session() as session:
        ends = select(func.count()).select_from(Order).where(Order.kind == OrderKind.cease)
        assert await session.scalar(ends) == 1
