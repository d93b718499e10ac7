"""Whether an outage touches the caller's own services."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from api.db import Database
from api.parts import Parts
from api.systems.faults import Fault
from models import Area, Level, OutageState
from models.base import now
from tests.api.callers import ANA, ELENA, LIAM, MAYA, NOOR, Callers, key
from tests.api.outages.test_endpoints import add_outage


async def test_elena_hears_what_touches_each_of_her_services(callers: Callers) -> None:
    mine = (await (await callers.customer(ELENA, Level.identified)).get("/v1/outages/mine")).json()
    assert [service["service"]["kind"] for service in mine["services"]] == ["broadband", "tv"]
    for service in mine["services"]:
        assert service["is_touched"]
        assert service["outage"]["area"]["name"] == service["area"]["name"] == "Headingley"
    assert (mine["is_stale"], mine["note"]) == (False, None)


async def test_what_somebody_asked_to_be_told_about_is_known_when_they_come_back(callers: Callers) -> None:
    elena, ana = await callers.customer(ELENA), await callers.customer(ANA)
    outage = (await elena.get("/v1/outages/mine")).json()["services"][0]["outage"]["id"]
    assert (await elena.get("/v1/outages/mine")).json()["followed"] == []
    await elena.post(f"/v1/outages/{outage}/subscription", headers=key())
    assert (await elena.get("/v1/outages/mine")).json()["followed"] == [outage]
    assert (await ana.get("/v1/outages/mine")).json()["followed"] == []
    await elena.delete(f"/v1/outages/{outage}/subscription", headers=key())
    assert (await elena.get("/v1/outages/mine")).json()["followed"] == []


async def test_ana_s_mobile_is_looked_for_where_she_lives(callers: Callers, database: Database) -> None:
    ana = await callers.customer(ANA)
    (before,) = (await ana.get("/v1/outages/mine")).json()["services"]
    assert (before["area"]["postcode_prefix"], before["is_touched"]) == ("S11", False)
    await add_outage(database, "S11", service_kinds=["broadband"])
    assert not (await ana.get("/v1/outages/mine")).json()["services"][0]["is_touched"]
    outage_id = await add_outage(database, "S11", service_kinds=["mobile"])
    (after,) = (await ana.get("/v1/outages/mine")).json()["services"]
    assert after["outage"]["id"] == str(outage_id)


async def test_planned_work_is_announced_and_touches_nothing_before_it_begins(
    callers: Callers, database: Database
) -> None:
    await add_outage(
        database, "S11", service_kinds=["mobile"], state=OutageState.planned, starts_at=now() + timedelta(days=1)
    )
    (line,) = (await (await callers.customer(ANA)).get("/v1/outages/mine")).json()["services"]
    assert (line["is_touched"], line["outage"], line["planned"]["state"]) == (False, None, "planned")


async def test_a_line_s_user_hears_of_their_own_line_alone(callers: Callers) -> None:
    noor, maya = await callers.customer(NOOR), await callers.customer(MAYA)
    hers = (await maya.get("/v1/outages/mine")).json()["services"]
    all_of_them = (await noor.get("/v1/outages/mine")).json()["services"]
    assert len(hers) == 1
    assert len(all_of_them) == 2
    (others,) = {each["service"]["id"] for each in all_of_them} - {hers[0]["service"]["id"]}
    assert (await maya.get(f"/v1/outages/mine?service_id={others}")).status_code == 404
    assert (await noor.get(f"/v1/outages/mine?service_id={others}")).json()["services"][0]["service"]["id"] == others


async def test_a_new_customer_and_one_in_no_area_are_answered(callers: Callers, database: Database) -> None:
    async with database.transaction() as session:
        for area in await session.scalars(select(Area).where(Area.postcode_prefix == "S11")):
            area.postcode_prefix = "XX1"
    assert (await (await callers.customer(LIAM)).get("/v1/outages/mine")).status_code == 200
    (line,) = (await (await callers.customer(ANA)).get("/v1/outages/mine")).json()["services"]
    assert (line["area"], line["is_touched"]) == (None, False)


async def test_nobody_has_no_services(callers: Callers) -> None:
    assert (await callers.nobody().get("/v1/outages/mine")).json()["type"] == "/problems/sign-in-required"


@pytest.mark.parametrize("away", ["network", "account"])
async def test_a_stale_answer_says_how_old_it_is(away: str, callers: Callers, parts: Parts) -> None:
    elena = await callers.customer(ELENA)
    fresh = (await elena.get("/v1/outages/mine")).json()
    await parts.redis.hset("selfcare:faults", away, Fault.down.value)
    stale = (await elena.get("/v1/outages/mine")).json()
    assert stale["services"] == fresh["services"]
    assert stale["is_stale"]
    assert fresh["as_of"] in stale["note"]
