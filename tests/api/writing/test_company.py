"""Who else has it open, and what they are writing; without Redis nobody knows, and nothing else is lost."""

from dataclasses import replace
from typing import Any

import httpx
import pytest
from redis.asyncio import Redis

from api.app import create_app
from api.writing import company
from tests.api.handoff.conftest import Desk
from tests.api.writing.conftest import Heard, Talk


async def looks(talk: Talk, desk: Desk, writing: str | None = None) -> None:
    answer = await desk.client.put(f"{talk.at}/looking", json={"writing": writing})
    assert answer.status_code == 204, answer.text


async def seen_by(talk: Talk, desk: Desk) -> list[tuple[str, str | None]]:
    told = (await desk.client.get(f"{talk.at}/company")).json()
    assert told["known"]
    return [(each["name"], each["writing"]) for each in told["agents"]]


async def test_each_sees_the_others_and_what_they_write(talk: Talk) -> None:
    other = await talk.floor.agent("Lucía Herrero")
    await looks(talk, talk.sam, "reply")
    await looks(talk, other, "note")
    assert await seen_by(talk, talk.sam) == [("Lucía Herrero", "note")]
    assert await seen_by(talk, other) == [("Sam Whitfield", "reply")]
    assert (await other.client.delete(f"{talk.at}/looking")).status_code == 204
    assert await seen_by(talk, talk.sam) == []


async def test_others_are_told_when_something_is_new_and_only_then(talk: Talk, heard: Heard) -> None:
    for writing in (None, None, "reply", "reply", None):
        await looks(talk, talk.sam, writing)
    for _ in range(2):
        await talk.sam.client.delete(f"{talk.at}/looking")
    assert [hint["who"] for hint in heard.of("company")] == ["colleague"] * 4


async def test_a_desk_that_says_nothing_more_is_forgotten(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    other = await talk.floor.agent("Lucía Herrero")
    monkeypatch.setattr(company, "LASTS", -1.0)
    await looks(talk, other)
    assert await seen_by(talk, talk.sam) == []
    assert 0 < await talk.parts.redis.ttl(f"selfcare:company:{talk.id}") <= company.KEPT


@pytest.mark.parametrize("body", [{"writing": "a song"}, {"since": 1}])
async def test_what_nobody_can_write_is_refused(body: dict[str, Any], talk: Talk) -> None:
    assert (await talk.sam.client.put(f"{talk.at}/looking", json=body)).status_code == 422


async def test_without_redis_nobody_knows_and_the_message_is_sent(talk: Talk) -> None:
    away: Redis = Redis.from_url("redis://127.0.0.1:1", socket_connect_timeout=0.1)
    parts = replace(talk.parts, redis=away)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(create_app(parts)), base_url="http://selfcare", cookies=talk.sam.client.cookies
    ) as desk:
        assert (await desk.put(f"{talk.at}/looking", json={})).status_code == 204
        assert (await desk.delete(f"{talk.at}/looking")).status_code == 204
        assert (await desk.get(f"{talk.at}/company")).json() == {"agents": [], "known": False}
    assert (await talk.say("Hello")).status_code == 201
    await away.aclose()
