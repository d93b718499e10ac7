"""What systems said last, kept in Redis for a day: it stands in while a system does not answer."""

import asyncio
import hashlib
import logging
import time
from typing import Any

from pydantic import TypeAdapter, ValidationError
from redis.asyncio import Redis
from redis.exceptions import RedisError

from api.systems.base import Answered

log = logging.getLogger(__name__)
KEPT_FOR = 24 * 3600
# A Redis that hangs costs half a second; so many seconds long it is not asked again.
REST = 5.0
# Answers are gathered so long and then sent together: whoever asked does not wait for it.
GATHERED = 0.05


class LastKnown:
    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._rests_until = 0.0
        self._gathered: dict[str, bytes] = {}
        self._sending: asyncio.Task[None] | None = None

    def keep(self, key: str, answer: Answered[Any], shape: TypeAdapter[Any]) -> None:
        if time.monotonic() < self._rests_until:
            return
        self._gathered[key] = shape.dump_json(answer)
        if self._sending is None:
            self._sending = asyncio.create_task(self._send())

    async def _send(self) -> None:
        try:
            while self._gathered:
                await asyncio.sleep(GATHERED)
                sent = dict(self._gathered)
                async with self._redis.pipeline(transaction=False) as pipeline:
                    for key, answer in sent.items():
                        pipeline.set(key, answer, ex=KEPT_FOR)
                    await pipeline.execute()
                # Not before: on its way, it would be found in neither place.
                for key, answer in sent.items():
                    if self._gathered[key] is answer:
                        del self._gathered[key]
        except RedisError as error:
            self._gathered.clear()
            self._rest(error)
        finally:
            self._sending = None

    async def stop(self) -> None:
        """What is gathered is sent at once."""
        if self._sending is not None:
            await self._sending

    async def find(self, key: str, shape: TypeAdapter[Any]) -> Answered[Any] | None:
        try:
            kept = self._gathered.get(key) or await self._redis.get(key)
            return None if kept is None else shape.validate_json(kept)
        except ValidationError:  # kept by an older version of ours
            return None
        except RedisError as error:
            self._rest(error)
            return None

    def _rest(self, error: Exception) -> None:
        log.warning("last known answers are not kept: %s", type(error).__name__)
        self._rests_until = time.monotonic() + REST


def key_of(system: str, method: str, arguments: tuple[object, ...], options: dict[str, object]) -> str:
    asked = repr((arguments, sorted(options.items())))
    return f"selfcare:known:{system}:{method}:{hashlib.sha256(asked.encode()).hexdigest()[:32]}"
