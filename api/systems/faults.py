"""Faults that can be switched on in the demo operator, so that everyone can see what becomes of a bad day.

slow        answers long after anybody waits for it
down        refuses every call
wrong       answers something that is no answer
duplicate   gets every call twice
lost        does what it is asked, and its answer is lost on the way
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import RedisError

KEY = "selfcare:faults"
LONG = 60.0
# Seconds. Every call to every system asks: a look at Redis each time would be a tenth of a request.
REMEMBERED_FOR = 0.5


class Fault(StrEnum):
    slow = "slow"
    down = "down"
    wrong = "wrong"
    duplicate = "duplicate"
    lost = "lost"


class Faults:
    """Which system has which fault now. In Redis, so that every process of the demo sees the same."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._seen: dict[str, str] = {}
        self._seen_at = float("-inf")

    async def switch(self, system: str, fault: Fault | None) -> None:
        if fault is None:
            await self._redis.hdel(KEY, system)
        else:
            await self._redis.hset(KEY, system, fault.value)

    async def of(self, system: str) -> Fault | None:
        if time.monotonic() - self._seen_at >= REMEMBERED_FOR:
            try:
                found = await self._redis.hgetall(KEY)
                self._seen = {str(system): str(fault) for system, fault in found.items()}
            except RedisError:
                self._seen = {}
            self._seen_at = time.monotonic()
        return Fault(self._seen[system]) if system in self._seen else None


async def suffer(fault: Fault | None, call: Callable[[], Awaitable[Any]]) -> Any:
    """The call, as a system with that fault would take it."""
    match fault:
        case Fault.slow:
            await asyncio.sleep(LONG)
        case Fault.down:
            raise ConnectionRefusedError("the demo's fault: down")
        case Fault.wrong:
            return {"error": "the demo's fault: wrong"}
        case Fault.duplicate:
            await call()
        case Fault.lost:
            await call()
            raise ConnectionResetError("the demo's fault: lost")
    return await call()
