"""Whatever the company, or somebody in its place, sends that can't be believed lets nobody in."""

import time
from collections.abc import Callable
from dataclasses import replace

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import func, select, update

from api.db import Database
from api.oidc import journey
from api.parts import Parts
from models import Agent, AgentSession, AgentState, Audit
from models.base import now
from tests.api.desk.logging_in import ME
from tests.api.oidc.company import CLIENT_ID, EMAIL, Company, elliptic, public_jwk, rsa_key
from tests.api.oidc.conftest import BEGIN, DESK, RETURN, come_back, go_there

REFUSED, AWAY = f"{DESK}#refused=company-log-in-refused", f"{DESK}#refused=company-log-in-away"


async def insist_on_nobody(answer: httpx.Response, browser: httpx.AsyncClient, told: str = REFUSED) -> None:
    assert (answer.status_code, answer.headers["location"]) == (303, told)
    assert (await browser.get(ME)).status_code == 401


LIES: dict[str, dict[str, object]] = {
    "another nonce": {"nonce": "of another log-in"},
    "no nonce": {"nonce": None},
    "another application's": {"aud": "somebody else"},
    "several, for another": {"aud": [CLIENT_ID, "somebody else"], "azp": "somebody else"},
    "several, for nobody": {"aud": [CLIENT_ID, "somebody else"]},
    "another issuer": {"iss": "https://login.elsewhere.example"},
    "expired": {"exp": int(time.time()) - 3600},
    "without an end": {"exp": None},
    "of tomorrow": {"iat": int(time.time()) + 86400},
    "not verified": {"email_verified": False},
    "verified by nobody": {"email_verified": None},
    "without an address": {"email": None},
    "nobody's": {"sub": None},
}


@pytest.mark.parametrize("lie", LIES)
async def test_a_name_that_is_not_for_this_log_in_is_not_believed(
    lie: str, browser: httpx.AsyncClient, provider: Company
) -> None:
    provider.lies = LIES[lie]
    await insist_on_nobody(await come_back(browser, provider), browser)


def _by_another_key(provider: Company) -> None:
    provider.signs_with = (rsa_key("theirs"), "RS256", "2026")


def _by_a_key_of_no_name(provider: Company) -> None:
    provider.signs_with = (rsa_key("theirs"), "RS256", "theirs")


def _by_a_retired_key(provider: Company) -> None:
    provider.keys = [public_jwk("2027")]


def _by_nobody(provider: Company) -> None:
    provider.signs_with = (None, "none", "2026")


def _with_a_secret(provider: Company) -> None:
    provider.signs_with = ("a secret that anybody could have, of 32 bytes", "HS256", "2026")


FORGERIES = [_by_another_key, _by_a_key_of_no_name, _by_a_retired_key, _by_nobody, _with_a_secret]


@pytest.mark.parametrize("forge", FORGERIES)
async def test_a_name_that_the_provider_has_not_signed_is_not_believed(
    forge: Callable[[Company], None], browser: httpx.AsyncClient, provider: Company
) -> None:
    forge(provider)
    await insist_on_nobody(await come_back(browser, provider), browser)


async def test_keys_may_change_and_may_be_of_another_kind(browser: httpx.AsyncClient, provider: Company) -> None:
    key, public = elliptic()
    provider.keys, provider.signs_with = [public], (key, "ES256", "curve")
    assert (await come_back(browser, provider)).headers["location"] == DESK


@pytest.mark.parametrize("who", ["nobody@optilink.example.com", "ana.brown@example.com"])
async def test_who_is_no_agent_is_not_let_in_and_that_is_remembered(
    who: str, browser: httpx.AsyncClient, provider: Company, database: Database
) -> None:
    provider.person["email"] = who
    await insist_on_nobody(await come_back(browser, provider), browser)
    async with database.session() as session:
        rows = list(await session.scalars(select(Audit)))
        assert await session.scalar(select(func.count()).select_from(AgentSession)) == 0
    assert [row.action for row in rows] == ["desk log-in refused"]
    assert who not in str([vars(row) for row in rows])


async def test_who_was_sent_away_is_not_let_in(
    browser: httpx.AsyncClient, provider: Company, database: Database
) -> None:
    async with database.transaction() as session:
        await session.execute(update(Agent).where(Agent.email == EMAIL).values(state=AgentState.disabled))
    await insist_on_nobody(await come_back(browser, provider), browser)


@pytest.mark.parametrize("changed", [{"state": "of another log-in"}, {"state": ""}, {"code": "a code of mine"}])
async def test_an_address_that_somebody_else_made_lets_nobody_in(
    changed: dict[str, str], browser: httpx.AsyncClient, provider: Company
) -> None:
    await insist_on_nobody(await come_back(browser, provider, **changed), browser)


async def test_another_browser_can_t_be_logged_in_with_what_this_one_began(
    browser: httpx.AsyncClient, provider: Company, transport: httpx.AsyncBaseTransport
) -> None:
    carried = provider.log_in(await go_there(browser))
    async with httpx.AsyncClient(transport=transport, base_url="http://selfcare") as other:
        await insist_on_nobody(await other.get(RETURN, params=carried), other)
        await go_there(other)
        await insist_on_nobody(await other.get(RETURN, params=carried), other)


async def test_an_address_works_once(browser: httpx.AsyncClient, provider: Company) -> None:
    carried = provider.log_in(await go_there(browser))
    assert (await browser.get(RETURN, params=carried)).headers["location"] == DESK
    await browser.delete("/v1/desk/session")
    await insist_on_nobody(await browser.get(RETURN, params=carried), browser)


async def test_who_gave_up_at_the_provider_is_told_so(browser: httpx.AsyncClient, provider: Company) -> None:
    state = provider.log_in(await go_there(browser))["state"]
    answer = await browser.get(RETURN, params={"error": "access_denied", "state": state})
    await insist_on_nobody(answer, browser)


async def test_a_log_in_that_took_too_long_is_begun_again(
    browser: httpx.AsyncClient, provider: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried = provider.log_in(await go_there(browser))
    late = now() + journey.LASTS
    monkeypatch.setattr(journey, "now", lambda: late)
    await insist_on_nobody(await browser.get(RETURN, params=carried), browser)


async def test_a_provider_that_is_away_is_said_to_be(browser: httpx.AsyncClient, provider: Company) -> None:
    carried = provider.log_in(await go_there(browser))
    provider.broken = 503
    await insist_on_nobody(await browser.get(RETURN, params=carried), browser, AWAY)
    answer = await browser.get(BEGIN)
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/company-log-in-away")
    assert answer.headers["Retry-After"] == "60"


async def test_a_server_that_is_another_than_it_says_is_not_asked(
    browser: httpx.AsyncClient, provider: Company
) -> None:
    provider.discovery["issuer"] = "https://login.elsewhere.example"
    assert (await browser.get(BEGIN)).status_code == 503


async def test_without_a_company_there_is_none_to_go_to(
    browser: httpx.AsyncClient, application: FastAPI, parts: Parts
) -> None:
    application.state.parts = replace(parts, settings=parts.settings.model_copy(update={"oidc_issuer": ""}))
    answer = await browser.get(BEGIN)
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/no-company-log-in")
    assert (await browser.get("/v1/desk/log-in-ways")).json()["company"] is None
