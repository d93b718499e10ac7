"""An agent's log-in. Whatever is wrong with it, the answer is one and the same, and takes as long."""

import asyncio
import secrets
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import Depends
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import AgentUnknown
from api.db import Transaction
from api.desk import repository
from api.desk.passwords import NOBODY, verify_password
from api.desk.schemas import AgentOut
from api.errors import NotAllowed, NotSignedIn
from api.formats import Formats
from api.limits import TooFast
from api.parts import Parts
from api.sessions import AgentCookie, find_agent, hash_of
from models import Agent, AgentRole, AgentSession
from models.base import now

SHIFT = timedelta(hours=8)
WINDOW = timedelta(minutes=15)
TRIES, TRIES_OF_A_SOURCE = 5, 20


class LogInRefused(NotSignedIn):
    """Wrong address, wrong password, or an agent who has left: which of them is nobody's business."""

    title = "That e-mail and password don't go together"
    # The refusal is counted.
    keeps_changes = True


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


async def _current_lead(transaction: Transaction, agent: CurrentAgent) -> AgentSession:
    if (await transaction.get_one(Agent, agent.agent_id)).role is AgentRole.agent:
        raise LeadsOnly("Ask a lead to do this.")
    return agent


CurrentLead = Annotated[AgentSession, Depends(_current_lead)]


async def log_in(parts: Parts, email: str, password: str, source: str, cookie: str | None) -> tuple[AgentOut, str]:
    """The agent and the new cookie. A session that this browser had before is over."""
    if parts.settings.environment != "demo":
        raise SecondFactorMissing("The desk opens once a second factor can be asked for.")
    await parts.limits.count("desk-source", source, times=TRIES_OF_A_SOURCE, within=WINDOW)
    async with parts.database.transaction() as session:
        await _must_have_tries_left(session, email)
        agent = await repository.find_by_email(session, email)
    kept = agent.password_hash if agent and agent.password_hash else NOBODY
    # Beside the loop, and with no connection held: it is made to take long.
    is_right = await asyncio.to_thread(verify_password, password, kept)
    async with parts.database.transaction() as session:
        await _must_have_tries_left(session, email)
        if agent is None or not is_right:
            repository.note_refusal(session, email)
            raise LogInRefused("Check both and try again. A lead can set a new password.")
        return await _let_in(parts, session, agent, cookie)


async def _let_in(parts: Parts, session: AsyncSession, agent: Agent, cookie: str | None) -> tuple[AgentOut, str]:
    before = await find_agent(session, cookie)
    if before is not None:
        await repository.end(session, before)
    token = secrets.token_urlsafe(32)
    row = await repository.start(session, agent.id, hash_of(token), now() + SHIFT)
    return _agent_out(parts.formats, agent, row.ends_at), token


async def show(parts: Parts, session: AsyncSession, found: AgentSession) -> AgentOut:
    return _agent_out(parts.formats, await repository.agent_of(session, found.agent_id), found.ends_at)


async def log_out(session: AsyncSession, cookie: str | None) -> None:
    """Whoever is not logged in is logged out."""
    found = await find_agent(session, cookie)
    if found is not None:
        await repository.end(session, found)
        await repository.note_gone(session, found.agent_id)


async def _must_have_tries_left(session: AsyncSession, email: str) -> None:
    """Counted in the record itself: it holds without Redis, and for every copy of us."""
    if await repository.refusals(session, email, WINDOW) >= TRIES:
        left = int(WINDOW.total_seconds())
        raise TooFast("That was wrong too often. Please try again in 15 minutes.", retry_after=left)


def _agent_out(formats: Formats, agent: Agent, ends_at: datetime) -> AgentOut:
    return AgentOut(
        id=agent.id,
        name=agent.name,
        email=agent.email,
        role=agent.role.value,
        skills=agent.skills,
        languages=agent.languages,
        ends_at=formats.clock(ends_at),
    )
