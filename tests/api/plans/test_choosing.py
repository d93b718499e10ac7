"""Which plans are possible, and what they would have cost."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from api.db import Database
from models import Level, Plan
from models.base import now
from tests.api.callers import (
    ANA,
    CHLOE,
    ELENA,
    GRACE,
    JAMAL,
    KIRSTY,
    LIAM,
    Callers,
)
from tests.api.plans.conftest import change, services_of


async def test_grace_may_move_up_to_what_her_line_carries(callers: Callers) -> None:
    grace = await callers.customer(GRACE, Level.identified)
    found = (await grace.get("/v1/plans/eligibility")).json()
    by_code = {one["plan"]["code"]: one for one in found["plans"]}
    assert by_code["max-500"]["when"] == ["now", "next_bill"]
    assert by_code["max-500"]["difference"]["display"] == "+£7.00"
    assert by_code["essential-50"]["eligible"] is True
    # 60% of a month's price.
    assert by_code["max-500"]["plan"]["leaving_early"]["minor"] == 2280
    assert [reason["why"] for reason in by_code["full-900"]["reasons"]] == ["speed"]
    assert [reason["why"] for reason in by_code["fast-150"]["reasons"]] == ["present_plan"]


@pytest.mark.parametrize(
    ("who", "code", "why"),
    [
        (CHLOE, "sim-20", ["suspended"]),
        (ANA, "sim-business", ["business_only"]),
        (ANA, "payg", ["prepaid"]),
        (JAMAL, "sim-20", ["prepaid"]),
    ],
)
async def test_why_a_plan_is_not_possible_is_said(who: str, code: str, why: list[str], callers: Callers) -> None:
    found = (await (await callers.customer(who)).get("/v1/plans/eligibility")).json()
    (one,) = [one for one in found["plans"] if one["plan"]["code"] == code]
    assert (one["plan"]["leaving_early"] is None) == (one["plan"]["contract_months"] == 0)
    assert [reason["why"] for reason in one["reasons"]] == why
    assert all(reason["text"] for reason in one["reasons"])


async def test_a_cheaper_plan_waits_for_the_end_of_the_contract(
    callers: Callers, database: Database, today: date
) -> None:
    (line,) = await services_of(database, GRACE)
    await change(database, line, contract_ends_on=today + timedelta(days=200))
    found = (await (await callers.customer(GRACE)).get("/v1/plans/eligibility")).json()
    (one,) = [one for one in found["plans"] if one["plan"]["code"] == "essential-50"]
    (reason,) = one["reasons"]
    assert (reason["why"], reason["possible_from"]["iso"]) == ("contract", (today + timedelta(days=170)).isoformat())


async def test_the_choice_of_a_line_is_asked_for(callers: Callers) -> None:
    kirsty = await callers.customer(KIRSTY)
    for path in ("eligibility", "comparison"):
        answer = (await kirsty.get(f"/v1/plans/{path}")).json()
        assert (answer["type"], answer["field"]) == ("/problems/which-service", "service_id")
        assert len(answer["choices"]) == 5


async def test_ana_s_comparison_is_exact_and_best_first(callers: Callers) -> None:
    found = (await (await callers.customer(ANA)).get("/v1/plans/comparison")).json()
    assert len(found["present"]["months"]) == 3
    totals = [plan["total"]["minor"] for plan in found["plans"]]
    assert totals == sorted(totals)
    for plan in [found["present"], *found["plans"]]:
        months = [month["total"]["minor"] for month in plan["months"]]
        assert plan["total"]["minor"] == sum(months)
        for month in plan["months"]:
            assert month["total"]["minor"] == sum(month[part]["minor"] for part in ("price", "extra", "roaming"))
    assert found["present"]["months"][-1]["roaming"]["minor"] == 3960
    best = found["plans"][0]
    assert found["best"] == (best["code"] if best["saved_a_month"]["minor"] > 0 else None)
    assert (best["saved_a_month"]["display"].removeprefix("+") in found["told"]) == (found["best"] is not None)
    assert "+" not in found["told"]


async def test_when_no_plan_is_better_that_is_said(callers: Callers, database: Database, today: date) -> None:
    (line,) = await services_of(database, GRACE)
    async with database.transaction() as session:
        plan = await session.scalar(select(Plan.id).where(Plan.code == "essential-50"))
    await change(database, line, plan_id=plan)
    found = (await (await callers.customer(GRACE)).get("/v1/plans/comparison")).json()
    assert found["best"] is None
    assert found["told"].startswith("Essential 50 is the best plan for what you use.")
    assert found["plans"]


async def test_there_is_nothing_to_compare_without_a_full_month_or_on_a_prepaid_plan(
    callers: Callers, database: Database
) -> None:
    jamal = await (await callers.customer(JAMAL)).get("/v1/plans/comparison")
    assert jamal.json()["type"] == "/problems/nothing-to-compare"
    mobile = next(line for line in await services_of(database, LIAM) if line.number)
    liam = await (await callers.customer(LIAM)).get(f"/v1/plans/comparison?service_id={mobile.id}")
    assert liam.json()["type"] == "/problems/nothing-to-compare"
    assert liam.json()["from_on"]["iso"] > now().date().isoformat()


async def test_tv_is_compared_by_its_price(callers: Callers, database: Database) -> None:
    line = next(line for line in await services_of(database, ELENA) if line.kind == "tv")
    found = (await (await callers.customer(ELENA)).get(f"/v1/plans/comparison?service_id={line.id}")).json()
    assert found["best"] == "tv-essentials"
    assert found["plans"][0]["saved_a_month"]["minor"] == 1000
