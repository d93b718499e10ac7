"""The feed itself: what it says, in which order, how often, and when it ends."""

import asyncio
import time
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi.sse import ServerSentEvent
from sqlalchemy import select

from api.app import create_app
from api.conversations import feed as feeds
from api.conversations import ledger, readers, repository
from api.conversations.feed import Feed
from api.conversations.pulse import Pulse
from api.conversations.readers import CustomerReader
from api.parts import Parts
from models import BrowserSession, Conversation
from models.base import now
from tests.api.conversations.conftest import id_in
from tests.api.conversations.test_endpoints import opened, saying

PATIENCE = 10.0


@pytest.fixture
async def reader(browser: httpx.AsyncClient, parts: Parts) -> CustomerReader:
    """Somebody who has opened a conversation and said one thing."""
    path = await opened(browser)
    await browser.post(f"{path}/messages", json=saying("hello"))
    async with parts.database.session() as session:
        conversation = await session.get_one(Conversation, id_in(path))
        browser_id = await session.scalar(
            select(BrowserSession.id).where(BrowserSession.contact_id == conversation.contact_id)
        )
    assert browser_id
    return CustomerReader(browser_id, conversation.id)


@asynccontextmanager
async def following(parts: Parts, reader: CustomerReader, after: int = 0) -> AsyncIterator["Followed"]:
    async with aclosing(Feed(parts, reader, after).events()) as events:  # type: ignore[type-var]
        yield Followed(events)


class Followed:
    def __init__(self, events: AsyncIterator[ServerSentEvent]) -> None:
        self._events = events

    async def next(self) -> tuple[str, Any]:
        event = await asyncio.wait_for(anext(self._events), PATIENCE)
        return str(event.event), event.data

    async def until(self, name: str) -> Any:
        while True:
            found, data = await self.next()
            if found == name:
                return data

    async def to_its_end(self) -> list[str]:
        async with asyncio.timeout(PATIENCE):
            return [str(event.event) async for event in self._events]


async def say(parts: Parts, conversation_id: uuid.UUID, text: str) -> None:
    """As a worker does that died before it could tell anybody: nobody listens to Redis in these tests."""
    async with parts.database.transaction() as session:
        await ledger.say(parts, session, await repository.hold(session, conversation_id), text)


async def test_first_comes_who_answers_then_every_message_in_order(parts: Parts, reader: CustomerReader) -> None:
    async with following(parts, reader) as feed:
        assert [(await feed.next())[0] for _ in range(3)] == ["conversation", "message", "message"]


async def test_while_nothing_happens_a_beat_names_the_last_message_and_asks_the_database_nothing(
    parts: Parts, reader: CustomerReader, queries: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "BEAT_EVERY", 0.01)
    async with following(parts, reader) as feed:
        assert await feed.until("beat") == {"seq": 2}
        queries.clear()
        assert [await feed.next() for _ in range(20)] == [("beat", {"seq": 2})] * 20
        assert queries == []


async def test_what_is_no_news_does_not_put_the_next_beat_off(
    parts: Parts, reader: CustomerReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "BEAT_EVERY", 0.2)
    async with following(parts, reader) as feed:
        await feed.until("beat")
        coming = asyncio.create_task(feed.next())
        started = time.monotonic()
        while not coming.done():
            assert time.monotonic() < started + PATIENCE, "hints that are no news have silenced the feed"
            parts.live.hand(reader.conversation_id, "typing", who="customer", since="", seconds=6)
            await asyncio.sleep(0.02)
        assert (await coming)[0] == "beat"


async def test_the_pulse_finds_what_no_hint_told(parts: Parts, reader: CustomerReader, queries: list[str]) -> None:
    pulse = Pulse(parts.database, parts.live)
    async with following(parts, reader, after=2) as feed:
        await feed.until("beat")
        await say(parts, reader.conversation_id, "Your bill is £84.20.")
        await pulse.look()
        assert (await feed.until("message"))["content"]["text"] == "Your bill is £84.20."
        queries.clear()
        await pulse.look()
        assert len(queries) == 1
        assert (await feed.next())[0] == "beat"
        assert len(queries) == 1, "a feed read what it had shown already"


async def test_the_pulse_asks_once_for_all_and_nothing_for_nobody(
    parts: Parts, reader: CustomerReader, queries: list[str]
) -> None:
    pulse = Pulse(parts.database, parts.live)
    queries.clear()
    await pulse.look()
    assert queries == []
    async with following(parts, reader) as one, following(parts, reader) as other:
        await one.until("beat")
        await other.until("beat")
        queries.clear()
        await pulse.look()
        assert len(queries) == 1


async def test_a_feed_ends_when_its_session_does(
    parts: Parts, reader: CustomerReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "BEAT_EVERY", 0.01)
    monkeypatch.setattr(readers, "LOOKS_EVERY", 0.05)
    async with following(parts, reader) as feed:
        await feed.until("beat")
        async with parts.database.transaction() as session:
            (await session.get_one(BrowserSession, reader.browser_id)).ends_at = now() - timedelta(seconds=1)
        assert set(await feed.to_its_end()) <= {"beat"}


async def test_signing_out_is_news_that_ends_the_feed(
    browser: httpx.AsyncClient, parts: Parts, reader: CustomerReader
) -> None:
    async with following(parts, reader) as feed:
        await feed.until("beat")
        await browser.post("/v1/sign-out")
        await Pulse(parts.database, parts.live).look()
        assert set(await feed.to_its_end()) <= {"beat"}


async def test_writing_is_told_to_the_other_side_only(parts: Parts, reader: CustomerReader) -> None:
    async with following(parts, reader, after=2) as feed:
        await feed.next()
        parts.live.hand(reader.conversation_id, "typing", who="customer", since="now", seconds=6)
        parts.live.hand(reader.conversation_id, "typing", who="agent", since="now", seconds=6)
        assert await feed.next() == ("typing", {"who": "agent", "since": "now", "seconds": 6})


@pytest.mark.commits
async def test_hints_come_by_redis_and_none_is_missed_once_it_has_confirmed(
    parts: Parts, reader: CustomerReader
) -> None:
    parts.live.start()
    try:
        await _until(lambda: parts.live.connected)
        async with following(parts, reader, after=2) as feed:
            await feed.next()
            for number in range(20):
                await say(parts, reader.conversation_id, str(number))
                assert (await feed.until("message"))["seq"] == 3 + number
    finally:
        await parts.live.stop()


async def test_that_the_server_is_there_is_said_without_a_question_to_anybody(parts: Parts, queries: list[str]) -> None:
    transport = httpx.ASGITransport(create_app(parts))
    async with httpx.AsyncClient(transport=transport, base_url="http://selfcare") as browser:
        queries.clear()
        answer = await browser.get("/here")
    assert (answer.status_code, answer.headers["cache-control"], queries) == (204, "no-store", [])


async def _until(holds: Callable[[], bool]) -> None:
    for _ in range(round(PATIENCE / 0.01)):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("Redis has not confirmed that it listens")
