"""What has been used, over HTTP: each persona's story, whose line it is, and what it costs the database."""

import uuid

from sqlalchemy import delete, func, select, update

from api.db import Database
from api.parts import Parts
from api.systems.faults import Fault, Faults
from models import Customer, Level, Plan, Service, ServiceState, Usage, UsageKind
from tests.api.callers import ANA, DEV, ELENA, JAMAL, KIRSTY, LIAM, MAYA, NOOR, PETRA, Callers
from tests.api.usage.lines import service_of


async def test_ana_hears_how_much_is_left_and_whether_it_lasts(callers: Callers) -> None:
    told = (await (await callers.customer(ANA, Level.identified)).get("/v1/usage/current")).json()
    assert told["data"]["limit"] == "allowance"
    assert told["data"]["included"]["display"] == "20 GB"
    assert told["data"]["used"]["amount"] + told["data"]["left"]["amount"] == 20_000_000
    assert told["minutes"]["limit"] == told["texts"]["limit"] == "unlimited"
    assert told["forecast"]["verdict"] == "lasts"
    assert told["fact"].endswith("At this pace it lasts.")
    assert " of 20 GB used, " in told["fact"]
    assert told["roaming"]["spent"]["display"] == "£0.00"
    assert told["credit"] is None
    assert (told["charged"]["minor"], told["is_stale"]) == (0, False)


async def test_dev_hears_that_all_is_used_and_when_more_comes(callers: Callers) -> None:
    told = (await (await callers.customer(DEV)).get("/v1/usage/current")).json()
    assert (told["data"]["percent"], told["data"]["left"]["amount"]) == (100, 0)
    assert told["forecast"]["verdict"] == "used_up"
    assert told["fact"] == f"All 5 GB used. New data comes on {told['cycle']['resets_on']['display']}."


async def test_jamal_hears_that_no_credit_is_left(callers: Callers) -> None:
    told = (await (await callers.customer(JAMAL)).get("/v1/usage/current")).json()
    assert told["credit"]["minor"] == 0
    assert told["cycle"]["starts"]["iso"].endswith("-01")
    assert (told["data"]["limit"], told["data"]["percent"], told["forecast"]) == ("by_use", None, None)
    assert told["fact"].startswith("No credit left.")


async def test_broadband_is_said_to_be_unlimited_with_usage_and_without(callers: Callers, database: Database) -> None:
    petra = await callers.customer(PETRA)
    told = (await petra.get("/v1/usage/current")).json()
    assert told["fact"].startswith("Data is unlimited: ")
    assert (told["data"]["left"], told["data"]["percent"], told["forecast"]) == (None, None, None)
    assert told["minutes"] is told["roaming"] is None
    async with database.transaction() as session:
        await session.execute(delete(Usage).where(Usage.service_id == uuid.UUID(told["service"]["id"])))
    assert (await petra.get("/v1/usage/current")).json()["fact"] == "Data is unlimited."


async def test_a_line_s_user_sees_their_own_line_and_no_money(callers: Callers, database: Database) -> None:
    maya = await callers.customer(MAYA)
    told = (await maya.get("/v1/usage/current")).json()
    assert told["data"]["included"]["display"] == "5 GB"
    assert told["roaming"]["spent"] is told["charged"] is None
    mother_s = await service_of(database, NOOR)
    for path in ("current", "daily", "roaming"):
        answer = await maya.get(f"/v1/usage/{path}", params={"service_id": str(mother_s.id)})
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/service-unknown")
    assert (await maya.get("/v1/usage/lines")).json()["type"] == "/problems/not-account-holder"


async def test_while_the_usage_system_is_down_its_last_answer_says_that_it_is_old(
    callers: Callers, parts: Parts
) -> None:
    ana = await callers.customer(ANA)
    paths = [f"/v1/usage/{name}" for name in ("current", "daily", "lines")]
    before = [(await ana.get(path)).json() for path in paths]
    await Faults(parts.redis).switch("usage", Fault.down)
    assert [(await ana.get(path)).json() for path in paths] == [told | {"is_stale": True} for told in before]


