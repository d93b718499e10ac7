"""When reports raise an outage: enough of them, near each other, exactly once."""

import asyncio
import uuid
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from api.db import Database
from api.systems.local.network import LocalNetwork
from api.systems.local.network_reports import WINDOW, needed
from api.systems.ports.network import NewReport, Report
from models import Area, Outage, OutageReport, OutageState, OutageUpdate, Service, Symptom
from models.base import now
from tests.api.callers import ANA, FARID, HUGO, KIRSTY, MAYA, PETRA, Callers
from tests.api.outages.test_reports import count, reported


async def suspected(database: Database, prefix: str = "NE2") -> list[Outage]:
    async with database.session() as session:
        found = await session.scalars(
            select(Outage).join(Area).where(Area.postcode_prefix == prefix, Outage.state == OutageState.suspected)
        )
        return list(found)


async def test_the_first_report_says_so_and_two_raise_nothing(callers: Callers, database: Database) -> None:
    first = await reported(await callers.customer(FARID))
    assert (first["outage"], first["others"]) == (None, 0)
    assert "first to tell us" in first["text"]
    second = await reported(await callers.customer(PETRA))
    assert (second["outage"], second["others"]) == (None, 1)
    assert "One other customer says the same" in second["text"]
    assert await suspected(database) == []


async def test_three_customers_raise_a_suspicion_and_the_fourth_joins_it(callers: Callers, database: Database) -> None:
    farid = await callers.customer(FARID)
    for digits in (FARID, PETRA):
        await reported(await callers.customer(digits))
    third = await reported(await callers.customer(HUGO), symptom="drops")
    assert (third["outage"]["state"], third["outage"]["services"], third["others"]) == ("suspected", ["broadband"], 2)
    assert third["outage"]["updates"][0]["text"].startswith("Several customers")
    async with database.session() as session:
        line = await session.scalar(
            select(Service)
            .join(Area)
            .where(Area.postcode_prefix == "NE2", Service.kind == "broadband", Service.account_id.is_not(None))
            .where(Service.id.not_in(select(OutageReport.service_id)))
            .limit(1)
        )
        assert line
    fourth = await LocalNetwork(database).report(
        NewReport(line.id, line.user_id, Symptom.no_service), reference="the fourth"
    )
    (raised,) = await suspected(database)
    assert fourth.outage is not None
    assert (str(raised.id), fourth.outage.id, fourth.others) == (third["outage"]["id"], raised.id, 3)
    mine = (await farid.get("/v1/outages/mine")).json()["services"][0]
    assert mine["outage"]["id"] == third["outage"]["id"]
    assert mine["text"] == "Broadband may be away in Jesmond: we are looking into it."


async def test_a_customer_with_many_lines_raises_nothing_alone(callers: Callers, database: Database) -> None:
    kirsty = await callers.customer(KIRSTY)
    (account,) = (await kirsty.get("/v1/accounts/me")).json()["accounts"]
    async with database.session() as session:
        before = await count(database, Outage)
        at = await session.scalar(select(Area.id).where(Area.postcode_prefix == "NE2"))
    async with database.transaction() as session:
        await session.execute(update(Service).where(Service.account_id == uuid.UUID(account["id"])).values(area_id=at))
    assert len(account["services"]) == 5
    for line in account["services"]:
        made = await reported(kirsty, service_id=line["id"])
        assert (made["outage"], made["others"]) == (None, 0)
    assert await count(database, Outage) == before
    maya = await reported(await callers.customer(MAYA))
    assert (maya["outage"], maya["others"]) == (None, 1)


async def test_reports_of_other_kinds_and_places_do_not_count(callers: Callers, database: Database) -> None:
    for digits in (FARID, PETRA, ANA, MAYA):  # two at home and one mobile in NE2, one mobile in S11
        await reported(await callers.customer(digits))
    assert await suspected(database) == await suspected(database, "S11") == []


async def test_reports_more_than_an_hour_apart_do_not_count(callers: Callers, database: Database) -> None:
    for digits in (FARID, PETRA):
        await reported(await callers.customer(digits))
    async with database.transaction() as session:
        await session.execute(update(OutageReport).values(made_at=now() - WINDOW - timedelta(seconds=1)))
    late = await reported(await callers.customer(HUGO))
    assert (late["outage"], late["others"]) == (None, 0)


@pytest.mark.parametrize(("services", "reports"), [(0, 3), (3, 3), (199, 3), (200, 4), (500, 10), (9_000, 20)])
def test_larger_areas_need_more_reports_up_to_a_limit(services: int, reports: int) -> None:
    assert needed(services) == reports


@pytest.mark.commits
async def test_many_who_report_at_once_raise_one_outage(database: Database) -> None:
    network = LocalNetwork(database)
    async with database.session() as session:
        area = await session.scalar(select(Area).where(Area.postcode_prefix == "S11"))
        assert area
        lines = list(
            await session.scalars(select(Service).where(Service.area_id == area.id, Service.kind == "broadband"))
        )[:8]
    assert len(lines) >= 5
    before = await count(database, OutageUpdate)

    async def report(line: Service) -> Report:
        new = NewReport(line.id, line.user_id, Symptom.no_service)
        return await network.report(new, reference=f"from {line.id}")

    # Each comes twice, as from a client that asks again.
    made = await asyncio.gather(*(report(line) for line in lines * 2))
    (raised,) = await suspected(database, "S11")
    assert await count(database) == len(lines)
    assert await count(database, OutageUpdate) == before + 1
    assert {report.outage.id for report in made if report.outage} == {raised.id}
    async with database.session() as session:
        assert set(await session.scalars(select(OutageReport.outage_id))) == {raised.id}
