"""How soon a desk is told: at once with Redis, and within two seconds without."""

import asyncio
from datetime import timedelta

import pytest

from api.conversations import feed as feeds
from api.following.pulse import DeskPulse
from api.parts import Parts
from models.base import now
from tests.api.following.desks import PATIENCE, following
from tests.api.handoff.conftest import Floor


@pytest.mark.commits
@pytest.mark.parametrize("hints", [True, False], ids=["by Redis", "without Redis"])
async def test_it_is_told_at_once_and_without_redis_within_two_seconds(
    floor: Floor, parts: Parts, monkeypatch: pytest.MonkeyPatch, hints: bool
) -> None:
    monkeypatch.setattr(feeds, "BEAT_EVERY", 5.0)
    desk, pulse = await floor.agent("Sam W"), DeskPulse(parts.database, parts.live)
    if hints:
        parts.live.start()
        await _until_connected(parts)
    pulse.start()
    try:
        async with following(parts, desk) as feed:
            for _ in range(4):
                await feed.next()
            await asyncio.sleep(0.5)
            began = now()
            await floor.waiting()
            while (told := (await feed.next())[0]) != "queue":
                assert told != "beat"
            # On a busy machine nothing is at once: but what is polled for takes longer than what is told.
            assert now() - began < timedelta(seconds=1.5 if hints else 4)
            if not hints:
                # Nobody can say that they are named: they look for themselves.
                assert (await feed.next())[0] == "mention"
    finally:
        await pulse.stop()
        await parts.live.stop()


async def _until_connected(parts: Parts) -> None:
    for _ in range(round(PATIENCE / 0.01)):
        if parts.live.connected:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("Redis has not confirmed that it listens")
