"""Day by day and abroad: every day is there, and a trip costs what the bill says."""

from datetime import timedelta

import httpx
from sqlalchemy import delete

from api.db import Database
from api.formats import Formats
from api.parts import Parts
from models import Usage, UsageKind
from models.base import now
from tests.api.accounts.calls import invited
from tests.api.callers import ANA, BEN, DEV, MAYA, NOOR, Callers, key
from tests.api.usage.lines import service_of


async def test_every_day_is_there_also_those_without_use(callers: Callers, database: Database, parts: Parts) -> None:
    line, today = await service_of(database, ANA), parts.formats.today(now())
    gone = today - timedelta(days=2)
    async with database.transaction() as session:
        await session.execute(delete(Usage).where(Usage.service_id == line.id, Usage.used_on == gone))
    days = {"from": str(today - timedelta(days=91)), "to": str(today)}
    told = (await (await callers.customer(ANA)).get("/v1/usage/daily", params=days)).json()
    assert len(told["days"]) == 92
    shown = {day["day"]["iso"]: day["used"] for day in told["days"]}
    assert shown[str(gone)] == {"amount": 0, "unit": "kilobytes", "display": "0 MB"}
    assert sum(used["amount"] for used in shown.values()) == told["total"]["amount"] > 0


async def test_without_days_it_is_this_cycle_and_agrees_with_the_total(callers: Callers) -> None:
    ana = await callers.customer(ANA)
    told = (await ana.get("/v1/usage/current")).json()
    for kind, name in (("data", "data"), ("minutes", "minutes"), ("texts", "texts")):
        daily = (await ana.get("/v1/usage/daily", params={"kind": kind})).json()
        assert daily["days"][0]["day"] == told["cycle"]["starts"]
        assert daily["total"]["amount"] == told[name]["used"]["amount"]


async def refused(client: httpx.AsyncClient, **days: str) -> str:
    answer = await client.get("/v1/usage/daily", params=days)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/days-not-understood"), answer.text
    return str(answer.json()["field"])


async def test_days_that_make_no_sense_are_refused_by_name(callers: Callers, parts: Parts) -> None:
    ana, today = await callers.customer(ANA), parts.formats.today(now())
    assert await refused(ana, to=str(today + timedelta(days=1))) == "to"
    assert await refused(ana, **{"from": "9999-12-31"}) == "from"
    assert await refused(ana, **{"from": "0001-01-01"}) == "from"
    assert await refused(ana, **{"from": str(today - timedelta(days=92))}) == "from"
    assert (await ana.get("/v1/usage/daily", params={"kind": "steps"})).json()["fields"][0]["field"] == "kind"
    assert (await ana.get("/v1/usage/daily", params={"from": "soon"})).json()["fields"][0]["field"] == "from"
    assert (await ana.get("/v1/usage/daily", params={"to": "0001-01-01"})).status_code == 200


async def test_ana_s_trip_costs_what_her_bill_says(callers: Callers) -> None:
    told = (await (await callers.customer(ANA)).get("/v1/usage/roaming")).json()
    (trip,), (country,) = told["trips"], told["countries"]
    assert (trip["name"], trip["data"]["display"], trip["cost"]["display"]) == ("Switzerland", "1.2 GB", "£39.60")
    assert (country["trips"], country["cost"]) == (1, trip["cost"])
    when = f"from {trip['starts']['display']} to {trip['ends']['display']}"
    assert told["fact"] == f"Last trip: 1.2 GB in Switzerland, {when}: £39.60."
    stayed = (await (await callers.customer(DEV)).get("/v1/usage/roaming")).json()
    assert (stayed["trips"], stayed["fact"]) == ([], f"Nothing used abroad since {stayed['since']['display']}.")


async def test_roaming_in_this_cycle_is_told_to_the_user_and_its_price_to_the_holder(
    callers: Callers, database: Database, parts: Parts
) -> None:
    line, today = await service_of(database, MAYA), parts.formats.today(now())
    async with database.transaction() as session:
        row = {"service_id": line.id, "used_on": today, "kind": UsageKind.roaming_data, "country": "US"}
        session.add(Usage(**row, quantity=500_000))
    maya, noor = await callers.customer(MAYA), await callers.customer(NOOR)
    asked = {"service_id": str(line.id)}
    by_user = (await maya.get("/v1/usage/current")).json()["roaming"]
    by_holder = (await noor.get("/v1/usage/current", params=asked)).json()["roaming"]
    assert (by_user["used"]["display"], by_user["spent"]) == ("500 MB", None)
    assert by_holder["spent"]["minor"] == 1650
    assert (await maya.get("/v1/usage/roaming")).json()["trips"][0]["cost"] is None


async def test_the_same_numbers_are_written_as_another_brand_writes_them(callers: Callers, parts: Parts) -> None:
    german = parts.brand.model_copy(update={"locale": "de-DE"})
    object.__setattr__(parts, "formats", Formats(german))
    told = (await (await callers.customer(ANA)).get("/v1/usage/roaming")).json()
    assert (told["trips"][0]["data"]["display"], told["trips"][0]["name"]) == ("1,2 GB", "Schweiz")


async def test_whoever_took_a_line_over_sees_nothing_of_whoever_had_it_before(
    callers: Callers, database: Database, parts: Parts
) -> None:
    line, today = await service_of(database, ANA), parts.formats.today(now())
    ana, ben = await callers.customer(ANA), await callers.customer(BEN)
    invitation = await invited(ana, "+447700900102", str(line.id))
    taken = await ben.post(f"/v1/accounts/invitations/{invitation['id']}/answer", json={"accept": True}, headers=key())
    assert taken.status_code == 200, taken.text
    of_line = {"service_id": str(line.id)}
    week = of_line | {"from": str(today - timedelta(days=7))}
    days = [(await client.get("/v1/usage/daily", params=week)).json()["days"] for client in (ben, ana)]
    assert [len(each) for each in days] == [1, 8]
    assert days[0][0]["day"]["iso"] == str(today)
    trips = [(await client.get("/v1/usage/roaming", params=of_line)).json()["trips"] for client in (ben, ana)]
    assert [len(each) for each in trips] == [0, 1]
    yesterday = str(today - timedelta(days=1))
    assert await refused(ben, **of_line, **{"from": yesterday, "to": yesterday}) == "to"
