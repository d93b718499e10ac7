"""Browsers ask to be told, and what they ask for ends with their session."""

from dataclasses import replace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from api.parts import Parts
from models import PushSubscription
from tests.api.callers import ANA, Callers
from tests.api.conversations.test_endpoints import opened
from tests.api.letters.browsers import KEYS, PushService, subscribe, subscription


@pytest.fixture
def parts(parts: Parts) -> Parts:
    return replace(parts, push=PushService())


async def kept(parts: Parts) -> list[str]:
    async with parts.database.session() as session:
        return list(await session.scalars(select(PushSubscription.endpoint).order_by(PushSubscription.created_at)))


async def test_a_browser_finds_the_key_to_ask_with(browser: httpx.AsyncClient) -> None:
    key = (await browser.get("/v1/push/key")).json()["key"]
    assert len(key) == 87


async def test_where_push_is_not_set_up_there_is_no_key_and_nothing_to_ask_for(
    callers: Callers, parts: Parts, application: FastAPI
) -> None:
    application.state.parts = replace(parts, push=None)
    ana = await callers.customer(ANA)
    assert (await ana.get("/v1/push/key")).json() == {"key": None}
    answer = await ana.post("/v1/push/subscriptions", json=subscription())
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/push-not-set-up")


async def test_a_browser_that_asks_twice_is_kept_once(browser: httpx.AsyncClient, parts: Parts) -> None:
    await opened(browser)
    first = await subscribe(browser)
    await subscribe(browser, first)
    assert await kept(parts) == [first]
    second = await subscribe(browser)
    assert await kept(parts) == [second], "a browser has one"


async def test_what_a_browser_had_goes_with_it_to_another_sign_in(callers: Callers, parts: Parts) -> None:
    ana, ben = await callers.customer(ANA), await callers.customer("102")
    endpoint = await subscribe(ana)
    await subscribe(ben, endpoint)
    assert await kept(parts) == [endpoint]
    await ana.delete("/v1/push/subscriptions")
    assert await kept(parts) == [endpoint], "it is Ben's now"


async def test_a_browser_that_wants_no_more_is_forgotten(browser: httpx.AsyncClient, parts: Parts) -> None:
    await opened(browser)
    assert (await browser.get("/v1/push/subscriptions")).json() == {"on": False}
    await subscribe(browser)
    assert (await browser.get("/v1/push/subscriptions")).json() == {"on": True}
    for _ in range(2):
        assert (await browser.delete("/v1/push/subscriptions")).status_code == 204
    assert await kept(parts) == []


async def test_who_signs_out_is_told_nothing_any_more(browser: httpx.AsyncClient, parts: Parts) -> None:
    await opened(browser)
    await subscribe(browser)
    assert (await browser.post("/v1/sign-out")).status_code == 204
    assert await kept(parts) == []


async def test_without_a_session_nobody_asks(callers: Callers) -> None:
    nobody = callers.nobody()
    for answer in (
        await nobody.post("/v1/push/subscriptions", json=subscription()),
        await nobody.get("/v1/push/subscriptions"),
        await nobody.delete("/v1/push/subscriptions"),
    ):
        assert (answer.status_code, answer.json()["type"]) == (401, "/problems/session-unknown")


@pytest.mark.parametrize(
    "body",
    [
        {"endpoint": "https://169.254.169.254/latest", "keys": KEYS},
        {"endpoint": "http://fcm.googleapis.com/x", "keys": KEYS},
        {"endpoint": "https://fcm.googleapis.com/x", "keys": {**KEYS, "p256dh": "A" * 87}},
        {"endpoint": "https://fcm.googleapis.com/x", "keys": {**KEYS, "auth": "short"}},
        {"endpoint": "https://fcm.googleapis.com/" + "x" * 1000, "keys": KEYS},
        {"endpoint": "https://fcm.googleapis.com/x", "keys": KEYS, "colour": "red"},
    ],
)
async def test_nothing_is_kept_that_nothing_can_be_sent_to(
    browser: httpx.AsyncClient, parts: Parts, body: dict[str, Any]
) -> None:
    await opened(browser)
    assert (await browser.post("/v1/push/subscriptions", json=body)).status_code == 422
    assert await kept(parts) == []
