"""The link between a desk and the server fails in several ways: within two seconds of its return the desk is right."""

import asyncio
import json
import os
import time
import uuid
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing

import httpx
import psycopg
import pytest

from api.sessions import AGENT_COOKIE, hash_of
from models.base import new_id
from tests.api.conftest import SECRET
from tests.faults.link import Fault, Link, running_link
from tests.running import api_alone

WITHIN = 2.0
# What a page takes for a dead link: two beats have not come. An attempt that hangs is given up sooner.
SILENT, PATIENCE, AGAIN = 5.0, 1.0, 0.2
OUTAGE = {Fault.cut: 1.0, Fault.refused: 1.0, Fault.mute: 7.0}


@pytest.fixture
def served(own_database: str, redis_url: str) -> Iterator[str]:
    environment = {"DATABASE_URL": own_database, "REDIS_URL": redis_url, "BOT_URL": "http://127.0.0.1:1"}
    environment |= {"BOT_SECRET": SECRET, "TOKEN_SECRET": SECRET, "DESK_SECRET": SECRET, "ENVIRONMENT": "demo"}
    with api_alone(os.environ | environment) as address:
        yield address


def log_in(url: str) -> str:
    """A lead's desk: they see every line."""
    token = uuid.uuid4().hex
    with psycopg.connect(url) as connection:
        connection.execute(
            "INSERT INTO agent_session (id, token_hash, agent_id, seen_at, ends_at)"
            " SELECT %s, %s, id, now(), now() + interval '8 hours' FROM agent WHERE role = 'lead' LIMIT 1",
            [new_id(), hash_of(token)],
        )
    return token


def ask(url: str) -> str:
    """Somebody comes into the line, and whoever wrote that died before telling anybody."""
    contact_id, conversation_id = new_id(), new_id()
    with psycopg.connect(url) as connection:
        connection.execute(
            "INSERT INTO contact (id, channel, address) VALUES (%s, 'web', %s)", [contact_id, str(contact_id)]
        )
        connection.execute(
            "INSERT INTO conversation (id, contact_id, channel, owner) VALUES (%s, %s, 'web', 'waiting')",
            [conversation_id, contact_id],
        )
        connection.execute(
            "INSERT INTO handoff (id, conversation_id, state, reason, team_code, language, priority, due_at)"
            " VALUES (%s, %s, 'requested', 'asked_for_person', 'general', 'en', 3, now() + interval '2 minutes')",
            [new_id(), conversation_id],
        )
    return str(conversation_id)


class Desk:
    """As the page does it: comes back when the feed ends or is silent, and reads what it is told to read."""

    def __init__(self, link: Link, token: str) -> None:
        self._client = httpx.AsyncClient(base_url=link.url, cookies={AGENT_COOKIE: token}, timeout=PATIENCE)
        self.queue: set[str] = set()
        self.told = 0

    async def stay(self) -> None:
        while True:
            try:
                await self._follow()
            except (httpx.HTTPError, TimeoutError):
                await asyncio.sleep(AGAIN)

    async def _follow(self) -> None:
        async with (
            asyncio.timeout(PATIENCE) as patience,
            self._client.stream("GET", "/v1/desk/feed", timeout=SILENT) as answer,
            aclosing(_events(answer)) as events,
        ):
            async for event in events:
                patience.reschedule(asyncio.get_running_loop().time() + SILENT)
                await self._hear(event)

    async def _hear(self, event: str) -> None:
        self.told += event != "beat"
        if event == "queue":
            items = (await self._client.get("/v1/desk/queue")).raise_for_status().json()["items"]
            self.queue = {item["conversation_id"] for item in items}

    async def seconds_until(self, expected: set[str]) -> float:
        began = time.monotonic()
        for _ in range(round(10 * WITHIN / 0.02)):
            if self.queue == expected:
                break
            await asyncio.sleep(0.02)
        return time.monotonic() - began

    async def close(self) -> None:
        await self._client.aclose()


async def _events(answer: httpx.Response) -> AsyncGenerator[str, None]:
    answer.raise_for_status()
    name = ""
    async for line in answer.aiter_lines():
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: ") and name:
            assert set(json.loads(line.removeprefix("data: "))) == {"version", "at"}
            yield name


@pytest.mark.parametrize("fault", OUTAGE)
async def test_a_desk_that_comes_back_is_right_within_two_seconds(served: str, own_database: str, fault: Fault) -> None:
    port = int(served.rpartition(":")[2])
    async with running_link(port) as link:
        desk = Desk(link, await asyncio.to_thread(log_in, own_database))
        staying = asyncio.create_task(desk.stay())
        waiting = {await asyncio.to_thread(ask, own_database)}
        # Nobody was told of it: it is found.
        assert await desk.seconds_until(waiting) < 3 * WITHIN
        await link.fail(fault)
        waiting |= {await asyncio.to_thread(ask, own_database) for _ in range(3)}
        await asyncio.sleep(OUTAGE[fault])
        assert desk.queue != waiting
        told = desk.told
        await link.mend()
        assert await desk.seconds_until(waiting) < WITHIN
        assert desk.told > told
        staying.cancel()
        await asyncio.gather(staying, return_exceptions=True)
        await desk.close()
