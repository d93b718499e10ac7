"""Adding and removing add-ons: from when, for how much, and never twice."""

import uuid
from datetime import date, timedelta

from sqlalchemy import func, select, update

from api.db import Database
from api.formats import Money
from api.parts import Parts
from api.plans.cycle import cycle_of
from api.systems.faults import Fault, Faults
from api.systems.ports.addon import NewAddon
from models import Account, Addon, ServiceAddon, ServiceState
from tests.api.callers import ANA, BEN, CHLOE, ELENA, JAMAL, KIRSTY, Callers, key
from tests.api.plans.conftest import change, credit, post, refused, services_of

CALLS = {"addon_code": "intl-calls", "action": "add"}
DROP = {"addon_code": "insurance", "action": "remove"}


async def count(database: Database) -> int:
    async with database.session() as session:
        return await session.scalar(select(func.count()).select_from(ServiceAddon)) or 0


async def test_one_by_the_month_starts_today_and_is_charged_with_the_next_bill(
    callers: Callers, today: date, database: Database
) -> None:
    ana, (line,) = await callers.customer(ANA), await services_of(database, ANA)
    quoted = await post(ana, "addons/quotes", CALLS)
    async with database.session() as session:
        billing_day = (await session.get_one(Account, line.account_id)).billing_day
    next_bill_on = cycle_of(billing_day, today).ends_on + timedelta(days=1)
    assert (quoted["price"]["minor"], quoted["monthly"]["display"]) == (500, "+£5.00")
    assert quoted["charged_on"]["iso"] == next_bill_on.isoformat()
    done = await post(ana, "addons/changes", {"quote_id": quoted["quote_id"]})
    assert (done["starts_on"]["iso"], done["ends_on"]) == (today.isoformat(), None)
    (mine,) = (await ana.get("/v1/plans/mine")).json()["services"]
    assert {(one["code"], one["number"]) for one in mine["addons"]} >= {("intl-calls", done["number"])}
    assert mine["price"]["total"]["minor"] == 1450 + 400 + 500


async def test_one_that_is_removed_runs_until_the_cycle_ends_and_can_go_on(
    callers: Callers, database: Database, today: date
) -> None:
    ana, (line,) = await callers.customer(ANA), await services_of(database, ANA)
    quoted = await post(ana, "addons/quotes", DROP)
    assert quoted["monthly"]["minor"] == -400
    done = await post(ana, "addons/changes", {"quote_id": quoted["quote_id"]})
    async with database.session() as session:
        billing_day = (await session.get_one(Account, line.account_id)).billing_day
    assert done["ends_on"]["iso"] == cycle_of(billing_day, today).ends_on.isoformat()
    assert (await refused(ana, "addons/quotes", DROP))["type"] == "addon-not-running"
    before = await count(database)
    quoted = await post(ana, "addons/quotes", {"addon_code": "insurance", "action": "add"})
    assert quoted["told"] == "Phone insurance goes on as before, for £4.00 a month."
    kept = await post(ana, "addons/changes", {"quote_id": quoted["quote_id"]})
    assert (kept["number"], kept["ends_on"], kept["price"]["minor"]) == (done["number"], None, 400)
    assert await count(database) == before


async def test_a_pass_holds_for_its_days_and_is_not_had_twice(callers: Callers, today: date) -> None:
    ana = await callers.customer(ANA)
    body = {"addon_code": "europe-week", "action": "add"}
    first, second = await post(ana, "addons/quotes", body), await post(ana, "addons/quotes", body)
    assert (first["monthly"]["minor"], first["ends_on"]["iso"]) == (0, (today + timedelta(days=6)).isoformat())
    await post(ana, "addons/changes", {"quote_id": first["quote_id"]})
    assert (await refused(ana, "addons/changes", {"quote_id": second["quote_id"]}))["type"] == "addon-running"
    assert (await refused(ana, "addons/quotes", body))["field"] == "addon_code"
    gone = await refused(ana, "addons/quotes", body | {"action": "remove"})
    assert gone["type"] == "addon-not-running"


async def test_a_prepaid_account_pays_at_once_or_not_at_all(callers: Callers, database: Database) -> None:
    jamal = await callers.customer(JAMAL)
    body = {"addon_code": "data-5", "action": "add"}
    short = await refused(jamal, "addons/quotes", body)
    assert (short["type"], short["missing_minor"]) == ("not-enough-credit", 500)
    assert (await refused(jamal, "addons/quotes", CALLS))["type"] == "not-for-prepaid"
    await credit(database, 700)
    quoted = await post(jamal, "addons/quotes", body)
    await credit(database, 499)
    used = {"quote_id": quoted["quote_id"]}
    assert (await refused(jamal, "addons/changes", used))["type"] == "not-enough-credit"
    await credit(database, 700)
    await post(jamal, "addons/changes", {"quote_id": (await post(jamal, "addons/quotes", body))["quote_id"]})
    assert await credit(database) == 200


