"""What becomes of reports: known outages are joined, and enough of them raise one, exactly once."""

import uuid
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select, update

from api.db import Database
from api.systems.local.network import LocalNetwork
from api.systems.ports.network import NewReport
from models import Area, Level, Outage, OutageReport, OutageState, Service, ServiceState, Symptom
from models.base import now
from tests.api.callers import ANA, ELENA, FARID, KIRSTY, PETRA, Callers, key

REPORTS = "/v1/outages/reports"


async def reported(browser: httpx.AsyncClient, **body: Any) -> Any:
    answer = await browser.post(REPORTS, json={"symptom": "no_service"} | body, headers=key())
    assert answer.status_code == 201, answer.text
    return answer.json()


async def count(database: Database, table: type[Any] = OutageReport) -> int:
    async with database.session() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def test_elena_s_report_joins_the_outage_that_is_known(callers: Callers, database: Database) -> None:
    before = await count(database, Outage)
    made = await reported(await callers.customer(ELENA, Level.identified), kind="tv", text="Black screen")
    assert (made["service"]["kind"], made["outage"]["state"], made["others"]) == ("tv", "fixing", 0)
    assert made["text"] == "We know of it: there is an outage in Headingley. Your report is added to it."
    assert await count(database, Outage) == before


async def test_one_service_counts_once_however_often_it_reports(callers: Callers, database: Database) -> None:
    farid, before = await callers.customer(FARID), await count(database, Outage)
    ids = {(await reported(farid, symptom=symptom))["id"] for symptom in ("slow", "drops", "other", "no_service")}
    assert len(ids) == 1
    assert await count(database) == 1
    assert await count(database, Outage) == before


async def test_after_an_outage_is_fixed_a_report_is_a_new_one(callers: Callers, database: Database) -> None:
    elena = await callers.customer(ELENA)
    first = await reported(elena, kind="tv")
    async with database.transaction() as session:
        fixed = {"state": OutageState.fixed, "fixed_at": now()}
        await session.execute(update(Outage).where(Outage.id == uuid.UUID(first["outage"]["id"])).values(**fixed))
    again = await reported(elena, kind="tv")
    assert again["id"] != first["id"]
    assert again["outage"] is None


async def test_the_same_key_reports_once_and_another_body_is_refused(callers: Callers, database: Database) -> None:
    farid, once = await callers.customer(FARID), key()
    first, again = [await farid.post(REPORTS, json={"symptom": "slow"}, headers=once) for _ in range(2)]
    assert first.json() == again.json()
    assert (await farid.post(REPORTS, json={"symptom": "drops"}, headers=once)).json()["type"] == "/problems/key-reused"
    assert (await farid.post(REPORTS, json={"symptom": "drops"})).json()["type"] == "/problems/key-missing"
    assert await count(database) == 1


async def test_a_second_call_with_one_reference_finds_what_the_first_has_done(
    callers: Callers, database: Database
) -> None:
    network = LocalNetwork(database)
    async with database.session() as session:
        line = await session.scalar(select(Service).where(Service.kind == "tv").limit(1))
        assert line
    new = NewReport(line.id, line.user_id, Symptom.drops)
    first, again = [await network.report(new, reference="one") for _ in range(2)]
    assert first == again
    assert await count(database) == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "symptom"),
        ({"symptom": "sad"}, "symptom"),
        ({"symptom": "slow", "kind": "gas"}, "kind"),
        ({"symptom": "slow", "text": ""}, "text"),
        ({"symptom": "slow", "text": "x\x00y"}, "text"),
        ({"symptom": "slow", "text": "x" * 4001}, "text"),
        ({"symptom": "slow", "service_id": 5}, "service_id"),
        ({"symptom": "slow", "colour": "red"}, "colour"),
    ],
)
async def test_bad_input_names_its_field_and_leaves_nothing(
    body: dict[str, Any], field: str, callers: Callers, database: Database
) -> None:
    answer = await (await callers.customer(FARID)).post(REPORTS, json=body, headers=key())
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, field)
    assert await count(database) == 0


async def test_only_one_s_own_line_is_reported(callers: Callers, database: Database) -> None:
    farid = await callers.customer(FARID)
    line = (await reported(farid))["service"]["id"]
    petra = await callers.customer(PETRA)
    body = {"symptom": "slow", "service_id": line}
    assert (await petra.post(REPORTS, json=body, headers=key())).json()["type"] == "/problems/service-unknown"
    assert (await callers.nobody().post(REPORTS, json=body, headers=key())).status_code == 403
    which = await (await callers.customer(KIRSTY)).post(REPORTS, json={"symptom": "slow"}, headers=key())
    assert len(which.json()["choices"]) == 5
    none = await farid.post(REPORTS, json={"symptom": "slow", "kind": "mobile"}, headers=key())
    assert none.json()["type"] == "/problems/service-unknown"
    assert await count(database) == 1


async def test_what_has_ended_is_not_reported(callers: Callers, database: Database) -> None:
    farid = await callers.customer(FARID)
    line = (await farid.get("/v1/outages/mine")).json()["services"][0]["service"]["id"]
    async with database.transaction() as session:
        (await session.get_one(Service, uuid.UUID(line))).state = ServiceState.ceased
    answer = await farid.post(REPORTS, json={"symptom": "slow", "service_id": line}, headers=key())
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/service-ended")


async def test_a_line_in_no_area_is_kept_and_raises_nothing(callers: Callers, database: Database) -> None:
    async with database.transaction() as session:
        for area in await session.scalars(select(Area).where(Area.postcode_prefix == "S11")):
            area.postcode_prefix = "XX1"
    made = await reported(await callers.customer(ANA), symptom="no_signal", text="Nothing \N{WHITE SMILING FACE} here")
    assert (made["area"], made["outage"], made["others"]) == (None, None, 0)
