"""A system behind its guard: slow, down, wrong, away for long; and what the caller is told."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol

import pytest
from redis.asyncio import Redis

from api.errors import NotFound
from api.systems.base import Answered, OutcomeUnknown, SystemUnavailable, change, read
from api.systems.breaker import FAILURES
from api.systems.faults import Fault, Faults
from api.systems.guard import Care, guarded
from api.systems.last_known import LastKnown
from models.base import now


@dataclass(frozen=True, slots=True)
class Weather:
    place: uuid.UUID
    degrees: int


class WeatherSystem(Protocol):
    @read
    async def weather(self, place: uuid.UUID) -> Answered[list[Weather]]: ...

    @change
    async def rain(self, place: uuid.UUID, *, reference: str) -> Weather: ...


class Sky:
    """Does what the test wants, and counts."""

    def __init__(self) -> None:
        self.asked = 0
        self.trouble: list[BaseException] = []
        self.rained: set[str] = set()

    async def weather(self, place: uuid.UUID) -> Answered[list[Weather]]:
        self.asked += 1
        if self.trouble:
            raise self.trouble.pop(0)
        return Answered([Weather(place, 7)], as_of=now())

    async def rain(self, place: uuid.UUID, *, reference: str) -> Weather:
        self.asked += 1
        if self.trouble:
            raise self.trouble.pop(0)
        self.rained.add(reference)
        return Weather(place, 3)


PLACE = uuid.uuid4()


@pytest.fixture
def sky() -> Sky:
    return Sky()


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Redis]:
    async with Redis.from_url(redis_url, decode_responses=True) as redis:
        await redis.flushdb()
        yield redis


@pytest.fixture
def faults(redis: Redis) -> Faults:
    return Faults(redis)


@pytest.fixture
async def system(sky: Sky, redis: Redis, faults: Faults) -> AsyncIterator[WeatherSystem]:
    known = LastKnown(redis)
    care = Care(known, faults, read_within=0.1, change_within=0.1)
    yield guarded("weather", WeatherSystem, sky, care)  # type: ignore[type-abstract]
    await known.stop()


async def test_a_healthy_system_answers_as_if_nobody_stood_before_it(system: WeatherSystem, sky: Sky) -> None:
    answer = await system.weather(PLACE)
    assert (answer.value, answer.stale, sky.asked) == ([Weather(PLACE, 7)], False, 1)


async def test_a_read_that_fails_once_is_asked_again(system: WeatherSystem, sky: Sky) -> None:
    sky.trouble = [ConnectionResetError()]
    assert (await system.weather(PLACE)).stale is False
    assert sky.asked == 2


async def test_a_read_that_fails_twice_is_given_up_and_says_nothing_of_the_customer(
    system: WeatherSystem, sky: Sky
) -> None:
    sky.trouble = [ConnectionResetError(), TimeoutError()]
    with pytest.raises(SystemUnavailable) as told:
        await system.weather(PLACE)
    assert (sky.asked, told.value.facts["system"], told.value.facts["retry_after"]) == (2, "weather", 10)


@pytest.mark.parametrize("fault", [Fault.slow, Fault.down, Fault.wrong, Fault.lost])
async def test_what_was_said_last_stands_in_and_says_when_it_was_said(
    system: WeatherSystem, faults: Faults, fault: Fault
) -> None:
    before = await system.weather(PLACE)
    await faults.switch("weather", fault)
    stale = await system.weather(PLACE)
    assert (stale.value, stale.as_of, stale.stale) == (before.value, before.as_of, True)
    with pytest.raises(SystemUnavailable):
        stale.fresh()
    await faults.switch("weather", None)
    assert (await system.weather(PLACE)).stale is False


async def test_what_was_said_of_one_place_never_stands_in_for_another(system: WeatherSystem, faults: Faults) -> None:
    await system.weather(PLACE)
    await faults.switch("weather", Fault.down)
    with pytest.raises(SystemUnavailable):
        await system.weather(uuid.uuid4())


async def test_a_refusal_is_an_answer(system: WeatherSystem, sky: Sky) -> None:
    """It is passed on, not tried again, and no reason to leave the system alone."""
    for _ in range(FAILURES + 1):
        sky.trouble = [NotFound("no such place")]
        with pytest.raises(NotFound):
            await system.weather(PLACE)
    assert sky.asked == FAILURES + 1


async def test_a_change_is_never_tried_twice_by_itself(system: WeatherSystem, sky: Sky) -> None:
    sky.trouble = [ConnectionResetError()]
    with pytest.raises(OutcomeUnknown):
        await system.rain(PLACE, reference="a")
    assert (sky.asked, sky.rained) == (1, set())


async def test_a_change_that_could_not_be_asked_for_is_known_not_to_be_done(
    system: WeatherSystem, sky: Sky, faults: Faults
) -> None:
    await faults.switch("weather", Fault.down)
    with pytest.raises(SystemUnavailable):
        await system.rain(PLACE, reference="a")
    assert sky.rained == set()


async def test_a_change_whose_answer_is_lost_is_unknown_and_finds_itself_again(
    system: WeatherSystem, sky: Sky, faults: Faults
) -> None:
    await faults.switch("weather", Fault.lost)
    with pytest.raises(OutcomeUnknown):
        await system.rain(PLACE, reference="a")
    await faults.switch("weather", None)
    await system.rain(PLACE, reference="a")
    assert sky.rained == {"a"}


async def test_a_system_that_keeps_failing_is_left_alone_for_a_while(system: WeatherSystem, sky: Sky) -> None:
    sky.trouble = [TimeoutError() for _ in range(FAILURES)]
    for _ in range(FAILURES):
        with pytest.raises(SystemUnavailable):
            await system.weather(PLACE)
    assert sky.asked == FAILURES
    assert not sky.trouble


async def test_without_redis_there_is_no_last_word_and_no_error(sky: Sky) -> None:
    nowhere: Redis = Redis.from_url("redis://127.0.0.1:1", decode_responses=True)
    known = LastKnown(nowhere)
    system = guarded("weather", WeatherSystem, sky, Care(known, Faults(nowhere)))  # type: ignore[type-abstract]
    assert (await system.weather(PLACE)).stale is False
    await known.stop()
    sky.trouble = [TimeoutError(), TimeoutError()]
    with pytest.raises(SystemUnavailable):
        await system.weather(PLACE)
    await nowhere.aclose()


async def test_a_slow_system_is_asked_once(system: WeatherSystem, sky: Sky) -> None:
    """It costs a customer one time-out, and itself no more work."""
    sky.trouble = [TimeoutError()]
    with pytest.raises(SystemUnavailable):
        await system.weather(PLACE)
    assert sky.asked == 1


async def test_who_waits_for_a_slow_system_is_told_in_time(system: WeatherSystem, faults: Faults) -> None:
    await faults.switch("weather", Fault.slow)
    async with asyncio.timeout(5):
        with pytest.raises(SystemUnavailable):
            await system.weather(PLACE)