async def test_a_system_that_is_asked_twice_adds_and_takes_money_once(
    callers: Callers, database: Database, parts: Parts
) -> None:
    jamal, before = await callers.customer(JAMAL), await count(database)
    await credit(database, 1000)
    quoted = await post(jamal, "addons/quotes", {"addon_code": "data-5", "action": "add"})
    await Faults(parts.redis).switch("catalogue", Fault.duplicate)
    await post(jamal, "addons/changes", {"quote_id": quoted["quote_id"]})
    assert (await credit(database), await count(database)) == (500, before + 1)


async def test_the_catalogue_does_a_thing_once_per_reference(database: Database, parts: Parts, today: date) -> None:
    (line,) = await services_of(database, ANA)
    async with database.session() as session:
        addon = await session.scalar(select(Addon).where(Addon.code == "intl-calls"))
        assert addon
    new = NewAddon(line.id, addon.id, Money(500, "GBP"), today, None, asked_on=today)
    catalogue = parts.systems.catalogue
    first, again = [await catalogue.add(new, reference="one") for _ in range(2)]
    assert first == again
    ended, twice = [await catalogue.remove(first.id, today, reference="two") for _ in range(2)]
    assert ended == twice
    assert ended.ends_on == today


async def test_what_is_not_sold_or_not_for_this_line_is_refused(callers: Callers, database: Database) -> None:
    ana = await callers.customer(ANA)
    for code in ("nonsense", "🏖", "sports'--"):
        unknown = await refused(ana, "addons/quotes", {"addon_code": code, "action": "add"})
        assert (unknown["type"], unknown["field"]) == ("addon-unknown", "addon_code")
    assert (await refused(ana, "addons/quotes", {"addon_code": "sports", "action": "add"}))["type"] == "service-unknown"
    async with database.transaction() as session:
        await session.execute(update(Addon).values(withdrawn_on=date(2026, 1, 1)))
    assert (await refused(ana, "addons/quotes", CALLS))["type"] == "addon-unknown"
    assert (await ana.get("/v1/plans/addons")).json()["addons"] == []
    assert (await post(ana, "addons/quotes", DROP))["price"]["minor"] == 400
    chloe = await callers.customer(CHLOE)
    async with database.transaction() as session:
        await session.execute(update(Addon).values(withdrawn_on=None))
    assert (await refused(chloe, "addons/quotes", CALLS))["type"] == "not-usable"


async def test_the_kind_of_add_on_tells_which_line_is_meant(callers: Callers, database: Database) -> None:
    elena = await callers.customer(ELENA)
    quoted = await post(elena, "addons/quotes", {"addon_code": "films", "action": "add"})
    assert quoted["service"]["kind"] == "tv"
    broadband = next(line for line in await services_of(database, ELENA) if line.kind == "broadband")
    body = {"addon_code": "films", "action": "add", "service_id": str(broadband.id)}
    assert (await refused(elena, "addons/quotes", body))["type"] == "service-unknown"
    kirsty = await callers.customer(KIRSTY)
    assert len((await refused(kirsty, "addons/quotes", CALLS))["choices"]) == 5


async def test_bad_input_names_its_field_and_another_s_line_is_not_there(callers: Callers, database: Database) -> None:
    ana, (other, *_) = await callers.customer(ANA), await services_of(database, BEN)
    for body, field in (
        ({"addon_code": "insurance"}, "action"),
        ({"addon_code": "insurance", "action": "steal"}, "action"),
        ({"action": "add"}, "addon_code"),
        (CALLS | {"service_id": 1}, "service_id"),
    ):
        answer = await ana.post("/v1/plans/addons/quotes", json=body, headers=key())
        assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, field)
    for service_id in (other.id, uuid.uuid4()):
        unknown = await refused(ana, "addons/quotes", CALLS | {"service_id": str(service_id)})
        assert unknown["type"] == "service-unknown"


async def test_a_line_that_was_barred_meanwhile_gets_nothing(callers: Callers, database: Database) -> None:
    ana, (line,) = await callers.customer(ANA), await services_of(database, ANA)
    quoted, before = await post(ana, "addons/quotes", CALLS), await count(database)
    await change(database, line, state=ServiceState.barred)
    assert (await refused(ana, "addons/changes", {"quote_id": quoted["quote_id"]}))["type"] == "not-usable"
    assert await count(database) == before
