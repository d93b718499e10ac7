"""An application on a rolled-back database, and browsers to call it with."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from redis.asyncio import Redis
from sqlalchemy import Engine, event

from api.app import assemble
from api.db import Database
from api.dialogue import Dialogue
from api.openapi import described_app
from api.parts import Parts
from api.settings import Settings

if TYPE_CHECKING:
    from tests.api.callers import Callers

SECRET = "a secret that only tests know, and long enough"


class Codes:
    """Remembers the codes that were sent."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []

    async def send(self, address: str, code: str) -> None:
        self.sent.append((address, code))


class Bot:
    """Answers turns as the gateway does: the same id gets the same answer. What is asked is kept."""

    def __init__(self) -> None:
        self.turns: list[dict[str, object]] = []
        self.answers: list[dict[str, object]] = [{"text": "Your bill is £84.20."}]
        self.about: str | None = None
        self.failures: list[int | BaseException] = []
        self.meanwhile: Callable[[], Awaitable[None]] | None = None

    async def handle(self, request: httpx.Request) -> httpx.Response:
        self.turns.append(json.loads(request.content))
        if self.meanwhile is not None:
            await self.meanwhile()
        if self.failures:
            failure = self.failures.pop(0)
            if isinstance(failure, BaseException):
                raise failure
            return httpx.Response(failure, json={"detail": "no"})
        return httpx.Response(200, json={"messages": self.answers, "about": self.about})


@pytest.fixture(autouse=True)
def _faults_are_seen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.systems.faults.REMEMBERED_FOR", 0.0)


@pytest.fixture
def bot() -> Bot:
    return Bot()


@pytest.fixture
def dialogue(bot: Bot) -> Dialogue:
    return Dialogue("http://bot", SECRET, httpx.MockTransport(bot.handle))


@pytest.fixture
def codes() -> Codes:
    return Codes()


def settings_for(database_url: str, redis_url: str) -> Settings:
    return Settings(
        environment="demo",
        database_url=database_url,
        redis_url=redis_url,
        bot_url="http://bot",
        bot_secret=SecretStr(SECRET),
        token_secret=SecretStr(SECRET),
        desk_secret=SecretStr(SECRET),
        # Tests share a connection, and a call cut off half-way would break it: on a busy machine none is slow enough.
        system_read_within=30,
        system_change_within=30,
    )


@pytest.fixture
async def parts(
    database: Database, database_url: str, redis_url: str, codes: Codes, dialogue: Dialogue, tmp_path: Path
) -> AsyncIterator[Parts]:
    chosen = settings_for(database_url, redis_url)
    chosen.files_folder = tmp_path / "files"
    redis: Redis = Redis.from_url(redis_url, decode_responses=True)
    await redis.flushdb()
    parts = replace(assemble(chosen, database=database, redis=redis, codes=codes), dialogue=dialogue)
    yield parts
    await parts.last_known.stop()
    await redis.aclose()


@pytest.fixture(scope="session")
def application() -> FastAPI:
    """Made once: putting a hundred routes together takes longer than most tests. Each test gives it its own parts."""
    return described_app()


@pytest.fixture
def transport(application: FastAPI, parts: Parts) -> httpx.AsyncBaseTransport:
    application.state.parts = parts
    return httpx.ASGITransport(application, raise_app_exceptions=False)


@pytest.fixture
def callers(transport: httpx.AsyncBaseTransport, database: Database) -> "Callers":
    """Everybody who can call, by persona."""
    from tests.api.callers import Callers

    return Callers(transport, database)


@pytest.fixture
def queries() -> Iterator[list[str]]:
    """Every statement that is sent while the test runs. Clear it, call, and count."""
    sent: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *more: Any) -> None:
        if not statement.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield sent
    event.remove(Engine, "before_cursor_execute", note)


@pytest.fixture
async def browser(transport: httpx.AsyncBaseTransport) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody's browser: it keeps its cookie."""
    async with httpx.AsyncClient(transport=transport, base_url="http://selfcare") as client:
        yield client
