"""Outages over HTTP: what is shown to whom, and in which words."""

import uuid
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from api.db import Database
from models import Area, Outage, OutageState, OutageUpdate
from models.base import now
from tests.api.callers import ELENA, Callers


async def items(browser: httpx.AsyncClient, query: str = "") -> list[dict[str, Any]]:
    answer = await browser.get(f"/v1/outages{query}")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


async def add_outage(database: Database, prefix: str, **values: Any) -> uuid.UUID:
    async with database.transaction() as session:
        area = await session.scalar(select(Area).where(Area.postcode_prefix == prefix))
        assert area
        made = {"service_kinds": ["broadband"], "state": OutageState.confirmed, "starts_at": now() - timedelta(hours=2)}
        row = Outage(area_id=area.id, **made | values)
        session.add(row)
        await session.flush()
        return row.id


async def test_everybody_sees_what_runs_and_what_is_planned(callers: Callers) -> None:
    found = await items(callers.nobody())
    assert [(outage["area"]["postcode_prefix"], outage["state"]) for outage in found] == [
        ("M20", "planned"),
        ("NG7", "suspected"),
        ("LS6", "fixing"),
    ]


async def test_an_outage_is_told_in_plain_words(callers: Callers) -> None:
    (cut,) = await items(callers.nobody(), "?postcode=LS6")
    assert cut["area"]["name"] == "Headingley"
    assert (cut["services"], cut["away"]) == (["broadband", "tv"], "Broadband and TV")
    assert (cut["is_running"], cut["state_text"]) == (True, "Engineers are mending it.")
    assert cut["cause"] == "A fibre cable was cut by roadworks"
    assert cut["expected_end"]["display"].endswith("18:30")
    assert cut["expected_text"] == f"It should be over by {cut['expected_end']['display']}."
    assert [step["state"] for step in cut["steps"]] == ["done", "done", "now", "to_come"]
    times = [update["at"]["iso"] for update in cut["updates"]]
    assert times == sorted(times, reverse=True)
    assert len(times) == 3


async def test_what_nobody_knows_is_said_so(callers: Callers) -> None:
    (suspected,) = await items(callers.nobody(), "?postcode=NG7")
    assert suspected["cause"] is suspected["expected_end"] is None
    assert suspected["expected_text"] == "Nobody knows yet when it will be over."


@pytest.mark.parametrize("written", ["LS6", "ls6", "LS6 0ZZ", "ls6 0zz", "LS60ZZ", " l s 6 0 z z "])
async def test_a_postcode_is_found_however_it_is_typed(written: str, callers: Callers) -> None:
    answer = await callers.nobody().get("/v1/outages", params={"postcode": written})
    assert [outage["area"]["postcode_prefix"] for outage in answer.json()["items"]] == ["LS6"]


@pytest.mark.parametrize("written", ["LS67 1AA", "ZZ9 9ZZ", "EH1"])
async def test_a_postcode_where_there_is_no_network_is_not_found(written: str, callers: Callers) -> None:
    answer = await callers.nobody().get("/v1/outages", params={"postcode": written})
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/area-unknown")
    assert answer.json()["field"] == "postcode"


@pytest.mark.parametrize("query", ["postcode=%00", "postcode=L", "postcode=LS6;DROP", "area_id=LS6", "kind=gas"])
async def test_bad_input_names_its_field(query: str, callers: Callers) -> None:
    answer = await callers.nobody().get(f"/v1/outages?{query}")
    assert answer.status_code == 422
    assert answer.json()["fields"][0]["field"] == query.partition("=")[0]


async def test_a_place_and_a_kind_narrow_it_down(callers: Callers) -> None:
    nobody = callers.nobody()
    (cut,) = await items(nobody, "?postcode=LS6")
    assert await items(nobody, f"?area_id={cut['area']['id']}&kind=tv") == [cut]
    assert await items(nobody, f"?area_id={cut['area']['id']}&kind=mobile") == []
    unknown = await nobody.get(f"/v1/outages?area_id={uuid.uuid4()}")
    assert (unknown.status_code, unknown.json()["field"]) == (404, "area_id")


