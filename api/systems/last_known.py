"""What systems said last, kept in Redis for a day: it stands in while a system does not answer."""

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


class LastKnown:
    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._rests_until = 0.0

    async def keep(self, key: str, answer: Answered[Any], shape: TypeAdapter[Any]) -> None:
        if time.monotonic() < self._rests_until:
            return
        try:
            await self._redis.set(key, shape.dump_json(answer), ex=KEPT_FOR)
        except RedisError as error:
            self._rest(error)

    async def find(self, key: str, shape: TypeAdapter[Any]) -> Answered[Any] | None:
        try:
            kept = await self._redis.get(key)
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
