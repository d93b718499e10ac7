"""Who may leave, from which day, and what is offered instead."""

from datetime import date, timedelta

import pytest

from api.db import Database
from models import ServiceState
from tests.api.callers import CHLOE, GRACE, JAMAL, KIRSTY, LIAM, Callers, key
from tests.api.plans.conftest import change, leave, post, refused, services_of

LEAVE = {"reason": "not_needed"}


@pytest.mark.parametrize(
    ("reason", "kind"),
    [("moving", "move"), ("price", "cheaper_plan"), ("service_quality", "repair"), ("other_provider", None)],
)
async def test_an_alternative_is_offered_only_where_it_fits(reason: str, kind: str | None, callers: Callers) -> None:
    quoted = await post(await callers.customer(GRACE), "cancellations/quotes", {"reason": reason})
    assert (quoted["alternative"]["kind"] if quoted["alternative"] else None) == kind
    if kind == "cheaper_plan":
        assert (quoted["alternative"]["plan_code"], quoted["alternative"]["saves"]["minor"]) == ("essential-50", 700)


async def test_who_has_the_cheapest_plan_is_offered_no_cheaper_one(callers: Callers, database: Database) -> None:
    line = next(line for line in await services_of(database, "114") if line.nickname)
    noor = await callers.customer("114")
    quoted = await post(noor, "cancellations/quotes", {"reason": "price", "service_id": str(line.id)})
    assert quoted["alternative"] is None


async def test_after_a_death_and_in_the_first_two_weeks_it_ends_at_once_and_free(
    callers: Callers, database: Database, today: date
) -> None:
    (line,) = await services_of(database, GRACE)
    await change(database, line, contract_ends_on=today + timedelta(days=600))
    mourning = await post(await callers.customer(GRACE), "cancellations/quotes", {"reason": "bereavement"})
    assert (mourning["ends_on"]["iso"], mourning["early_total"]["minor"]) == (today.isoformat(), 0)
    mobile = next(line for line in await services_of(database, LIAM) if line.number)
    body = {**LEAVE, "service_id": str(mobile.id)}
    liam = await post(await callers.customer(LIAM), "cancellations/quotes", body)
    assert (liam["ends_on"]["iso"], liam["early_total"]["minor"]) == (today.isoformat(), 0)


async def test_a_suspended_and_a_prepaid_line_may_be_left(callers: Callers, today: date) -> None:
    _, chloe = await leave(await callers.customer(CHLOE), LEAVE)
    assert chloe["kind"] == "end"
    quoted, _ = await leave(await callers.customer(JAMAL), LEAVE)
    assert quoted["ends_on"]["iso"] == today.isoformat()
    assert quoted["final_bill"] == ["There is no final bill. Credit that is left can be used until the last day."]


async def test_a_line_that_is_not_switched_on_or_has_ended_is_not_left(callers: Callers, database: Database) -> None:
    liam = await callers.customer(LIAM)
    for state in (ServiceState.pending, ServiceState.ceased):
        line = next(line for line in await services_of(database, LIAM) if line.address)
        await change(database, line, state=state)
        body = {**LEAVE, "service_id": str(line.id)}
        assert (await refused(liam, "cancellations/quotes", body))["type"] == "not-usable"


async def test_a_day_that_is_too_early_or_too_far_is_refused_with_the_earliest(callers: Callers, today: date) -> None:
    grace = await callers.customer(GRACE)
    early = await refused(grace, "cancellations/quotes", {**LEAVE, "wanted_on": today.isoformat()})
    assert (early["type"], early["field"]) == ("end-not-possible", "wanted_on")
    assert early["earliest_on"] == (today + timedelta(days=30)).isoformat()
    for day in ("9999-12-31", "1900-01-01"):
        assert (await refused(grace, "cancellations/quotes", {**LEAVE, "wanted_on": day}))["field"] == "wanted_on"
    for body, field in (
        ({"reason": "because"}, "reason"),
        ({}, "reason"),
        ({**LEAVE, "wanted_on": "soon"}, "wanted_on"),
    ):
        answer = await grace.post("/v1/plans/cancellations/quotes", json=body, headers=key())
        assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, field)


async def test_one_of_five_lines_has_to_be_named(callers: Callers) -> None:
    answer = await refused(await callers.customer(KIRSTY), "cancellations/quotes", LEAVE)
    assert (answer["type"], len(answer["choices"])) == ("which-service", 5)


async def test_a_change_of_plan_is_no_way_out_of_a_contract(callers: Callers, database: Database, today: date) -> None:
    grace, (line,) = await callers.customer(GRACE), await services_of(database, GRACE)
    await change(database, line, contract_ends_on=today + timedelta(days=400))
    quoted = await post(grace, "changes/quotes", {"plan_code": "max-500", "when": "now"})
    await post(grace, "changes", {"quote_id": quoted["quote_id"]})
    leaving = await post(grace, "cancellations/quotes", LEAVE)
    assert leaving["ends_on"]["iso"] == (today + timedelta(days=30)).isoformat()
    assert leaving["early_total"]["minor"] > 0
