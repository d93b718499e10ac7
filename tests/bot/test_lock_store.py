"""One turn at a time: who waits, who gives up, and what Redis does when it is down."""

import asyncio

import pytest
from rasa.core.lock_store import LockError
from rasa.utils.endpoints import EndpointConfig
from redis.exceptions import LockNotOwnedError

from bot.lock_store import TurnLockStore


class MadeUpLock:
    """One holder, until it is released or its time is over."""

    def __init__(self, held: set[str], name: str) -> None:
        self.held = held
        self.name = name

    def acquire(self, blocking: bool) -> bool:
        assert not blocking, "a wait inside Redis would hold up every other conversation"
        if self.name in self.held:
            return False
        self.held.add(self.name)
        return True

    def release(self) -> None:
        if self.name not in self.held:
            raise LockNotOwnedError("Cannot release a lock that's no longer owned")
        self.held.remove(self.name)


class MadeUpRedis:
    def __init__(self) -> None:
        self.held: set[str] = set()
        self.asked: list[float] = []

    def lock(self, name: str, timeout: float, thread_local: bool) -> MadeUpLock:
        self.asked.append(timeout)
        return MadeUpLock(self.held, name)


@pytest.fixture
def store() -> TurnLockStore:
    store = TurnLockStore(EndpointConfig("127.0.0.1", port="1", db=2))
    store.red = MadeUpRedis()
    return store


async def test_a_second_turn_of_a_conversation_waits_for_the_first(store):
    order = []

    async def turn(name: str) -> None:
        async with store.lock("c1", 12, 0.01):
            order.append(f"{name} begins")
            await asyncio.sleep(0.05)
            order.append(f"{name} ends")

    await asyncio.gather(turn("one"), turn("two"))
    assert order == ["one begins", "one ends", "two begins", "two ends"]


async def test_turns_of_two_conversations_do_not_wait(store):
    async with store.lock("c1", 12, 0.01), store.lock("c2", 12, 0.01):
        assert len(store.red.held) == 2


async def test_a_turn_that_raises_frees_its_conversation(store):
    with pytest.raises(ZeroDivisionError):
        async with store.lock("c1", 12, 0.01):
            raise ZeroDivisionError
    assert store.red.held == set()


async def test_whoever_waits_too_long_gives_up(store):
    async with store.lock("c1", 12, 0.01):
        with pytest.raises(LockError, match="held by others"):
            async with store.lock("c1", 0.05, 0.01):
                pytest.fail("it got in")
    assert store.red.asked == [12, 0.05], "Redis ends a lock whose holder died"


async def test_a_lock_that_ran_out_meanwhile_does_not_undo_the_turn(store):
    async with store.lock("c1", 12, 0.01):
        store.red.held.clear()


async def test_redis_that_is_down_is_a_lock_error():
    store = TurnLockStore(EndpointConfig("127.0.0.1", port="1", db=2))
    with pytest.raises(LockError, match="cannot be had"):
        async with store.lock("c1", 12, 0.01):
            pytest.fail("it got in")
