"""A second factor: set up by its first code, asked for from then on, each code taken once."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from pydantic import SecretStr, ValidationError
from sqlalchemy import select

from api.app import create_app
from api.db import Database
from api.demo.staff import PASSWORD
from api.parts import Parts
from api.sessions import AGENT_COOKIE
from api.settings import Settings
from models import Agent, AgentFactor, Audit, RecoveryCode
from tests.api.desk.conftest import Clock
from tests.api.desk.logging_in import FACTOR, FIRST, ME, PRIYA, SAM, Phone, log_in

WHO = {"email": PRIYA, "password": PASSWORD}


async def test_once_it_is_set_up_a_password_alone_opens_nothing(browser: httpx.AsyncClient, phone: Phone) -> None:
    told = await phone.set_up(browser)
    assert len(set(told["recovery_codes"])) == 10
    assert (told["agent"]["second_factor"], told["agent"]["recovery_codes_left"]) == (True, 10)
    assert (await browser.get(ME)).json() == told["agent"]
    alone = await log_in(browser)
    assert (alone.status_code, alone.json()["type"], alone.json()["needs"]) == (403, "/problems/code-needed", "code")
    assert "set-cookie" not in alone.headers
    assert (await log_in(browser, code=phone.shows(1))).status_code == 201


async def test_no_code_is_taken_twice_and_none_that_is_older_than_the_last(
    browser: httpx.AsyncClient, phone: Phone
) -> None:
    await phone.set_up(browser)
    used = await log_in(browser, code=phone.shows())
    assert (used.status_code, used.json()["type"]) == (401, "/problems/code-refused")
    assert (await log_in(browser, code=phone.shows(1))).status_code == 201
    assert (await log_in(browser, code=phone.shows(1))).status_code == 401
    assert (await log_in(browser, code=phone.shows(-1))).status_code == 401


async def test_a_code_may_be_typed_with_a_space(browser: httpx.AsyncClient, phone: Phone) -> None:
    await phone.set_up(browser)
    code = phone.shows(1)
    assert (await log_in(browser, code=f" {code[:3]} {code[3:]} ")).status_code == 201


async def test_wrong_codes_are_counted_as_wrong_passwords_are(
    browser: httpx.AsyncClient, phone: Phone, clock: Clock
) -> None:
    await phone.set_up(browser)
    clock.move(timedelta(minutes=5))
    wrong = [(await log_in(browser, code=phone.shows(9))).status_code for _ in range(4)]
    wrong.append((await log_in(browser, password="another")).status_code)
    assert wrong == [401] * 5
    assert (await log_in(browser, code=phone.shows())).status_code == 429


async def test_a_recovery_code_logs_in_once_however_it_is_written(browser: httpx.AsyncClient, phone: Phone) -> None:
    codes = (await phone.set_up(browser))["recovery_codes"]
    answer = await log_in(browser, code=f" {codes[3].upper().replace('-', ' ')}")
    assert (answer.status_code, answer.json()["recovery_codes_left"]) == (201, 9)
    assert (await log_in(browser, code=codes[3])).status_code == 401
    assert (await log_in(browser, code=codes[4])).status_code == 201


async def test_new_recovery_codes_take_the_place_of_the_old(browser: httpx.AsyncClient, phone: Phone) -> None:
    old = (await phone.set_up(browser))["recovery_codes"]
    proof = {"password": PASSWORD, "code": phone.shows(1)}
    new = (await browser.post("/v1/desk/recovery-codes", json=proof)).json()["recovery_codes"]
    assert not set(old) & set(new)
    assert (await log_in(browser, code=old[0])).status_code == 401
    assert (await log_in(browser, code=new[0])).status_code == 201


async def test_a_password_alone_puts_no_other_factor_in_its_place(browser: httpx.AsyncClient, phone: Phone) -> None:
    await phone.set_up(browser)
    assert (await browser.post(FACTOR, json=WHO)).json()["type"] == "/problems/code-needed"
    assert (await browser.post(FACTOR, json=WHO | {"code": "000000"})).status_code == 401


async def test_another_phone_takes_over_and_ends_what_was_logged_in_before(
    browser: httpx.AsyncClient, phone: Phone, clock: Clock
) -> None:
    old_codes = (await phone.set_up(browser))["recovery_codes"]
    before = browser.cookies[AGENT_COOKIE]
    new = Phone(phone.clock)
    begun = await browser.post(FACTOR, json=WHO | {"code": phone.shows(1)})
    new.scan(begun.json()["secret"])
    clock.move(timedelta(minutes=2))
    assert (await log_in(browser, code=phone.shows())).status_code == 201
    still = browser.cookies[AGENT_COOKIE]
    assert (await browser.post(FIRST, json=WHO | {"code": new.shows()})).status_code == 201
    assert (await browser.get(ME)).status_code == 200
    for cookie in (before, still):
        answer = await browser.get(ME, headers={"Cookie": f"{AGENT_COOKIE}={cookie}"})
        assert answer.status_code == 401
    assert (await log_in(browser, code=phone.shows(1))).status_code == 401
    assert (await log_in(browser, code=old_codes[0])).status_code == 401
    assert (await log_in(browser, code=new.shows(1))).status_code == 201


async def test_who_sets_one_up_stays_at_the_desk_with_whom_they_talk_to(
    browser: httpx.AsyncClient, phone: Phone, database: Database
) -> None:
    await log_in(browser)
    await browser.put("/v1/desk/here")
    await phone.set_up(browser)
    async with database.session() as session:
        assert await session.scalar(select(Agent.seen_at).where(Agent.email == PRIYA)) is not None


async def test_what_was_never_begun_or_long_ago_is_not_confirmed(
    browser: httpx.AsyncClient, phone: Phone, clock: Clock
) -> None:
    never = await browser.post(FIRST, json=WHO | {"code": "123456"})
    assert (never.status_code, never.json()["type"]) == (410, "/problems/factor-not-begun")
    phone.scan((await browser.post(FACTOR, json=WHO)).json()["secret"])
    clock.move(timedelta(minutes=15))
    assert (await browser.post(FIRST, json=WHO | {"code": phone.shows()})).status_code == 410
    assert (await log_in(browser)).status_code == 201


async def test_a_wrong_first_code_sets_nothing_up_and_the_right_one_still_does(
    browser: httpx.AsyncClient, phone: Phone
) -> None:
    phone.scan((await browser.post(FACTOR, json=WHO)).json()["secret"])
    wrong = await browser.post(FIRST, json=WHO | {"code": phone.shows(7)})
    assert (wrong.status_code, wrong.json()["type"]) == (401, "/problems/code-refused")
    assert (await log_in(browser)).json()["second_factor"] is False
    assert (await browser.post(FIRST, json=WHO | {"code": phone.shows()})).status_code == 201


async def test_the_record_gives_no_secret_away(browser: httpx.AsyncClient, phone: Phone, database: Database) -> None:
    codes = (await phone.set_up(browser))["recovery_codes"]
    async with database.session() as session:
        factor = (await session.scalars(select(AgentFactor))).one()
        hashes = list(await session.scalars(select(RecoveryCode.code_hash)))
        trace = list(await session.scalars(select(Audit).order_by(Audit.id)))
    assert phone.secret not in (factor.sealed or b"")
    assert len(hashes) == 10
    kept = str([vars(row) for row in trace]) + str(hashes)
    assert not [code for code in codes if code in kept or code.replace("-", "") in kept]
    assert [row.action for row in trace] == ["desk second factor set up", "desk log-in"]


async def test_in_production_the_first_log_in_sets_one_up(parts: Parts, phone: Phone) -> None:
    chosen = parts.settings.model_copy(update={"environment": "production"})
    transport = httpx.ASGITransport(create_app(replace(parts, settings=chosen)))
    async with httpx.AsyncClient(transport=transport, base_url="http://selfcare") as client:
        answer = await log_in(client)
        assert (answer.status_code, answer.json()["type"]) == (403, "/problems/second-factor-missing")
        assert "set-cookie" not in answer.headers
        await phone.set_up(client)
        assert (await client.get(ME)).json()["name"] == "Priya Raman"


def test_only_a_demo_goes_without(parts: Parts) -> None:
    given = parts.settings.model_dump() | {"desk_second_factor": "may", "environment": "production"}
    with pytest.raises(ValidationError, match="DESK_SECOND_FACTOR"):
        Settings(**given)
    assert not Settings(**given | {"environment": "demo"}).second_factor_is_a_must
    assert Settings(**given | {"environment": "demo", "desk_second_factor": "must"}).second_factor_is_a_must


async def test_under_another_secret_the_factor_is_not_waived(
    browser: httpx.AsyncClient, phone: Phone, parts: Parts
) -> None:
    await phone.set_up(browser)
    chosen = parts.settings.model_copy(update={"desk_secret": SecretStr("another secret, and long enough for it")})
    transport = httpx.ASGITransport(create_app(replace(parts, settings=chosen)))
    async with httpx.AsyncClient(transport=transport, base_url="http://selfcare") as client:
        answer = await log_in(client, code=phone.shows(1))
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/factor-unreadable")


async def test_a_factor_opens_for_nobody_else(browser: httpx.AsyncClient, phone: Phone) -> None:
    codes = (await phone.set_up(browser))["recovery_codes"]
    await Phone(phone.clock).set_up(browser, SAM)
    for code in (phone.shows(1), codes[0]):
        assert (await log_in(browser, SAM, code=code)).status_code == 401


@pytest.mark.commits
async def test_of_two_at_once_with_the_same_code_one_gets_in(transport: httpx.AsyncBaseTransport, phone: Phone) -> None:
    async with (
        httpx.AsyncClient(transport=transport, base_url="http://selfcare") as one,
        httpx.AsyncClient(transport=transport, base_url="http://selfcare") as other,
    ):
        codes = (await phone.set_up(one))["recovery_codes"]
        for code in (phone.shows(1), codes[0]):
            answers = await asyncio.gather(log_in(one, code=code), log_in(other, code=code))
            assert sorted(answer.status_code for answer in answers) == [201, 401]
