"""Whether a line may be used abroad: its holder's to say, once a request, and to be seen by whoever uses it."""

import uuid
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select, update

from api.db import Database
from models import Audit, Level, Service, ServiceState
from tests.api.callers import ANA, FARID, KIRSTY, MAYA, NOOR, QUINN, Callers, key


async def lines_of(client: httpx.AsyncClient) -> list[dict[str, Any]]:
    me = (await client.get("/v1/accounts/me")).json()
    return [service for account in me["accounts"] for service in account["services"]]


async def switch(client: httpx.AsyncClient, service_id: str, on: bool, **headers: str) -> httpx.Response:
    path = f"/v1/accounts/services/{service_id}/roaming"
    return await client.put(path, json={"on": on}, headers=headers or key())


async def test_who_has_a_line_sees_whether_it_may_be_used_abroad(callers: Callers) -> None:
    for who, expected in ((ANA, [True]), (QUINN, [False]), (MAYA, [True]), (FARID, [None])):
        client = await callers.customer(who, Level.identified)
        assert [line["roaming"] for line in await lines_of(client)] == expected


async def test_the_holder_switches_it_on_and_gets_a_receipt(callers: Callers) -> None:
    quinn = await callers.customer(QUINN)
    [line] = await lines_of(quinn)
    receipt = (await switch(quinn, line["id"], True)).json()
    assert (receipt["on"], receipt["label"]) == (True, "Mobile ending 117")
    assert receipt["number"].startswith("A-")
    assert receipt["told"] == "Roaming is on for Mobile ending 117: it may use networks abroad."
    assert [line["roaming"] for line in await lines_of(quinn)] == [True]


async def test_and_off_again(callers: Callers) -> None:
    ana = await callers.customer(ANA)
    [line] = await lines_of(ana)
    receipt = (await switch(ana, line["id"], False)).json()
    assert receipt["told"] == "Roaming is off for Mobile ending 101: no calls, texts or data abroad."
    assert [line["roaming"] for line in await lines_of(ana)] == [False]


async def test_one_line_of_many_is_switched_and_the_others_stay(callers: Callers) -> None:
    kirsty = await callers.customer(KIRSTY)
    third = (await lines_of(kirsty))[2]
    assert (await switch(kirsty, third["id"], False)).status_code == 200
    assert [line["roaming"] for line in await lines_of(kirsty)] == [True, True, False, True, True]


async def test_what_is_so_already_stays_so(callers: Callers) -> None:
    ana = await callers.customer(ANA)
    [line] = await lines_of(ana)
    assert (await switch(ana, line["id"], True)).json()["on"] is True


async def test_asked_twice_under_one_key_it_is_done_once_and_audited_once(callers: Callers, database: Database) -> None:
    quinn = await callers.customer(QUINN)
    [line] = await lines_of(quinn)
    mine = key()
    first = await switch(quinn, line["id"], True, **mine)
    await switch(quinn, line["id"], False)
    again = await switch(quinn, line["id"], True, **mine)
    assert (again.headers["Idempotency-Replayed"], again.json()) == ("true", first.json())
    assert [line["roaming"] for line in await lines_of(quinn)] == [False]
    action = "PUT /v1/accounts/services/{service_id}/roaming"
    async with database.session() as session:
        kept = select(func.count()).select_from(Audit).where(Audit.action == action)
        assert await session.scalar(kept) == 2


async def test_a_line_s_user_is_told_that_it_is_the_holder_s(callers: Callers) -> None:
    maya, noor = await callers.customer(MAYA), await callers.customer(NOOR)
    [line] = await lines_of(maya)
    assert (await switch(maya, line["id"], False)).json()["type"] == "/problems/not-account-holder"
    assert (await switch(noor, line["id"], False)).status_code == 200
    assert [line["roaming"] for line in await lines_of(maya)] == [False]


async def test_a_sign_in_of_long_ago_is_not_enough(callers: Callers) -> None:
    quinn = await callers.customer(QUINN, Level.identified)
    [line] = await lines_of(quinn)
    assert (await switch(quinn, line["id"], True)).json()["type"] == "/problems/sign-in-required"


async def test_somebody_else_s_line_is_not_found(callers: Callers) -> None:
    ana, quinn = await callers.customer(ANA), await callers.customer(QUINN)
    [line] = await lines_of(quinn)
    for service_id in (line["id"], str(uuid.uuid4())):
        assert (await switch(ana, service_id, True)).json()["type"] == "/problems/service-unknown"


async def test_broadband_goes_nowhere(callers: Callers) -> None:
    farid = await callers.customer(FARID)
    refused = (await switch(farid, (await lines_of(farid))[0]["id"], True)).json()
    assert (refused["type"], refused["field"]) == ("/problems/nothing-to-roam", "service_id")


@pytest.mark.parametrize(
    ("state", "status"), [(ServiceState.ceased, 409), (ServiceState.suspended, 200), (ServiceState.barred, 200)]
)
async def test_only_a_line_that_has_ended_is_refused(
    callers: Callers, database: Database, state: ServiceState, status: int
) -> None:
    quinn = await callers.customer(QUINN)
    [line] = await lines_of(quinn)
    async with database.transaction() as session:
        await session.execute(update(Service).where(Service.id == uuid.UUID(line["id"])).values(state=state))
    assert (await switch(quinn, line["id"], True)).status_code == status
