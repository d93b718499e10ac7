"""Walks every route of the topics: finds their good requests, sends them, and undoes what they did."""

import importlib
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from api.db import Database
from api.openapi import described_app
from api.parts import Parts
from api.rules import Row, rows
from api.systems.breaker import Breaker
from models import Base, Level
from tests.api.callers import Callers
from tests.api.calls import Call, Sent

HERE = Path(__file__).parent
ROWS: dict[str, Row] = {row.route: row for row in rows(described_app())}
# What is kept about requests themselves, and a table too long to be counted each time.
NOT_COUNTED = {"audit", "request", "quote", "usage", "browser_session", "agent_session", "contact", "conversation"}


def _calls() -> dict[str, Call]:
    found: dict[str, Call] = {}
    for path in sorted(HERE.parent.glob("*/calls.py")):
        for call in importlib.import_module(f"tests.api.{path.parent.name}.calls").CALLS:
            found[call.route] = call
    return found


CALLS = _calls()
Undone = Callable[[], AbstractAsyncContextManager[None]]


@dataclass(frozen=True, slots=True)
class Walk:
    """One route's good request, sent by whom one likes."""

    call: Call
    callers: Callers
    parts: Parts
    database: Database

    @asynccontextmanager
    async def undone(self) -> AsyncIterator[None]:
        """What is done inside leaves nothing behind: no row, no remembered answer, no open breaker."""
        connection = self.database._connection
        assert connection is not None
        await self.parts.redis.flushdb()
        for name in self.parts.systems.__slots__:
            getattr(self.parts.systems, name).breaker = Breaker()
        before = await connection.begin_nested()
        try:
            yield
        finally:
            await before.rollback()

    async def prepare(self) -> Sent:
        browser = await self.callers.customer(self.call.who)
        return await self.call.make(browser)

    async def send(self, client: httpx.AsyncClient, sent: Sent, key: str | None = None) -> httpx.Response:
        method = self.call.route.partition(" ")[0]
        headers = dict(sent.headers)
        if method != "GET":
            headers["Idempotency-Key"] = key or uuid.uuid4().hex
        return await client.request(method, sent.path, json=sent.json, content=sent.content, headers=headers)

    async def holder(self) -> httpx.AsyncClient:
        return await self.callers.customer(self.call.who, Level.verified)

    async def counts(self) -> dict[str, int]:
        """How many rows each table has."""
        tables = [name for name in Base.metadata.tables if name not in NOT_COUNTED]
        asked = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM \"{name}\"" for name in tables)
        async with self.database.session() as session:
            return {str(row[0]): int(row[1]) for row in await session.execute(text(asked))}


@pytest.fixture
def walk(request: pytest.FixtureRequest, callers: Callers, parts: Parts, database: Database) -> Walk:
    return Walk(CALLS[request.param], callers, parts, database)


def every_route(*, changes: bool | None = None) -> pytest.MarkDecorator:
    """Parametrises `walk` by all routes, or by those that change something, or by those that don't."""
    chosen = [route for route in sorted(CALLS) if changes in (None, not route.startswith("GET "))]
    return pytest.mark.parametrize("walk", chosen, indirect=True)
