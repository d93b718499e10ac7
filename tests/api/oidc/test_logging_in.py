"""An agent logs in at the company: there, back with a code, and in. Passwords are then for admins alone."""

from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from pydantic import ValidationError
from sqlalchemy import select

from api.db import Database
from api.parts import Parts
from api.settings import Settings
from models import Audit
from tests.api.desk.logging_in import FACTOR, ME, log_in
from tests.api.oidc.company import CLIENT_ID, Company
from tests.api.oidc.conftest import BEGIN, DESK, RETURN, come_back, go_there


async def test_an_agent_is_let_in_by_the_address_that_the_company_has_verified(
    browser: httpx.AsyncClient, provider: Company, database: Database
) -> None:
    provider.person["email"] = "Priya@OptiLink.example.com"
    answer = await come_back(browser, provider)
    assert (answer.status_code, answer.headers["location"]) == (303, DESK)
    assert (await browser.get(ME)).json()["name"] == "Priya Raman"
    async with database.session() as session:
        assert list(await session.scalars(select(Audit.action))) == ["desk log-in"]


async def test_what_is_asked_for_binds_the_answer_to_this_browser(
    browser: httpx.AsyncClient, provider: Company
) -> None:
    asked = parse_qs(urlsplit(await go_there(browser)).query)
    assert asked["tenant"] == ["1"]
    assert (asked["response_type"], asked["client_id"], asked["scope"]) == (["code"], [CLIENT_ID], ["openid email"])
    assert asked["redirect_uri"] == [f"http://selfcare{RETURN}"]
    assert asked["code_challenge_method"] == ["S256"]
    again = parse_qs(urlsplit(await go_there(browser)).query)
    for name in ("state", "nonce", "code_challenge"):
        assert len(asked[name][0]) >= 43
        assert asked[name] != again[name]


async def test_a_provider_that_wants_the_secret_in_the_form_gets_it_there(
    browser: httpx.AsyncClient, provider: Company
) -> None:
    provider.discovery["token_endpoint_auth_methods_supported"] = ["client_secret_post"]
    assert (await come_back(browser, provider)).headers["location"] == DESK
    assert provider.exchanges == ["post"]


async def test_passwords_are_for_admins_for_the_day_the_company_is_away(
    browser: httpx.AsyncClient, provider: Company
) -> None:
    refused = await log_in(browser)
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/passwords-off")
    wrong = await log_in(browser, password="not this one")
    assert (wrong.status_code, wrong.json()["type"]) == (401, "/problems/log-in-refused")
    begun = await browser.post(FACTOR, json={"email": "priya@optilink.example.com", "password": "answer-the-desk"})
    assert begun.json()["type"] == "/problems/passwords-off"
    assert (await log_in(browser, "owen@optilink.example.com")).status_code == 201


async def test_the_page_is_told_which_ways_there_are(browser: httpx.AsyncClient) -> None:
    told = (await browser.get("/v1/desk/log-in-ways")).json()
    assert told == {"password": "admins", "company": BEGIN, "second_factor": "may"}


@pytest.mark.parametrize("missing", ["oidc_issuer", "oidc_client_id", "oidc_client_secret", "public_url"])
def test_it_is_set_up_whole_or_not_at_all(missing: str, parts: Parts) -> None:
    given = parts.settings.model_dump() | {missing: None if missing == "oidc_client_secret" else ""}
    with pytest.raises(ValidationError, match="go together"):
        Settings(**given)


def test_the_provider_is_reached_by_https(parts: Parts) -> None:
    with pytest.raises(ValidationError, match="oidc_issuer"):
        Settings(**parts.settings.model_dump() | {"oidc_issuer": "http://login.operator.example"})
