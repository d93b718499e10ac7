"""Tests of lines over HTTP: what each persona is told, and who sees whose."""

import uuid
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from api.db import Database
from api.diagnostics import service
from api.parts import Parts
from api.systems.faults import Fault
from models import Customer, Device, Level, LineTest, Service, ServiceState
from models.base import now
from tests.api.callers import ANA, ELENA, FARID, KIRSTY, MAYA, NOOR, Callers, key

TESTS = "/v1/diagnostics/tests"


async def run(browser: httpx.AsyncClient, **body: Any) -> Any:
    answer = await browser.post(TESTS, json=body, headers=key())
    assert answer.status_code == 201, answer.text
    return answer.json()


async def first_service(browser: httpx.AsyncClient) -> str:
    services = (await browser.get("/v1/outages/mine")).json()["services"]
    found: str = services[0]["service"]["id"]
    return found


async def test_what_has_ended_is_refused(callers: Callers, database: Database) -> None:
    ana = await callers.customer(ANA)
    service_id = await first_service(ana)
    async with database.transaction() as session:
        (await session.get_one(Service, uuid.UUID(service_id))).state = ServiceState.ceased
    answer = await ana.post(TESTS, json={"service_id": service_id}, headers=key())
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/nothing-to-test")
    assert (await ana.post(TESTS, json={}, headers=key())).status_code == 404


async def test_a_line_that_tells_nothing_gets_an_honest_answer(callers: Callers, database: Database) -> None:
    ana = await callers.customer(ANA)
    async with database.transaction() as session:
        line = uuid.UUID(await first_service(ana))
        for device in await session.scalars(select(Device).where(Device.service_id == line)):
            device.removed_on = now().date()
    found = await run(ana)
    assert (found["verdict"], found["confidence_text"]) == ("unknown", "not sure")


async def test_which_of_several_lines_has_to_be_said(callers: Callers) -> None:
    answer = await (await callers.customer(KIRSTY)).post(TESTS, json={}, headers=key())
    assert answer.json()["type"] == "/problems/which-service"
    assert len(answer.json()["choices"]) == 5


async def test_tests_are_kept_newest_first_and_found_again(callers: Callers) -> None:
    farid = await callers.customer(FARID)
    made = [await run(farid) for _ in range(3)]
    listed = (await farid.get(f"{TESTS}?limit=2")).json()
    rest = (await farid.get(f"{TESTS}?limit=2&cursor={listed['next']}")).json()
    assert [*listed["items"], *rest["items"]] == made[::-1]
    assert rest["next"] is None
    assert (await farid.get(f"{TESTS}/{made[0]['id']}")).json() == made[0]
    assert (await farid.get(f"{TESTS}?service_id={made[0]['service']['id']}")).json()["items"] == made[::-1]
    assert (await farid.get(f"{TESTS}?cursor=nonsense")).json()["field"] == "cursor"


async def test_nobody_sees_the_tests_of_somebody_else(callers: Callers) -> None:
    farid, noor, maya = [await callers.customer(digits) for digits in (FARID, NOOR, MAYA)]
    made = await run(farid)
    hers = await run(maya)
    line = made["service"]["id"]
    assert (await noor.get(f"{TESTS}/{made['id']}")).json()["type"] == "/problems/test-unknown"
    assert (await noor.get(f"{TESTS}/{uuid.uuid4()}")).json()["type"] == "/problems/test-unknown"
    assert (await noor.get(f"{TESTS}?service_id={line}")).status_code == 404
    assert (await noor.post(TESTS, json={"service_id": line}, headers=key())).status_code == 404
    assert (await noor.get(f"{TESTS}/{hers['id']}")).json() == hers  # the holder sees all lines
    assert (await farid.get(TESTS)).json()["items"] == [made]


async def test_it_needs_to_be_known_who_asks(callers: Callers) -> None:
    for browser in (callers.nobody(), await callers.customer(FARID, Level.anonymous)):
        assert (await browser.get(TESTS)).json()["type"] == "/problems/sign-in-required"
        answer = await browser.post(TESTS, json={}, headers=key())
        assert answer.json()["type"] == "/problems/sign-in-required"


async def count(database: Database) -> int:
    async with database.session() as session:
        return await session.scalar(select(func.count()).select_from(LineTest)) or 0


async def test_the_same_key_tests_once(callers: Callers, database: Database) -> None:
    farid, once = await callers.customer(FARID), key()
    first, again = [await farid.post(TESTS, json={}, headers=once) for _ in range(2)]
    assert first.json() == again.json()
    assert await count(database) == 1
    line = {"service_id": first.json()["service"]["id"]}
    other = await farid.post(TESTS, json=line, headers=once)
    assert other.json()["type"] == "/problems/key-reused"
    assert (await farid.post(TESTS, json={})).json()["type"] == "/problems/key-missing"


async def test_the_same_reference_keeps_one_test(callers: Callers, parts: Parts, database: Database) -> None:
    """As when a process dies between the test and its answer."""
    from api.auth import Caller

    async with database.session() as session:
        farid = await session.scalar(select(Customer.id).where(Customer.phone == "+447700900106"))
    caller = Caller(farid, Level.verified, actor_id=farid)
    first, again = [await service.test(parts, caller, None, "one reference") for _ in range(2)]
    assert first == again
    assert await count(database) == 1


@pytest.mark.parametrize("fault", [Fault.down, Fault.wrong])
async def test_a_line_is_never_judged_by_an_old_answer(fault: Fault, callers: Callers, parts: Parts) -> None:
    farid = await callers.customer(FARID)
    await run(farid)
    await parts.redis.hset("selfcare:faults", "network", fault.value)
    answer = await farid.post(TESTS, json={}, headers=key())
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/system-unavailable")
    assert len((await farid.get(TESTS)).json()["items"]) == 1


@pytest.mark.parametrize("body", [{"service_id": "mine"}, {"service": "x"}, {"service_id": 7}])
async def test_bad_input_names_its_field_and_tests_nothing(
    body: dict[str, Any], callers: Callers, database: Database
) -> None:
    answer = await (await callers.customer(FARID)).post(TESTS, json=body, headers=key())
    assert answer.status_code == 422
    assert answer.json()["fields"][0]["field"] == next(iter(body))
    assert await count(database) == 0


async def test_more_tests_need_no_more_queries(callers: Callers, queries: list[str]) -> None:
    elena = await callers.customer(ELENA)
    line = await first_service(elena)
    counts = []
    for _ in range(3):
        await run(elena, service_id=line)
        queries.clear()
        await elena.get(TESTS)
        counts.append(len(queries))
    assert len(set(counts)) == 1
