"""A bot or a provider that hangs holds up work of its own kind alone, and the worker ends when it is asked to."""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from procrastinate import exceptions
from procrastinate.jobs import Job

from api import jobs, pools, worker
from api.parts import Parts
from api.rescue import rescue
from connectors.base import Outgoing, Taken
from tests.api.channels.carrier import ANA, Carrier
from tests.api.channels.conftest import Texting
from tests.api.channels.test_taking import BEN, EVE, said, saying
from tests.api.conftest import Bot


class Hanging:
    """Whoever asks waits until it is over."""

    def __init__(self) -> None:
        self.asked, self.over = asyncio.Event(), asyncio.Event()

    async def wait(self, *_: object) -> None:
        self.asked.set()
        await self.over.wait()


@pytest.fixture
def parts(parts: Parts) -> Parts:
    """One hand in each pool, so that one thing that hangs fills it."""
    return replace(parts, settings=parts.settings.model_copy(update={"worker_concurrency": 1}))


@asynccontextmanager
async def working(texting: Texting) -> AsyncIterator[None]:
    async with worker.add_tasks(texting.parts, texting.dialogue).open_async():
        running = asyncio.create_task(pools.work_until_told(texting.parts))
        try:
            yield
            signal.raise_signal(signal.SIGTERM)
            await asyncio.wait_for(running, 10)
        finally:
            running.cancel()


async def until(there: Callable[[], Awaitable[bool]]) -> None:
    for _ in range(200):
        if await there():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it never came to that")


@pytest.mark.commits
async def test_while_the_bot_hangs_what_people_write_is_taken_and_what_was_answered_is_sent(
    texting: Texting, bot: Bot, carrier: Carrier
) -> None:
    hanging = Hanging()
    async with working(texting):
        await texting.keep(saying(1, "bill", BEN))
        await until(lambda: _answered(texting, BEN))
        bot.meanwhile = hanging.wait
        await texting.keep(saying(2, "bill"))
        await asyncio.wait_for(hanging.asked.wait(), 10)
        await texting.keep(saying(3, "outage", EVE), saying(4, "and again", BEN))
        await until(lambda: _has_said(texting, EVE, "outage"))
        await until(lambda: _has_said(texting, BEN, "and again"))
        await until(lambda: _sent(carrier, 1))
        assert not await _answered(texting, EVE)
        hanging.over.set()
        await until(lambda: _answered(texting, EVE))


@pytest.mark.commits
async def test_a_job_whose_end_the_database_never_heard_of_holds_nobody_up(
    texting: Texting, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = texting.parts.jobs.app.job_manager
    finish, lost = manager.finish_job, asyncio.Event()

    async def lose_the_first(job: Job, *told: Any, **more: Any) -> None:
        if job.task_name == jobs.TAKE and not lost.is_set():
            lost.set()
            raise exceptions.ConnectorException
        await finish(job, *told, **more)

    monkeypatch.setattr(manager, "finish_job", lose_the_first)
    async with working(texting):
        await texting.keep(saying(1, "bill", EVE))
        await asyncio.wait_for(lost.wait(), 10)
        await texting.keep(saying(2, "outage", EVE), saying(3, "bill", BEN))
        await until(lambda: _has_said(texting, BEN, "bill"))
        # Seen once it may just be ending.
        await rescue(texting.parts)
        assert not await _has_said(texting, EVE, "outage")
        await rescue(texting.parts)
        await until(lambda: _has_said(texting, EVE, "outage"))


@pytest.mark.commits
async def test_while_a_provider_hangs_people_are_taken_in_and_answered(
    texting: Texting, carrier: Carrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging, send = Hanging(), carrier.send

    async def hang(outgoing: Outgoing) -> Taken:
        await hanging.wait()
        return await send(outgoing)

    monkeypatch.setattr(carrier, "send", hang)
    async with working(texting):
        await texting.keep(saying(1, "bill"))
        await asyncio.wait_for(hanging.asked.wait(), 10)
        await texting.keep(saying(2, "outage", BEN))
        await until(lambda: _answered(texting, BEN))
        assert not carrier.sent
        hanging.over.set()
        await until(lambda: _sent(carrier, 2))


async def _has_said(texting: Texting, sender: str, words: str) -> bool:
    return words in await said(texting, sender)


async def _answered(texting: Texting, sender: str = ANA) -> bool:
    return any(message.sender == "assistant" for message in await texting.messages(sender))


async def _sent(carrier: Carrier, least: int) -> bool:
    return len(carrier.texts) >= least
