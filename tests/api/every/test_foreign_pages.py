"""Every request that may change something, of customers and agents alike: no page but ours borrows their cookie."""

import re
import uuid
from dataclasses import replace

import httpx
import pytest

from api.openapi import described_app
from api.parts import Parts
from api.rules import routes_of
from api.sessions import AGENT_COOKIE, COOKIE
from tests.api.callers import ANA, Callers

SAFE = {"GET", "HEAD", "OPTIONS"}
UNSAFE = sorted(
    (method, route.path) for route in routes_of(described_app()) for method in (route.methods or set()) - SAFE
)
OTHERS = {
    "another site's page": {"Origin": "https://evil.example"},
    "a page that hides its origin": {"Origin": "null"},
    "a name that begins like ours": {"Origin": "http://selfcare.evil.example"},
    "our name at another port": {"Origin": "http://selfcare:8080"},
    "another site, without an origin": {"Sec-Fetch-Site": "cross-site"},
    "a neighbour of the same site": {"Sec-Fetch-Site": "same-site"},
    "one that claims our origin": {"Origin": "http://selfcare", "Sec-Fetch-Site": "cross-site"},
}
OURS = {
    "our page": {"Origin": "http://selfcare", "Sec-Fetch-Site": "same-origin"},
    "our page in an older browser": {"Origin": "http://selfcare"},
    "a program": {},
}


def test_all_of_them_are_walked() -> None:
    paths = {path for _, path in UNSAFE}
    assert {"/v1/sign-out", "/v1/passkeys", "/v1/payments", "/v1/desk/session"} <= paths
    assert len(UNSAFE) > 80


@pytest.mark.parametrize("whose", sorted(OTHERS))
async def test_a_page_that_is_not_ours_changes_nothing(callers: Callers, whose: str) -> None:
    """With both cookies in hand: what is refused is where it comes from."""
    ana = await callers.customer(ANA)
    agent = await callers.agent(ANA)
    cookies = {COOKIE: ana.cookies[COOKIE], AGENT_COOKIE: agent.cookies[AGENT_COOKIE]}
    client = callers.nobody()
    client.cookies.update(cookies)
    for method, path in UNSAFE:
        written = re.sub(r"\{[^}]+\}", str(uuid.uuid4()), path)
        answer = await client.request(method, written, json={}, headers=OTHERS[whose])
        assert (answer.status_code, answer.json()["type"]) == (403, "/problems/foreign-origin"), (method, path)
    # Nobody was signed out by it.
    assert (await client.get("/v1/me")).json()["name"] == "Ana Brown"


@pytest.mark.parametrize("whose", sorted(OURS))
async def test_our_own_pages_and_programs_do(callers: Callers, whose: str) -> None:
    ana = await callers.customer(ANA)
    answer = await ana.post("/v1/sign-out", headers=OURS[whose])
    assert answer.status_code == 204, answer.text


async def test_the_name_that_browsers_know_is_ours_and_only_encrypted(callers: Callers, parts: Parts) -> None:
    from api.app import create_app

    settings = parts.settings.model_copy(update={"public_url": "https://my.operator.example"})
    transport = httpx.ASGITransport(create_app(replace(parts, settings=settings)))
    async with httpx.AsyncClient(transport=transport, base_url="http://selfcare") as client:
        for origin, status in (("https://my.operator.example", 204), ("http://my.operator.example", 403)):
            assert (await client.post("/v1/sign-out", headers={"Origin": origin})).status_code == status, origin
