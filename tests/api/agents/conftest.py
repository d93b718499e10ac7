"""The demo's agents at their desks, and a letter box."""

import uuid
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select

from api.demo.staff import email_of
from api.parts import Parts
from api.sessions import AGENT_COOKIE, hash_of
from models import Agent, AgentSession, Audit
from models.base import now
from tests.api.desk.logging_in import hash_quickly
from tests.api.handoff.conftest import floor
from tests.api.letters.conftest import Post

__all__ = ["floor"]
AGENTS, TEAMS, SET_UP = "/v1/desk/agents", "/v1/desk/teams", "/v1/desk/set-up"
JO = {"name": "Jo Baker", "email": "jo@optilink.example.com", "teams": ["general"], "languages": ["en"]}
WORDS = "four plain words here"
At = Callable[[str], Awaitable[httpx.AsyncClient]]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return hash_quickly(monkeypatch)


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def parts(parts: Parts) -> Parts:
    chosen = parts.settings.model_copy(update={"public_url": "http://desk.optilink.example"})
    return replace(parts, settings=chosen)


@pytest.fixture
def at(parts: Parts, transport: httpx.AsyncBaseTransport) -> At:
    """The desk of the agent with that name."""

    async def log_in(name: str) -> httpx.AsyncClient:
        token = uuid.uuid4().hex
        async with parts.database.transaction() as session:
            found = await session.scalar(select(Agent).where(Agent.name == name))
            assert found
            ends_at = now() + timedelta(hours=8)
            session.add(AgentSession(agent_id=found.id, token_hash=hash_of(token), ends_at=ends_at))
        cookies = {AGENT_COOKIE: token}
        return httpx.AsyncClient(transport=transport, base_url="http://selfcare", cookies=cookies)

    return log_in


@pytest.fixture
async def owen(at: At) -> httpx.AsyncClient:
    """The admin."""
    return await at("Owen Pritchard")


@pytest.fixture
async def aisha(at: At) -> httpx.AsyncClient:
    """A lead, of all three teams."""
    return await at("Aisha Bello")


async def id_of(parts: Parts, name: str) -> uuid.UUID:
    async with parts.database.session() as session:
        found = await session.scalar(select(Agent.id).where(Agent.email == email_of(name)))
        assert found
        return found


async def trace(parts: Parts) -> list[str]:
    async with parts.database.session() as session:
        return list(await session.scalars(select(Audit.action).order_by(Audit.id)))


def token_in(link: str) -> str:
    head, _, token = link.partition("#set-up=")
    assert head == "http://desk.optilink.example/desk/"
    return token
