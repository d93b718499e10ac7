"""Tells listeners that there is more to read. Redis only carries the hint; what is read comes from the database."""

import asyncio
import json
import logging
import uuid
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import RedisError

from api.background import Background

log = logging.getLogger(__name__)
PREFIX = "selfcare:live:"
MORE = "more"
# What concerns agents and none of the conversations.
DESK = uuid.UUID(int=0)
ALL = "*"


class Live(Background):
    """One subscription a process, shared by all its feeds."""

    def __init__(self, redis: Redis) -> None:
        super().__init__()
        self.redis = redis
        self._listeners: dict[str, set[asyncio.Queue[str]]] = defaultdict(set)
        # False while hints can't come: readers then look by themselves, more often.
        self.connected = False

    async def tell(self, whose: uuid.UUID, what: str = MORE, **facts: Any) -> None:
        """A lost hint costs a listener a few seconds, never a message; so Redis being away is no error here."""
        try:
            await self.redis.publish(f"{PREFIX}{whose}", _hint(what, facts))
        except RedisError as error:
            log.warning("live hint not sent: %s", type(error).__name__)

    @asynccontextmanager
    async def listen(self, whose: uuid.UUID) -> AsyncIterator[asyncio.Queue[str]]:
        """Hints about one conversation, or for one agent."""
        async with self._listen(str(whose)) as hints:
            yield hints

    @asynccontextmanager
    async def listen_to_all(self) -> AsyncIterator[asyncio.Queue[str]]:
        """Hints about whatever there is."""
        async with self._listen(ALL) as hints:
            yield hints

    @asynccontextmanager
    async def _listen(self, key: str) -> AsyncIterator[asyncio.Queue[str]]:
        """The newest are kept. A slow reader loses hints, and catches up by reading."""
        queue: asyncio.Queue[str] = asyncio.Queue(maxsize=32)
        self._listeners[key].add(queue)
        try:
            yield queue
        finally:
            self._listeners[key].discard(queue)
            if not self._listeners[key]:
                del self._listeners[key]

    def followed(self) -> list[uuid.UUID]:
        """The conversations and agents that somebody listens to here."""
        return [uuid.UUID(key) for key in self._listeners if key != ALL]

    def hand(self, whose: uuid.UUID, what: str, **facts: Any) -> None:
        """A hint for the listeners of this process alone."""
        self._hand_out(str(whose), _hint(what, facts))

    async def _go_for_ever(self) -> None:
        while True:
            try:
                await self._read()
            except (RedisError, OSError) as error:
                log.warning("live hints are away: %s", type(error).__name__)
            self.connected = False
            await asyncio.sleep(1)

    async def _read(self) -> None:
        async with self.redis.pubsub() as subscription:
            await subscription.psubscribe(PREFIX + "*")
            while True:
                hint = await subscription.get_message(timeout=30)
                if hint is None:
                    continue
                if hint["type"] == "psubscribe":
                    self._begin()
                else:
                    self._hand_out(hint["channel"].removeprefix(PREFIX), hint["data"])

    def _begin(self) -> None:
        """Redis has confirmed: from here on no hint is missed, and what was said before is found by reading once."""
        self.connected = True
        for key in list(self._listeners):
            self._hand_out(key, _hint(MORE, {}))

    def _hand_out(self, key: str, hint: str) -> None:
        for queue in (*self._listeners.get(key, ()), *self._listeners.get(ALL, ())):
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(hint)


async def next_hint(hints: asyncio.Queue[str], seconds: float) -> dict[str, Any] | None:
    """None, if none comes within this time."""
    with suppress(TimeoutError):
        async with asyncio.timeout(max(0.0, seconds)):
            return dict(json.loads(await hints.get()))
    return None


def _hint(what: str, facts: dict[str, Any]) -> str:
    return json.dumps({"what": what, **facts})