async def test_pages_follow_each_other_without_a_gap(callers: Callers) -> None:
    nobody, seen, cursor = callers.nobody(), [], ""
    for _ in range(3):
        page = (await nobody.get(f"/v1/outages?limit=1{cursor}")).json()
        seen += [outage["id"] for outage in page["items"]]
        cursor = f"&cursor={page['next']}"
    assert page["next"] is None
    assert seen == [outage["id"] for outage in await items(nobody)]
    assert (await nobody.get("/v1/outages?cursor=nonsense")).json()["field"] == "cursor"


async def test_what_was_fixed_is_shown_for_a_day(callers: Callers, database: Database) -> None:
    hours = {"EH9": 2, "G12": 30}
    for prefix, ago in hours.items():
        fixed_at = now() - timedelta(hours=ago)
        times = {"starts_at": fixed_at - timedelta(hours=3), "fixed_at": fixed_at}
        await add_outage(database, prefix, state=OutageState.fixed, **times)
    (fixed,) = await items(callers.nobody(), "?postcode=EH9")
    assert (fixed["state_text"], fixed["is_running"]) == ("It is over.", False)
    assert fixed["expected_text"] == f"It ended on {fixed['ended']['display']}."
    assert {step["state"] for step in fixed["steps"]} == {"done"}
    assert await items(callers.nobody(), "?postcode=G12") == []


async def test_what_takes_longer_than_expected_says_so(callers: Callers, database: Database) -> None:
    await add_outage(database, "EH9", expected_at=now() - timedelta(minutes=5))
    (late,) = await items(callers.nobody(), "?postcode=EH9")
    assert "takes longer" in late["expected_text"]


async def test_planned_work_runs_from_its_time_on(callers: Callers, database: Database) -> None:
    await add_outage(database, "EH9", state=OutageState.planned)
    (work,) = await items(callers.nobody(), "?postcode=EH9")
    assert (work["is_running"], work["state_text"]) == (True, "Planned work is under way.")
    assert [step["state"] for step in work["steps"]] == ["done", "now", "to_come"]


async def test_every_area_says_how_it_is(callers: Callers, database: Database) -> None:
    await add_outage(database, "LS6", state=OutageState.suspected, service_kinds=["mobile"])
    areas = (await callers.nobody().get("/v1/outages/areas")).json()["areas"]
    states = {area["area"]["postcode_prefix"]: area for area in areas}
    assert len(states) == 12
    assert [states[prefix]["state"] for prefix in ("LS6", "NG7", "M20", "S11")] == [
        "away",
        "suspected",
        "planned",
        "fine",
    ]
    assert states["LS6"]["services"] == ["mobile", "broadband", "tv"]
    assert (states["M20"]["services"], len(states["M20"]["outage_ids"])) == ([], 1)


async def test_each_area_stands_somewhere_of_its_own_on_the_map_or_nowhere(
    callers: Callers, database: Database
) -> None:
    async with database.transaction() as session:
        session.add(Area(name="Not drawn yet", postcode_prefix="ZZ1"))
    areas = (await callers.nobody().get("/v1/outages/areas")).json()["areas"]
    spots = {area["area"]["postcode_prefix"]: area["spot"] for area in areas}
    assert spots.pop("ZZ1") is None
    assert spots["LS6"] == {"column": 2, "row": 2}
    assert len({(spot["column"], spot["row"]) for spot in spots.values()}) == len(spots) == 12


@pytest.mark.parametrize("path", ["/v1/outages", "/v1/outages/mine", "/v1/outages/areas"])
async def test_more_outages_and_updates_need_no_more_queries(
    path: str, callers: Callers, database: Database, queries: list[str]
) -> None:
    elena = await callers.customer(ELENA)
    queries.clear()
    await elena.get(path)
    before = len(queries)
    for _ in range(4):
        outage_id = await add_outage(database, "LS6")
        async with database.transaction() as session:
            session.add_all(OutageUpdate(outage_id=outage_id, at=now(), text="News.") for _ in range(3))
    queries.clear()
    await elena.get(path)
    assert len(queries) == before
