"""Moving to another plan: what is quoted is what is done, once, and can be withdrawn until then."""

import uuid
from datetime import date, timedelta

from sqlalchemy import select

from api.db import Database
from api.parts import Parts
from api.plans.cycle import cycle_of, split
from api.plans.due import apply_due
from models import Account, AccountState, Order, OrderKind, Service, ServiceState
from tests.api.callers import ANA, CHLOE, GRACE, KIRSTY, LIAM, Callers, key
from tests.api.plans.conftest import Orders, change, next_bill_of, plan_of, post, refused, services_of

UP_NOW = {"plan_code": "max-500", "when": "now"}
UP_LATER = {"plan_code": "max-500", "when": "next_bill"}


async def test_a_change_now_is_quoted_to_the_penny_and_done(
    callers: Callers, database: Database, orders: Orders, today: date
) -> None:
    grace, (line,) = await callers.customer(GRACE), await services_of(database, GRACE)
    quoted = await post(grace, "changes/quotes", UP_NOW)
    next_bill_on = await next_bill_of(database, line, today)
    cycle = cycle_of(next_bill_on.day, today)
    back, ahead = split(3100, cycle, today).left, split(3800, cycle, today).left
    assert [one["amount"]["minor"] for one in quoted["once"]] == [-back, ahead]
    assert quoted["once_total"]["minor"] == ahead - back
    assert (quoted["difference"]["minor"], quoted["early_cost"]["minor"]) == (700, 0)
    assert quoted["effective_on"]["iso"] == today.isoformat()
    assert (quoted["gains"], quoted["loses"]) == (["350 Mb/s of speed"], [])
    done = await post(grace, "changes", {"quote_id": quoted["quote_id"]})
    assert (done["state"], done["once_total"], done["contract_ends_on"]) == (
        "done", quoted["once_total"], quoted["contract_ends_on"],
    )  # fmt: skip
    assert await plan_of(database, line) == "max-500"
    ((new,),) = [[*orders.placed.values()]]
    assert (new.kind, new.detail["once_minor"]) == (OrderKind.plan_change, ahead - back)
    (mine,) = (await grace.get("/v1/plans/mine")).json()["services"]
    assert (mine["plan_code"], mine["pending"]) == ("max-500", None)
    assert mine["contract"]["ends_on"] == quoted["contract_ends_on"]


async def test_a_change_with_the_next_bill_waits_and_is_carried_out_on_its_day(
    callers: Callers, database: Database, parts: Parts, today: date
) -> None:
    grace, (line,) = await callers.customer(GRACE), await services_of(database, GRACE)
    quoted = await post(grace, "changes/quotes", UP_LATER)
    assert (quoted["once"], quoted["once_total"]["minor"]) == ([], 0)
    done = await post(grace, "changes", {"quote_id": quoted["quote_id"]})
    next_bill_on = await next_bill_of(database, line, today)
    assert (done["state"], done["effective_on"]["iso"]) == ("planned", next_bill_on.isoformat())
    (mine,) = (await grace.get("/v1/plans/mine")).json()["services"]
    assert (mine["plan_code"], mine["pending"]["number"]) == ("fast-150", done["number"])
    assert await apply_due(parts, next_bill_on - timedelta(days=1)) == []
    assert [one.number for one in await apply_due(parts, next_bill_on)] == [done["number"]]
    assert await apply_due(parts, next_bill_on) == []
    async with database.session() as session:
        moved = await session.get_one(Service, line.id)
        assert moved.contract_starts_on == next_bill_on
    assert await plan_of(database, line) == "max-500"


async def test_what_is_lost_is_said(callers: Callers) -> None:
    ana = await callers.customer(ANA)
    quoted = await post(ana, "changes/quotes", {"plan_code": "sim-max", "when": "now"})
    assert (quoted["gains"], quoted["loses"]) == (["Unlimited data"], [])
    down = await post(ana, "changes/quotes", {"plan_code": "sim-5", "when": "now"})
    assert down["loses"][0] == "15 GB of data a month"
    assert "Spain" in down["loses"][1]
    assert down["once_total"]["minor"] < 0


