"""How often somebody may try to log in, by address and by source."""

from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from redis.asyncio import Redis

from api.app import create_app
from api.db import Database
from api.limits import Limits
from api.parts import Parts
from models.base import now
from tests.api.desk.logging_in import SAM, log_in


async def test_after_five_wrong_tries_the_right_password_waits_too(
    browser: httpx.AsyncClient, database: Database, quick: list[str]
) -> None:
    answers = [(await log_in(browser, password="wrong")).status_code for _ in range(6)]
    assert answers == [401] * 5 + [429]
    refused = await log_in(browser, "PRIYA@optilink.example.com")
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "900")
    assert len(quick) == 5
    assert (await log_in(browser, SAM)).status_code == 201


async def test_the_tries_of_an_unknown_address_are_counted_as_well(browser: httpx.AsyncClient) -> None:
    answers = [(await log_in(browser, "nobody@example.com")).status_code for _ in range(6)]
    assert answers == [401] * 5 + [429]


async def test_old_tries_are_forgiven(
    browser: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, database: Database
) -> None:
    for _ in range(5):
        await log_in(browser, password="wrong")
    monkeypatch.setattr("api.desk.repository.now", lambda: now() + timedelta(minutes=15, seconds=1))
    assert (await log_in(browser)).status_code == 201


async def test_one_source_has_twenty_tries_whatever_the_addresses(browser: httpx.AsyncClient) -> None:
    answers = [(await log_in(browser, f"{number}@example.com")).status_code for number in range(21)]
    assert answers == [401] * 20 + [429]


async def test_a_whole_floor_logs_in_from_one_place(browser: httpx.AsyncClient) -> None:
    answers = {(await log_in(browser)).status_code for _ in range(25)}
    assert answers == {201}
    wrong = [(await log_in(browser, f"{number}@example.com")).status_code for number in range(21)]
    assert wrong == [401] * 20 + [429]
    assert (await log_in(browser)).status_code == 429


async def test_without_redis_an_address_is_still_counted(parts: Parts) -> None:
    away: Redis = Redis.from_url("redis://127.0.0.1:1", socket_connect_timeout=0.1)
    transport = httpx.ASGITransport(create_app(replace(parts, limits=Limits(away))))
    async with httpx.AsyncClient(transport=transport, base_url="http://selfcare") as client:
        answers = [(await log_in(client, password="wrong")).status_code for _ in range(6)]
    assert answers == [401] * 5 + [429]
    await away.aclose()
