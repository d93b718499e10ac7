"""An agent's log-in. Whatever is wrong with it, the answer is one and the same, and takes as long."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import AgentUnknown
from api.db import Transaction
from api.desk import repository
from api.desk.proving import Given, proven
from api.desk.schemas import AgentOut, LogInIn
from api.devices import in_words
from api.errors import NotAllowed
from api.factors import service as factors
from api.parts import Parts
from api.sessions import AgentCookie, find_agent, hash_of, source_of
from models import Agent, AgentRole, AgentSession
from models.base import now

SHIFT = timedelta(hours=8)


class SecondFactorMissing(NotAllowed):
    """Real customers' data is not opened by a password alone."""

    title = "Logging in needs a second factor"


async def _current_agent(transaction: Transaction, cookie: AgentCookie) -> AgentSession:
    found = await find_agent(transaction, cookie)
    if found is None:
        raise AgentUnknown("Log in at the desk first.")
    return found


CurrentAgent = Annotated[AgentSession, Depends(_current_agent)]


class LeadsOnly(NotAllowed):
    """How the service itself runs is not every agent's to decide."""

    title = "This is for leads and admins"


class AdminsOnly(NotAllowed):
    """Who works here, and in which teams, is not a lead's to decide."""

    title = "This is for admins"


async def _current_lead(transaction: Transaction, agent: CurrentAgent) -> AgentSession:
    if (await repository.agent_of(transaction, agent.agent_id)).role is AgentRole.agent:
        raise LeadsOnly("Ask a lead to do this.")
    return agent


CurrentLead = Annotated[AgentSession, Depends(_current_lead)]


async def _current_admin(transaction: Transaction, agent: CurrentAgent) -> AgentSession:
    if (await repository.agent_of(transaction, agent.agent_id)).role is not AgentRole.admin:
        raise AdminsOnly("Ask an admin to do this.")
    return agent


CurrentAdmin = Annotated[AgentSession, Depends(_current_admin)]


@dataclass(frozen=True, slots=True)
class Browser:
    """Where somebody logs in: its network address, the session it has, and what it says of itself, in words."""

    source: str
    cookie: str | None
    device: str


async def _browser(request: Request, cookie: AgentCookie) -> Browser:
    return Browser(source_of(request), cookie, in_words(request.headers.get("user-agent")))


AskingBrowser = Annotated[Browser, Depends(_browser)]


def given(told: LogInIn, browser: Browser) -> Given:
    code = told.code.get_secret_value() if told.code else None
    return Given(told.email, told.password.get_secret_value(), code, browser.source)


async def log_in(parts: Parts, told: LogInIn, browser: Browser) -> tuple[AgentOut, str]:
    """The agent and the new cookie."""
    async with proven(parts, given(told, browser)) as (session, agent):
        has_factor = (await factors.standing(session, agent.id)).is_set_up
        if parts.settings.second_factor_is_a_must and not has_factor:
            raise SecondFactorMissing("Set up an authenticator app first.", needs="second_factor")
        return await let_in(parts, session, agent, browser)


async def let_in(
    parts: Parts, session: AsyncSession, agent: Agent, browser: Browser, *, alone: bool = False
) -> tuple[AgentOut, str]:
    """A session that this browser had before is over; `alone`, and so are those of all others."""
    before = await find_agent(session, browser.cookie)
    if before is not None:
        await repository.end(session, before)
    token = secrets.token_urlsafe(32)
    row = await repository.start(session, agent.id, hash_of(token), now() + SHIFT, browser.device)
    if alone:
        await repository.end_all(session, agent.id, agent.id, but=row.id)
    return await _agent_out(parts, session, agent, row), token


async def show(parts: Parts, session: AsyncSession, found: AgentSession) -> AgentOut:
    return await _agent_out(parts, session, await repository.agent_of(session, found.agent_id), found)


async def log_out(session: AsyncSession, cookie: str | None) -> None:
    """Whoever is not logged in is logged out."""
    found = await find_agent(session, cookie)
    if found is not None:
        await repository.end(session, found)
        await repository.note_gone(session, found.agent_id)


async def _agent_out(parts: Parts, session: AsyncSession, agent: Agent, found: AgentSession) -> AgentOut:
    factor = await factors.standing(session, agent.id)
    return AgentOut(
        id=agent.id,
        name=agent.name,
        email=agent.email,
        role=agent.role.value,
        skills=agent.skills,
        languages=agent.languages,
        teams=agent.teams,
        ends_at=parts.formats.clock(found.ends_at),
        session_ends_at=found.ends_at,
        second_factor=factor.is_set_up,
        recovery_codes_left=factor.recovery_codes_left,
    )
