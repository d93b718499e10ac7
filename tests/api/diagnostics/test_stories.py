"""What a test of their line tells each persona."""

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import select

from api.db import Database
from models import Area, Level, Outage, OutageState, Service, ServiceState
from models.base import now
from tests.api.callers import ANA, CHLOE, ELENA, FARID, HUGO, INES, JAMAL, LIAM, MAYA, Callers
from tests.api.diagnostics.test_line_tests import first_service, run


@pytest.mark.parametrize(
    ("digits", "verdict", "says", "first_step"),
    [
        (FARID, "wifi", "9 neighbours use channel 6", "change_channel"),
        (INES, "line_fault", "dropped 7 times in 24 hours", "report_fault"),
        (HUGO, "line_fault", "The line to your home is broken", "report_fault"),
        (CHLOE, "account_suspended", "suspended", "settle_account"),
        (JAMAL, "fine", "no credit left", "top_up"),
        (ANA, "fine", "Your SIM and the signal are fine", "restart_phone"),
    ],
)
async def test_each_persona_s_story_is_found(
    digits: str, verdict: str, says: str, first_step: str, callers: Callers
) -> None:
    found = await run(await callers.customer(digits, Level.identified))
    assert found["verdict"] == verdict
    assert says in found["text"]
    assert found["steps"][0]["code"] == first_step
    assert all(step["text"] for step in found["steps"])


async def test_farid_s_facts_tell_the_line_from_the_wifi(callers: Callers) -> None:
    found = await run(await callers.customer(FARID))
    facts = {fact["code"]: fact["value"] for fact in found["facts"]}
    assert (facts["sync_mbps"], facts["plan_mbps"], facts["wifi_mbps"]) == ("148 Mb/s", "150 Mb/s", "21 Mb/s")
    assert (found["confidence"], found["confidence_text"]) == (0.9, "almost certain")
    assert found["outage"] is None


async def test_an_outage_is_said_before_anything_is_measured(callers: Callers) -> None:
    elena = await callers.customer(ELENA)
    found = await run(elena, service_id=await first_service(elena))
    assert (found["verdict"], found["facts"]) == ("outage", [])
    assert "Headingley" in found["text"]
    assert found["outage"]["state"] == "fixing"
    assert [step["code"] for step in found["steps"]] == ["wait_for_repair", "follow_outage"]


async def test_a_suspected_outage_is_less_certain(callers: Callers, database: Database) -> None:
    async with database.transaction() as session:
        area = await session.scalar(select(Area).where(Area.postcode_prefix == "S11"))
        assert area
        session.add(
            Outage(
                area_id=area.id,
                service_kinds=["mobile"],
                state=OutageState.suspected,
                starts_at=now() - timedelta(hours=1),
            )
        )
    found = await run(await callers.customer(ANA))
    assert (found["verdict"], found["confidence_text"]) == ("outage", "likely")


async def test_planned_work_that_has_not_begun_explains_nothing(callers: Callers, database: Database) -> None:
    async with database.transaction() as session:
        area = await session.scalar(select(Area).where(Area.postcode_prefix == "S11"))
        assert area
        starts_at = now() + timedelta(days=1)
        planned = {"service_kinds": ["mobile"], "state": OutageState.planned, "starts_at": starts_at}
        session.add(Outage(area_id=area.id, **planned))
    assert (await run(await callers.customer(ANA)))["verdict"] == "fine"


async def test_a_line_s_user_is_sent_to_the_holder_and_hears_nothing_of_money(
    callers: Callers, database: Database
) -> None:
    maya = await callers.customer(MAYA)
    async with database.transaction() as session:
        line = await session.get_one(Service, uuid.UUID(await first_service(maya)))
        line.state = ServiceState.suspended
    found = await run(maya)
    assert found["verdict"] == "account_suspended"
    assert [step["code"] for step in found["steps"]] == ["ask_holder"]


async def test_a_barred_line_is_said_to_be_barred(callers: Callers, database: Database) -> None:
    ana = await callers.customer(ANA)
    async with database.transaction() as session:
        line = await session.get_one(Service, uuid.UUID(await first_service(ana)))
        line.state = ServiceState.barred
    found = await run(ana)
    assert (found["verdict"], found["steps"][0]["code"]) == ("sim", "lift_bar")


async def test_what_is_not_switched_on_yet_is_not_tested(callers: Callers) -> None:
    liam = await callers.customer(LIAM)
    services = (await liam.get("/v1/outages/mine")).json()["services"]
    (home,) = [each["service"]["id"] for each in services if each["service"]["kind"] == "broadband"]
    found = await run(liam, service_id=home)
    assert (found["verdict"], found["steps"][0]["code"]) == ("unknown", "wait_for_start")
