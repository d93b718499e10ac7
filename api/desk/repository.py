"""Agents, their sessions, and the trace of who tried to log in."""

import hashlib
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import ActorKind, Agent, AgentSession, AgentState, Audit
from models.base import now

LOGGED_IN, LOGGED_OUT, REFUSED = "desk log-in", "desk log-out", "desk log-in refused"
LOOKED = "looked at a file"
TRIED = "desk_email"


async def find_by_email(session: AsyncSession, email: str) -> Agent | None:
    return await session.scalar(select(Agent).where(Agent.email == email, Agent.state != AgentState.disabled))


async def agent_of(session: AsyncSession, agent_id: uuid.UUID) -> Agent:
    return await session.get_one(Agent, agent_id)


async def start(
    session: AsyncSession, agent_id: uuid.UUID, token_hash: str, ends_at: datetime, device: str
) -> AgentSession:
    row = AgentSession(agent_id=agent_id, token_hash=token_hash, ends_at=ends_at, device=device)
    session.add(row)
    note(session, LOGGED_IN, agent_id, agent_id)
    await session.flush()
    return row


async def end(session: AsyncSession, found: AgentSession) -> None:
    await session.execute(delete(AgentSession).where(AgentSession.id == found.id))
    note(session, LOGGED_OUT, found.agent_id, found.agent_id)


async def end_all(
    session: AsyncSession, agent_id: uuid.UUID, by: uuid.UUID | None, but: uuid.UUID | None = None
) -> int:
    """Every session of the agent, but for one. Those that have run out are not counted."""
    mine = (AgentSession.agent_id == agent_id, AgentSession.id != but) if but else (AgentSession.agent_id == agent_id,)
    gone = await session.scalars(delete(AgentSession).where(*mine).returning(AgentSession.ends_at))
    ended = sum(ends_at > now() for ends_at in gone)
    if ended:
        note(session, LOGGED_OUT, agent_id, by, sessions=ended)
    await note_gone(session, agent_id)
    return ended


async def sessions_of(session: AsyncSession, agent_id: uuid.UUID) -> Sequence[AgentSession]:
    mine = select(AgentSession).where(AgentSession.agent_id == agent_id, AgentSession.ends_at > now())
    return (await session.scalars(mine.order_by(AgentSession.seen_at.desc()))).all()


async def note_gone(session: AsyncSession, agent_id: uuid.UUID) -> None:
    """Unless they sit at another desk as well, their conversations need not wait until this one counts as silent."""
    elsewhere = exists().where(AgentSession.agent_id == agent_id, AgentSession.ends_at > now())
    await session.execute(update(Agent).where(Agent.id == agent_id, ~elsewhere).values(seen_at=None))


def note(session: AsyncSession, action: str, about: uuid.UUID, by: uuid.UUID | None, **detail: Any) -> None:
    """What was done to an agent, and by whom: nobody where it was done on the server itself."""
    session.add(_trace(action, "agent", str(about), by, **detail))


def note_team(session: AsyncSession, action: str, code: str, by: uuid.UUID, **detail: Any) -> None:
    session.add(_trace(action, "team", code, by, **detail))


def note_look(session: AsyncSession, agent_id: uuid.UUID, file_id: uuid.UUID) -> None:
    """Also where there is no such file."""
    session.add(_trace(LOOKED, "file", str(file_id), agent_id))


def note_refusal(session: AsyncSession, email: str) -> None:
    """By the hash: what is typed here by mistake may be a customer's address, or a password."""
    session.add(_trace(REFUSED, TRIED, _hash_of(email), None))


async def refusals(session: AsyncSession, email: str, within: timedelta) -> int:
    """One who tries waits for the other, so that no two count the same."""
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"{TRIED}:{email}", 0))))
    counted = select(func.count()).where(
        Audit.subject_kind == TRIED,
        Audit.subject_id == _hash_of(email),
        Audit.action == REFUSED,
        Audit.at > now() - within,
    )
    return await session.scalar(counted) or 0


def _hash_of(email: str) -> str:
    return hashlib.sha256(email.encode()).hexdigest()


def _trace(action: str, subject_kind: str, subject_id: str, agent_id: uuid.UUID | None, **detail: Any) -> Audit:
    return Audit(
        actor_kind=ActorKind.agent,
        actor_id=str(agent_id) if agent_id else None,
        action=action,
        subject_kind=subject_kind,
        subject_id=subject_id,
        detail=detail,
    )
