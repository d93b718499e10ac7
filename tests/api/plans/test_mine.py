"""What a customer sees of their own plans, and who sees no money."""

import uuid
from datetime import date, timedelta

from sqlalchemy import select

from api.db import Database
from models import Audit, Level
from tests.api.callers import (
    ANA,
    BEN,
    CHLOE,
    GRACE,
    JAMAL,
    KIRSTY,
    LIAM,
    MAYA,
    NOOR,
    Callers,
    key,
)
from tests.api.plans.conftest import change, services_of


async def test_ana_sees_her_plan_its_price_and_what_she_has_on_top(callers: Callers) -> None:
    ana = await callers.customer(ANA, Level.identified)
    (mine,) = (await ana.get("/v1/plans/mine")).json()["services"]
    assert (mine["plan_code"], mine["price"]["plan"]["minor"]) == ("sim-20", 1450)
    assert [(one["code"], one["price"]["minor"]) for one in mine["addons"]] == [("insurance", 400)]
    assert mine["price"]["total"]["display"] == "£18.50"
    assert mine["allowances"]["told"][0] == "20 GB of data"
    assert mine["pending"] is None


async def test_grace_s_contract_ends_soon_and_moving_up_or_leaving_costs_nothing(callers: Callers, today: date) -> None:
    (mine,) = (await (await callers.customer(GRACE)).get("/v1/plans/mine")).json()["services"]
    contract = mine["contract"]
    assert contract["ends_on"]["iso"] == (today + timedelta(days=12)).isoformat()
    assert contract["upgrade_now"] is True
    assert contract["leaving_costs"]["minor"] == 0
    assert contract["notice_days"] == 30


async def test_a_line_s_user_sees_the_plan_and_no_money(callers: Callers) -> None:
    maya = await callers.customer(MAYA)
    (mine,) = (await maya.get("/v1/plans/mine")).json()["services"]
    assert (mine["plan_code"], mine["price"], mine["contract"]) == ("sim-5", None, None)
    assert mine["allowances"]["told"] == ["5 GB of data", "Unlimited minutes", "Unlimited texts"]


async def test_an_agent_and_the_bot_see_what_the_customer_sees(callers: Callers) -> None:
    seen = [
        (await caller.get("/v1/plans/mine")).json()["services"]
        for caller in (await callers.customer(ANA), await callers.bot(ANA), await callers.agent(ANA))
    ]
    assert seen[0] == seen[1] == seen[2]


async def test_an_agent_s_look_leaves_a_trace(callers: Callers, database: Database) -> None:
    agent = await callers.agent(ANA)
    assert (await agent.post("/v1/plans/addons/quotes", json={}, headers=key())).status_code == 422
    body = {"addon_code": "europe-day", "action": "add"}
    assert (await agent.post("/v1/plans/addons/quotes", json=body, headers=key())).status_code == 201
    async with database.session() as session:
        found = set(await session.scalars(select(Audit.action).where(Audit.actor_kind == "agent")))
    assert found == {"POST /v1/plans/addons/quotes"}


async def test_every_persona_has_an_answer(callers: Callers) -> None:
    for who, count in ((KIRSTY, 5), (LIAM, 2), (JAMAL, 1), (CHLOE, 1), (NOOR, 2)):
        caller = await callers.customer(who)
        assert len((await caller.get("/v1/plans/mine")).json()["services"]) == count


async def test_one_service_can_be_named_and_another_s_is_not_there(callers: Callers, database: Database) -> None:
    ana = await callers.customer(ANA)
    (hers,), (other, *_) = await services_of(database, ANA), await services_of(database, BEN)
    assert (await ana.get(f"/v1/plans/mine?service_id={hers.id}")).status_code == 200
    for unknown in (other.id, uuid.uuid4()):
        answer = await ana.get(f"/v1/plans/mine?service_id={unknown}")
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/service-unknown")
    assert (await callers.nobody().get("/v1/plans/mine")).json()["type"] == "/problems/sign-in-required"


async def test_a_ceased_line_is_not_listed(callers: Callers, database: Database) -> None:
    (line,) = await services_of(database, ANA)
    await change(database, line, state="ceased")
    assert (await (await callers.customer(ANA)).get("/v1/plans/mine")).json()["services"] == []


async def test_more_lines_take_no_more_questions_to_the_database(callers: Callers, queries: list[str]) -> None:
    counts = []
    for who in (ANA, KIRSTY):
        caller = await callers.customer(who)
        queries.clear()
        assert (await caller.get("/v1/plans/mine")).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
