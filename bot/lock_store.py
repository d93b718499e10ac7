"""One turn of a conversation at a time, over all the bot's processes."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from rasa.core.lock_store import LOCK_LIFETIME, LockError, RedisLockStore
from rasa.utils.endpoints import EndpointConfig
from redis.exceptions import RedisError
from redis.lock import Lock

logger = logging.getLogger(__name__)

# Not the prefix of Rasa's own locks: those have no end, and one that a crash left behind would never go.
PREFIX = "turn:"


class TurnLockStore(RedisLockStore):
    """Rasa's own store reads a list of tickets, changes it and writes it back: two processes can hold one ticket.

    Here Redis itself decides, and ends a lock whose holder died.
    """

    def __init__(self, endpoint_config: EndpointConfig) -> None:
        super().__init__(host=endpoint_config.url, **endpoint_config.kwargs)

    @asynccontextmanager
    async def lock(
        self, conversation_id: str, lock_lifetime: float = LOCK_LIFETIME, wait_time_in_seconds: float = 0.05
    ) -> AsyncIterator[Lock]:
        lock = self.red.lock(PREFIX + conversation_id, timeout=lock_lifetime, thread_local=False)
        await _acquire(lock, lock_lifetime, wait_time_in_seconds)
        try:
            yield lock
        finally:
            _release(lock)


async def _acquire(lock: Lock, patience: float, pause: float) -> None:
    until = time.monotonic() + patience
    try:
        while not lock.acquire(blocking=False):
            if time.monotonic() > until:
                raise LockError(f"{lock.name} was held by others for {patience} s.")
            await asyncio.sleep(pause)
    except RedisError as error:
        raise LockError(f"{lock.name} cannot be had: {error}") from error


def _release(lock: Lock) -> None:
    """What cannot be released ends by itself, and the turn has been saved."""
    try:
        lock.release()
    except RedisError as error:
        logger.warning("%s could not be released: %s", lock.name, error)
