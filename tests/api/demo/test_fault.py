"""Switching faults on from the command line, and saying what is wrong with what was typed."""

import pytest
from redis.asyncio import Redis

from api.demo.fault import SYSTEMS, switch
from api.systems.faults import Fault, Faults


def test_there_is_a_switch_for_every_system() -> None:
    assert "billing" in SYSTEMS
    assert len(SYSTEMS) == 8


@pytest.mark.parametrize("asked", ["billing", "billing=tired", "weather=slow", "=", ""])
def test_what_is_no_fault_of_a_system_is_explained(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert switch(asked) == 2
    assert "Systems: account, billing" in capsys.readouterr().err


def test_without_redis_it_says_so(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REDIS_URL", raising=False)
    assert switch("billing=slow") == 2
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1")
    assert switch("billing=slow") == 1
    assert "Redis does not answer" in capsys.readouterr().err


def test_a_fault_is_there_until_it_is_taken_away(redis_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio

    async def now() -> Fault | None:
        async with Redis.from_url(redis_url, decode_responses=True) as redis:
            return await Faults(redis).of("billing")

    monkeypatch.setenv("REDIS_URL", redis_url)
    assert switch("billing=slow") == 0
    assert asyncio.run(now()) is Fault.slow
    assert switch("billing=none") == 0
    assert asyncio.run(now()) is None
