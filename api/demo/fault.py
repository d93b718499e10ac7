"""Switches a fault of the demo's back offices on or off, while everything runs."""

import asyncio
import os
import sys
from typing import get_type_hints

from redis.asyncio import Redis
from redis.exceptions import RedisError

from api.systems.faults import Fault, Faults
from api.systems.ports import Systems

SYSTEMS = tuple(get_type_hints(Systems))


def switch(asked: str) -> int:
    """`billing=slow`, or `billing=none`."""
    system, _, name = asked.partition("=")
    if system not in SYSTEMS or name not in {*Fault, "none"}:
        sys.stderr.write(f"Say SYSTEM=FAULT. Systems: {', '.join(SYSTEMS)}. Faults: {', '.join(Fault)}, none.\n")
        return 2
    if not (url := os.environ.get("REDIS_URL")):
        sys.stderr.write("Set REDIS_URL to the Redis that the running demo uses.\n")
        return 2
    try:
        asyncio.run(_switch(url, system, None if name == "none" else Fault(name)))
    except RedisError as error:
        sys.stderr.write(f"Redis does not answer: {error}\n")
        return 1
    sys.stdout.write(f"The {system} system is {'well again' if name == 'none' else name}.\n")
    return 0


async def _switch(url: str, system: str, fault: Fault | None) -> None:
    async with Redis.from_url(url, decode_responses=True) as redis:
        await Faults(redis).switch(system, fault)
