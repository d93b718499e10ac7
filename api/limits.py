"""How often somebody may do something. Counted in Redis; without Redis nobody is kept out."""

import logging
from datetime import timedelta

from redis.asyncio import Redis
from redis.exceptions import RedisError

from api.errors import TooMany

log = logging.getLogger(__name__)


class TooFast(TooMany):
    """More requests than a person makes."""


class Limits:
    def __init__(self, redis: Redis) -> None:
        self.redis = redis

    async def count(self, what: str, who: str, *, times: int, within: timedelta) -> None:
        """Counts one more, and refuses it when there were too many in the present window."""
        key = f"selfcare:limit:{what}:{who}"
        try:
            async with self.redis.pipeline(transaction=True) as pipeline:
                pipeline.incr(key)
                pipeline.expire(key, int(within.total_seconds()), nx=True)
                pipeline.ttl(key)
                used, _, left = await pipeline.execute()
        except RedisError as error:
            log.warning("limits are not counted: %s", type(error).__name__)
            return
        if used > times:
            raise _too_fast(left)

    async def insist_on_left(self, what: str, who: str, *, times: int) -> None:
        """For what is counted only when it goes wrong: refused where that was so often in the present window."""
        key = f"selfcare:limit:{what}:{who}"
        try:
            async with self.redis.pipeline(transaction=True) as pipeline:
                pipeline.get(key)
                pipeline.ttl(key)
                used, left = await pipeline.execute()
        except RedisError as error:
            log.warning("limits are not looked at: %s", type(error).__name__)
            return
        if int(used or 0) >= times:
            raise _too_fast(left)


def _too_fast(left: int) -> TooFast:
    return TooFast(f"That was a lot at once. Please go on in {left} seconds.", retry_after=max(left, 1))
