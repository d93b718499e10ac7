"""What the phone costs abroad, and which country is meant."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from api.db import Database
from api.plans.countries import CountryUnknown, find_country
from api.systems.ports.catalogue import RoamingPrice
from models import Addon, Plan, ServiceAddon
from models import RoamingPrice as RoamingPriceRow
from tests.api.callers import (
    ANA,
    BEN,
    DEV,
    FARID,
    MAYA,
    NOOR,
    QUINN,
    Callers,
)
from tests.api.plans.conftest import services_of


async def test_forty_countries_have_prices_and_every_covered_one_is_among_them(
    callers: Callers, database: Database
) -> None:
    countries = (await callers.nobody().get("/v1/plans/roaming")).json()["countries"]
    assert len(countries) >= 40
    async with database.session() as session:
        zones = [country for zones in await session.scalars(select(Plan.roaming_zones)) for country in zones]
        priced = set(await session.scalars(select(RoamingPriceRow.country)))
    assert set(zones) <= priced


async def test_spain_is_covered_by_ana_s_plan_and_switzerland_is_not(callers: Callers, database: Database) -> None:
    ana, (line,) = await callers.customer(ANA), await services_of(database, ANA)
    spain = (await ana.get(f"/v1/plans/roaming/spain?service_id={line.id}")).json()
    assert (spain["mine"]["covered"], spain["mine"]["day"]["minor"]) == (True, 0)
    swiss = (await ana.get(f"/v1/plans/roaming/CH?service_id={line.id}")).json()
    assert (swiss["mine"]["covered"], swiss["mine"]["day"]) == (False, swiss["day"])
    assert swiss["price"]["gigabyte"]["minor"] == 3300
    assert swiss["day"]["minor"] == 660 + 600 + 100
    assert [one["addon"]["code"] for one in swiss["passes"]] == ["world-week", "world-day"]
    assert swiss["passes"][0]["a_day"]["minor"] == 358
    assert "World week pass it is £3.58 a day" in swiss["mine"]["told"]


async def test_whether_roaming_is_on_is_said_with_what_it_costs(callers: Callers, database: Database) -> None:
    for who, expected in ((ANA, True), (QUINN, False)):
        client, (line,) = await callers.customer(who), await services_of(database, who)
        spain = (await client.get(f"/v1/plans/roaming/spain?service_id={line.id}")).json()
        assert (spain["mine"]["covered"], spain["mine"]["switched_on"]) == (True, expected)


async def test_a_running_pass_covers_its_countries(callers: Callers, database: Database, today: date) -> None:
    dev, (line,) = await callers.customer(DEV), await services_of(database, DEV)
    async with database.transaction() as session:
        addon = await session.scalar(select(Addon).where(Addon.code == "world-week"))
        assert addon
        session.add(
            ServiceAddon(
                number="A1",
                service_id=line.id,
                addon_id=addon.id,
                price_minor=2500,
                currency="GBP",
                starts_on=today,
                ends_on=today + timedelta(days=6),
            )
        )
    found = (await dev.get(f"/v1/plans/roaming/us?service_id={line.id}")).json()["mine"]
    assert (found["covered"], found["running"]["code"], found["day"]["minor"]) == (False, "world-week", 0)


async def test_prices_abroad_are_for_anybody_and_one_s_line_is_not(callers: Callers, database: Database) -> None:
    nobody, (line,) = callers.nobody(), await services_of(database, ANA)
    assert (await nobody.get("/v1/plans/roaming/Spain")).json()["mine"] is None
    answer = await nobody.get(f"/v1/plans/roaming/Spain?service_id={line.id}")
    assert answer.json()["type"] == "/problems/sign-in-required"
    for who in (BEN, FARID):
        answer = await (await callers.customer(who)).get(f"/v1/plans/roaming/Spain?service_id={line.id}")
        assert answer.json()["type"] == "/problems/service-unknown"


async def test_a_line_s_user_asks_about_their_own_line(callers: Callers, database: Database) -> None:
    line = next(one for one in await services_of(database, NOOR) if one.nickname)
    found = (await (await callers.customer(MAYA)).get(f"/v1/plans/roaming/FR?service_id={line.id}")).json()
    assert found["mine"]["covered"] is False


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("ES", "ES"), ("es", "ES"), ("Spain", "ES"), ("  spain ", "ES"), ("Spian", "ES"), ("Swizerland", "CH"),
        ("the United States", "US"), ("USA", "US"), ("Untied States", "US"), ("Holland", "NL"), ("Germny", "DE"),
        ("turkey", "TR"), ("Türkiye", "TR"), ("south-korea", "KR"), ("Dubai", "AE"),
    ],
)  # fmt: skip
async def test_a_country_is_found_as_it_is_called_or_mistyped(asked: str, code: str, callers: Callers) -> None:
    answer = await callers.nobody().get(f"/v1/plans/roaming/{asked}")
    assert answer.json()["price"]["country"] == code, answer.text


async def test_no_country_is_guessed_and_near_ones_are_named(callers: Callers) -> None:
    nobody = callers.nobody()
    answer = await nobody.get("/v1/plans/roaming/Mordor")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/country-unknown")
    near = (await nobody.get("/v1/plans/roaming/Irland%20or%20so")).json()
    assert "Ireland" in near["close"]
    assert (await nobody.get(f"/v1/plans/roaming/{'x' * 61}")).status_code == 422
    for strange in ("%F0%9F%8F%96", "%C3%9F", "''", "%25"):
        assert (await nobody.get(f"/v1/plans/roaming/{strange}")).status_code == 404


def test_without_any_prices_no_country_is_known() -> None:
    nothing: list[RoamingPrice] = []
    with pytest.raises(CountryUnknown):
        find_country(nothing, "ES", "en_GB")
