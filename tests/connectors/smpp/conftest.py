"""An SMSC on this machine, a connector bound to it, and what the connector stored."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import pytest

from connectors.base import Arrived, Inbound, Outgoing, Receipt
from connectors.content import Content
from connectors.smpp.connector import SmppConnector
from connectors.smpp.repeats import Known
from connectors.smpp.session import Session
from connectors.smpp.settings import SmppSettings
from tools.phones.smsc import Smsc

PHONE, OURS = "+447700900123", "60060"
# Short enough for a test, and growing all the same.
PAUSES = (0.02, 0.05, 0.1)


async def until(condition: Callable[[], object], within: float = 8.0) -> None:
    for _ in range(int(within / 0.01)):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never became so")


def settings_for(port: int, **changes: Any) -> SmppSettings:
    given: dict[str, Any] = {
        "host": "127.0.0.1",
        "port": port,
        "system_id": "selfcare",
        "password": "secret",
        "sources": "60060/3/0,447700900999/1/1",
        "submits_per_second": 1000,
        "PUBLIC_URL": "https://care.example.com",
    }
    return SmppSettings(**(given | changes))


def outgoing(text: str = "Your bill is £84.20.", to: str = PHONE, own: str = OURS, **content: Any) -> Outgoing:
    return Outgoing(to, own, Content(text=text, **content), uuid.uuid4(), uuid.uuid4())


@dataclass
class Stored:
    """What the ledger would hold: one of each id."""

    connector: SmppConnector
    arrivals: list[Arrived] = field(default_factory=list)
    items: list[Inbound | Receipt] = field(default_factory=list)
    # Raised instead of storing, one each.
    problems: list[Exception] = field(default_factory=list)
    # What happens between the commit and the answer.
    after: Callable[[], None] = field(default=lambda: None)

    may_store: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.may_store.set()

    async def take(self, arrived: Arrived) -> None:
        await self.may_store.wait()
        if self.problems:
            raise self.problems.pop(0)
        self.connector.verify(arrived)
        self.arrivals.append(arrived)
        self.items += self.connector.parse(arrived)
        self.after()

    async def has(self, name: str) -> bool:
        return name in {each.provider_message_id for each in self.items if isinstance(each, Inbound)}

    @property
    def texts(self) -> list[str | None]:
        """What is left of them where an id counts once."""
        once = {each.provider_message_id: each.text for each in self.items if isinstance(each, Inbound)}
        return list(once.values())

    @property
    def receipts(self) -> list[Receipt]:
        return [each for each in self.items if isinstance(each, Receipt)]


@asynccontextmanager
async def bound(
    smsc: Smsc, *, ledger: Stored | None = None, known: Known | None = None, **changes: Any
) -> AsyncIterator[Stored]:
    async with running(smsc, ledger=ledger, known=known, **changes) as stored:
        await until(lambda: stored.connector.session.is_bound and smsc.is_bound)
        yield stored


@asynccontextmanager
async def running(
    smsc: Smsc, *, ledger: Stored | None = None, known: Known | None = None, **changes: Any
) -> AsyncIterator[Stored]:
    settings = settings_for(smsc.gate.port, **changes)
    connector = SmppConnector(settings, Session(settings, PAUSES))
    stored = Stored(connector, items=list(ledger.items) if ledger else [])
    task = asyncio.create_task(connector.run(stored.take, known))
    try:
        yield stored
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@pytest.fixture
async def smsc() -> AsyncIterator[Smsc]:
    async with Smsc() as made:
        yield made