async def test_who_has_several_lines_is_asked_which(callers: Callers) -> None:
    noor = await callers.customer(NOOR)
    asked = (await noor.get("/v1/usage/current")).json()
    assert asked["type"] == "/problems/which-service"
    for choice in asked["choices"]:
        told = (await noor.get("/v1/usage/current", params={"service_id": choice["id"]})).json()
        assert told["service"] == choice


async def test_who_has_a_phone_and_broadband_means_the_phone_and_without_one_the_broadband(callers: Callers) -> None:
    liam = (await (await callers.customer(LIAM)).get("/v1/usage/current")).json()
    elena = (await (await callers.customer(ELENA)).get("/v1/usage/current")).json()
    assert (liam["kind"], elena["kind"]) == ("mobile", "broadband")


async def test_what_has_no_meter_says_so(callers: Callers) -> None:
    liam, elena = await callers.customer(LIAM), await callers.customer(ELENA)
    lines = {line["kind"]: line for line in (await elena.get("/v1/usage/lines")).json()["lines"]}
    assert lines["tv"]["data"] is None
    tv = (await elena.get("/v1/usage/current", params={"service_id": lines["tv"]["service"]["id"]})).json()
    assert tv["fact"] == "Watch as much as you like: nothing is counted."
    lines = {line["kind"]: line for line in (await liam.get("/v1/usage/lines")).json()["lines"]}
    assert lines["broadband"]["fact"] == "Not switched on yet, so nothing is counted."


async def test_a_line_that_has_used_nothing_is_not_told_a_nought(callers: Callers, database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(delete(Usage).where(Usage.service_id == (await service_of(database, ANA)).id))
    told = (await (await callers.customer(ANA)).get("/v1/usage/current")).json()
    assert told["fact"].startswith("Nothing counted yet of 20 GB, ")


async def test_a_service_that_has_ended_can_still_be_looked_at(callers: Callers, database: Database) -> None:
    line = await service_of(database, ANA)
    async with database.transaction() as session:
        await session.execute(update(Service).where(Service.id == line.id).values(state=ServiceState.ceased))
    ana = await callers.customer(ANA)
    assert (await ana.get("/v1/usage/current")).json()["type"] == "/problems/service-unknown"
    told = (await ana.get("/v1/usage/current", params={"service_id": str(line.id)})).json()
    assert told["fact"].startswith("This service has ended")
    assert (await ana.get("/v1/usage/lines")).json()["fact"] == "No line with data."


async def test_kirsty_sees_five_lines_with_as_many_queries_as_one(
    callers: Callers, queries: list[str], database: Database
) -> None:
    kirsty, ana = await callers.customer(KIRSTY), await callers.customer(ANA)
    queries.clear()
    told = (await kirsty.get("/v1/usage/lines")).json()
    for_five = len(queries)
    queries.clear()
    await ana.get("/v1/usage/lines")
    assert for_five == len(queries)
    assert len(told["lines"]) == 5
    assert told["fact"] == "5 lines, none is short of data."
    async with database.transaction() as session:
        line = await service_of(database, KIRSTY)
        today = await session.scalar(select(func.current_date()))
        session.add(Usage(service_id=line.id, used_on=today, kind=UsageKind.data, country="FR", quantity=60_000_000))
    assert (await kirsty.get("/v1/usage/lines")).json()["fact"] == "5 lines: 1 used up."


async def test_a_customer_without_anything_has_no_such_service(callers: Callers, database: Database) -> None:
    async with database.transaction() as session:
        session.add(Customer(given_name="New", family_name="Person", phone="+447700900999"))
    new = await callers.customer("999")
    assert (await new.get("/v1/usage/current")).json()["type"] == "/problems/service-unknown"
    assert (await new.get("/v1/usage/lines")).json()["type"] == "/problems/account-unknown"


async def test_a_plan_that_includes_no_data_has_no_percent(callers: Callers, database: Database) -> None:
    line = await service_of(database, ANA)
    async with database.transaction() as session:
        await session.execute(update(Plan).where(Plan.id == line.plan_id).values(data_kilobytes=0, texts=100))
    told = (await (await callers.customer(ANA)).get("/v1/usage/current")).json()
    assert (told["data"]["limit"], told["data"]["percent"]) == ("by_use", None)
    assert told["texts"]["included"]["display"] == "100 texts"
