"""Data abroad is priced by the country: as the catalogue says, nought where the plan reaches."""

from datetime import date

import pytest
from sqlalchemy import delete, select, update

from api.db import Database
from api.formats import Money
from api.parts import Parts
from api.usage.alerts import tell_alerts
from api.usage.spending import summed
from models import Customer, Notice, Plan, RoamingPrice, Usage, UsageKind
from models.base import now
from tests.api.callers import ANA, MAYA, Callers
from tests.api.usage.lines import service_of

GIGABYTE = 1_000_000


@pytest.fixture
def today(parts: Parts) -> date:
    return parts.formats.today(now())


async def roamed(database: Database, digits: str, today: date, *countries: str, covered: tuple[str, ...] = ()) -> None:
    """A gigabyte in each country today, and nothing else, on a plan that covers those named."""
    line = await service_of(database, digits)
    row = {"service_id": line.id, "used_on": today, "kind": UsageKind.roaming_data, "quantity": GIGABYTE}
    async with database.transaction() as session:
        await session.execute(delete(Usage).where(Usage.service_id == line.id))
        session.add_all([Usage(**row, country=country) for country in countries])
        await session.execute(update(Plan).where(Plan.id == line.plan_id).values(roaming_zones=list(covered)))


async def test_each_country_has_the_price_that_the_catalogue_says(
    callers: Callers, database: Database, today: date
) -> None:
    await roamed(database, ANA, today, "ES", "CH")
    ana = await callers.customer(ANA)
    current, abroad = (await ana.get("/v1/usage/current")).json(), (await ana.get("/v1/usage/roaming")).json()
    assert (current["roaming"]["used"]["amount"], current["roaming"]["spent"]["minor"]) == (2 * GIGABYTE, 600 + 3300)
    assert {one["country"]: one["cost"]["minor"] for one in abroad["countries"]} == {"ES": 600, "CH": 3300}
    assert current["charged"] == current["roaming"]["spent"]
    assert current["roaming"]["unpriced"] == abroad["unpriced"] == []
    for country in ("ES", "CH"):
        listed = (await ana.get(f"/v1/plans/roaming/{country}")).json()
        shown = next(one for one in abroad["countries"] if one["country"] == country)
        assert shown["cost"] == listed["price"]["gigabyte"]


async def test_where_the_plan_is_used_as_at_home_it_costs_nothing(
    callers: Callers, database: Database, today: date
) -> None:
    await roamed(database, ANA, today, "ES", "XK", covered=("ES", "XK"))
    ana = await callers.customer(ANA)
    current, abroad = (await ana.get("/v1/usage/current")).json(), (await ana.get("/v1/usage/roaming")).json()
    assert (current["roaming"]["spent"]["minor"], current["roaming"]["unpriced"]) == (0, [])
    assert [one["cost"]["minor"] for one in abroad["trips"]] == [0, 0]


async def test_a_country_without_a_price_is_named_and_not_taken_for_free(
    callers: Callers, database: Database, today: date
) -> None:
    await roamed(database, ANA, today, "XK")
    ana = await callers.customer(ANA)
    current, abroad = (await ana.get("/v1/usage/current")).json(), (await ana.get("/v1/usage/roaming")).json()
    assert (current["roaming"]["spent"], current["roaming"]["unpriced"]) == (None, ["Kosovo"])
    assert (abroad["trips"][0]["cost"], abroad["countries"][0]["cost"], abroad["unpriced"]) == (None, None, ["Kosovo"])
    assert abroad["fact"].endswith("We have no price for Kosovo here; what it costs will be on your bill.")
    await roamed(database, ANA, today, "XK", "ES")
    current = (await ana.get("/v1/usage/current")).json()
    assert (current["roaming"]["spent"]["minor"], current["roaming"]["unpriced"]) == (600, ["Kosovo"])


async def test_a_price_in_another_currency_is_none(callers: Callers, database: Database, today: date) -> None:
    await roamed(database, ANA, today, "ES")
    async with database.transaction() as session:
        await session.execute(update(RoamingPrice).where(RoamingPrice.country == "ES").values(currency="EUR"))
    ana = await callers.customer(ANA)
    assert (await ana.get("/v1/usage/current")).json()["roaming"]["unpriced"] == ["Spain"]
    assert (await ana.get("/v1/usage/roaming")).json()["unpriced"] == ["Spain"]


async def test_a_line_s_user_hears_no_price_and_of_none_that_is_missing(
    callers: Callers, database: Database, today: date
) -> None:
    await roamed(database, MAYA, today, "XK", "ES")
    maya = await callers.customer(MAYA)
    current, abroad = (await maya.get("/v1/usage/current")).json(), (await maya.get("/v1/usage/roaming")).json()
    assert (current["roaming"]["spent"], current["roaming"]["unpriced"]) == (None, [])
    assert ([one["cost"] for one in abroad["countries"]], abroad["unpriced"]) == ([None, None], [])
    assert "price" not in abroad["fact"]


async def test_the_alert_of_roaming_sums_what_each_country_costs(parts: Parts, database: Database, today: date) -> None:
    """A gigabyte in Spain does not come to twenty pounds, one in Switzerland on top of it does."""
    told = (
        select(Notice.text)
        .join(Customer, Customer.id == Notice.customer_id)
        .where(Customer.phone == f"+447700900{ANA}", Notice.key.startswith("usage:"))
    )
    await roamed(database, ANA, today, "ES", "XK")
    await tell_alerts(parts)
    async with database.session() as session:
        assert list(await session.scalars(told)) == []
    await roamed(database, ANA, today, "ES", "CH", "XK")
    await tell_alerts(parts)
    async with database.session() as session:
        (text,) = await session.scalars(told)
    assert "roaming has come to £39.00 since " in text


async def test_more_countries_ask_the_database_no_more_often(
    callers: Callers, database: Database, today: date, queries: list[str]
) -> None:
    ana, counts = await callers.customer(ANA), []
    for countries in (("ES",), ("ES", "CH", "US", "TR", "FR", "XK")):
        await roamed(database, ANA, today, *countries)
        for path in ("current", "roaming"):
            queries.clear()
            await ana.get(f"/v1/usage/{path}")
            counts.append(len(queries))
    assert counts[:2] == counts[2:]


def test_a_sum_of_nothing_is_nought_and_of_unknowns_is_unknown() -> None:
    assert summed([], "GBP").total == Money(0, "GBP")
    assert summed([("XK", None)], "GBP").total is None
    assert summed([("XK", None), ("XK", None), ("ES", Money(6, "GBP"))], "GBP").unpriced == ("XK",)
