"""What a system said last: found from the moment it was said, in memory, on its way, and in Redis."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from pydantic import TypeAdapter
from redis.asyncio import Redis
from redis.asyncio.client import Pipeline

from api.systems.base import Answered
from api.systems.last_known import GATHERED, LastKnown
from models.base import now

SHAPE = TypeAdapter(Answered[int])


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Redis]:
    async with Redis.from_url(redis_url, decode_responses=True) as redis:
        await redis.flushdb()
        yield redis


async def test_it_is_found_before_during_and_after_its_way_to_redis(
    redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, said, may_go = LastKnown(redis), Answered(7, as_of=now()), asyncio.Event()
    executed = Pipeline.execute

    async def execute_later(pipeline: Pipeline) -> object:
        await may_go.wait()
        return await executed(pipeline)

    monkeypatch.setattr(Pipeline, "execute", execute_later)
    known.keep("seven", said, SHAPE)
    assert await known.find("seven", SHAPE) == said
    await asyncio.sleep(3 * GATHERED)
    assert await known.find("seven", SHAPE) == said
    may_go.set()
    await known.stop()
    assert await LastKnown(redis).find("seven", SHAPE) == said


async def test_what_is_said_again_meanwhile_is_what_is_kept(redis: Redis) -> None:
    known = LastKnown(redis)
    for number in range(3):
        known.keep("count", Answered(number, as_of=now()), SHAPE)
    await known.stop()
    kept = await LastKnown(redis).find("count", SHAPE)
    assert kept is not None
    assert kept.value == 2


async def test_without_redis_it_is_forgotten_and_redis_is_left_alone_for_a_while() -> None:
    nowhere: Redis = Redis.from_url("redis://127.0.0.1:1", decode_responses=True)
    known = LastKnown(nowhere)
    known.keep("seven", Answered(7, as_of=now()), SHAPE)
    await known.stop()
    known.keep("eight", Answered(8, as_of=now()), SHAPE)
    assert await known.find("seven", SHAPE) is None
    assert await known.find("eight", SHAPE) is None
    await nowhere.aclose()
