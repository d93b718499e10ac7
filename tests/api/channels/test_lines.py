"""What comes over a line is kept before it is answered, and taken by the worker that holds the line."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from sqlalchemy import text

from api import pools, worker
from api.channels import lines
from api.jobs import Jobs
from api.parts import Parts
from connectors.base import Arrived
from models.base import now
from tests.api.channels.carrier import SIGNED, Carrier
from tests.api.channels.conftest import Texting
from tests.api.channels.kept import take_all_kept
from tests.api.channels.test_taking import said, saying
from tests.connectors.smpp.conftest import until

pytestmark = pytest.mark.commits
QUEUE = text("SELECT queue_name FROM procrastinate_jobs WHERE task_name = 'take'")


class Line(Carrier):
    """Stays open, and hands out what it was given to store with."""

    held = False

    def __init__(self) -> None:
        super().__init__()
        self.store: Callable[[Arrived], Awaitable[None]] | None = None
        self.known: Callable[[str], Awaitable[bool]] | None = None

    async def run(
        self, on_arrival: Callable[[Arrived], Awaitable[None]], known: Callable[[str], Awaitable[bool]]
    ) -> None:
        self.store, self.known, self.held = on_arrival, known, True
        await asyncio.Event().wait()

    async def bring(self, item: dict[str, str]) -> None:
        """As SMSCs do, one text under one name."""
        assert self.store is not None
        url = f"smpp://smsc/selfcare?{urlencode({'message': item['id']})}"
        await self.store(Arrived(url, SIGNED, json.dumps([item]).encode(), now()))


@pytest.fixture
def carrier() -> Line:
    return Line()


@pytest.fixture
def parts(parts: Parts, carrier: Line) -> Parts:
    return replace(parts, jobs=Jobs(parts.jobs.app, lines=[carrier.name]))


@asynccontextmanager
async def holding(texting: Texting, carrier: Line) -> AsyncIterator[None]:
    async with worker.add_tasks(texting.parts, texting.dialogue).open_async():
        held = asyncio.create_task(lines.hold_all(texting.parts))
        await until(lambda: carrier.held)
        try:
            yield
        finally:
            held.cancel()
            with suppress(asyncio.CancelledError):
                await held


async def test_texts_over_a_line_are_taken_in_their_order_by_whoever_holds_it(texting: Texting, carrier: Line) -> None:
    async with holding(texting, carrier):
        for number in range(5):
            await carrier.bring(saying(number, f"line {number}"))
        for _ in range(400):
            if len(await texting.messages()) == 5:
                break
            await asyncio.sleep(0.05)
    assert await said(texting) == [f"line {number}" for number in range(5)]


async def test_a_text_that_is_kept_is_known_before_and_after_it_is_taken(
    texting: Texting, carrier: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def sleep(_: Parts, __: str) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(pools, "work", sleep)
    async with holding(texting, carrier):
        assert carrier.known is not None
        await carrier.bring(saying(1, "bill"))
        async with texting.parts.database.session() as session:
            assert (await session.scalars(QUEUE)).all() == ["carrier"]
        assert [await carrier.known(f"in-{number}") for number in (1, 2)] == [True, False]
        await take_all_kept(texting.parts)
        assert await carrier.known("in-1")
        await carrier.bring(saying(3, "half of ") | {"of": "7", "number": "1", "total": "2"})
        await take_all_kept(texting.parts)
        assert await carrier.known("in-3")
    assert await said(texting) == ["bill"]