async def test_a_change_is_withdrawn_and_the_line_is_free_again(callers: Callers, database: Database) -> None:
    grace = await callers.customer(GRACE)
    quoted = await post(grace, "changes/quotes", UP_LATER)
    done = await post(grace, "changes", {"quote_id": quoted["quote_id"]})
    assert (await refused(grace, "changes/quotes", UP_NOW))["reasons"][0]["why"] == "pending_change"
    path = f"/v1/plans/changes/{done['order_id']}"
    answer = await grace.delete(path, headers=key())
    assert answer.json()["told"] == f"{answer.json()['service']['label']} stays on Fast 150."
    assert (await grace.delete(path, headers=key())).status_code == 200
    assert (await grace.get("/v1/plans/mine")).json()["services"][0]["pending"] is None
    await post(grace, "changes/quotes", UP_NOW)


async def test_what_is_done_or_is_somebody_else_s_is_not_withdrawn(callers: Callers) -> None:
    grace = await callers.customer(GRACE)
    done = await post(grace, "changes", {"quote_id": (await post(grace, "changes/quotes", UP_NOW))["quote_id"]})
    answer = await grace.delete(f"/v1/plans/changes/{done['order_id']}", headers=key())
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/change-done")
    ana = await callers.customer(ANA)
    for caller, order_id in ((ana, done["order_id"]), (grace, uuid.uuid4())):
        answer = await caller.delete(f"/v1/plans/changes/{order_id}", headers=key())
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/change-unknown")
    answer = await grace.delete(f"/v1/plans/cancellations/{done['order_id']}", headers=key())
    assert answer.json()["type"] == "/problems/change-unknown"


async def test_what_may_not_be_is_refused_with_its_reason(callers: Callers, database: Database, today: date) -> None:
    grace, (line,) = await callers.customer(GRACE), await services_of(database, GRACE)
    too_fast = await refused(grace, "changes/quotes", {"plan_code": "full-900", "when": "now"})
    assert (too_fast["type"], too_fast["field"], too_fast["reasons"][0]["why"]) == (
        "not-eligible", "plan_code", "speed",
    )  # fmt: skip
    for code in ("sim-20", "nonsense", "🏖"):
        unknown = await refused(grace, "changes/quotes", {"plan_code": code, "when": "now"})
        assert (unknown["type"], unknown["field"]) == ("plan-unknown", "plan_code")
    await change(database, line, contract_ends_on=today + timedelta(days=100))
    bound = await refused(grace, "changes/quotes", {"plan_code": "essential-50", "when": "next_bill"})
    assert bound["reasons"][0]["possible_from"]["iso"] == (today + timedelta(days=70)).isoformat()
    chloe = await refused(await callers.customer(CHLOE), "changes/quotes", {"plan_code": "sim-20", "when": "now"})
    assert chloe["reasons"][0]["why"] == "suspended"


async def test_an_overdue_bill_and_a_line_not_switched_on_stand_in_the_way(
    callers: Callers, database: Database
) -> None:
    (line,) = await services_of(database, GRACE)
    async with database.transaction() as session:
        (await session.get_one(Account, line.account_id)).state = AccountState.overdue
    grace = await refused(await callers.customer(GRACE), "changes/quotes", UP_NOW)
    assert [reason["why"] for reason in grace["reasons"]] == ["unpaid"]
    pending = next(line for line in await services_of(database, LIAM) if line.state is ServiceState.pending)
    body = {"service_id": str(pending.id), "plan_code": "fast-150", "when": "now"}
    liam = await refused(await callers.customer(LIAM), "changes/quotes", body)
    assert liam["reasons"][0]["why"] == "not_active"


async def test_one_of_several_lines_is_changed_alone(callers: Callers, database: Database) -> None:
    kirsty, lines = await callers.customer(KIRSTY), await services_of(database, KIRSTY)
    body = {"plan_code": "sim-100", "when": "now"}
    assert (await refused(kirsty, "changes/quotes", body))["type"] == "which-service"
    quoted = await post(kirsty, "changes/quotes", body | {"service_id": str(lines[2].id)})
    await post(kirsty, "changes", {"quote_id": quoted["quote_id"]})
    plans = [await plan_of(database, line) for line in lines]
    assert plans == ["sim-business", "sim-business", "sim-100", "sim-business", "sim-business"]
    async with database.session() as session:
        assert len(list(await session.scalars(select(Order).where(Order.kind == OrderKind.plan_change)))) == 1
