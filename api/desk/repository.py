"""Agents, their sessions, and the trace of who tried to log in."""

import hashlib
import uuid
from datetime import datetime, timedelta

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


async def start(session: AsyncSession, agent_id: uuid.UUID, token_hash: str, ends_at: datetime) -> AgentSession:
    row = AgentSession(agent_id=agent_id, token_hash=token_hash, ends_at=ends_at)
    session.add(row)
    session.add(_trace(LOGGED_IN, "agent", str(agent_id), agent_id))
    await session.flush()
    return row


async def end(session: AsyncSession, found: AgentSession) -> None:
    await session.execute(delete(AgentSession).where(AgentSession.id == found.id))
    session.add(_trace(LOGGED_OUT, "agent", str(found.agent_id), found.agent_id))


async def note_gone(session: AsyncSession, agent_id: uuid.UUID) -> None:
    """Unless they sit at another desk as well, their conversations need not wait until this one counts as silent."""
    elsewhere = exists().where(AgentSession.agent_id == agent_id, AgentSession.ends_at > now())
    await session.execute(update(Agent).where(Agent.id == agent_id, ~elsewhere).values(seen_at=None))


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


def _trace(action: str, subject_kind: str, subject_id: str, agent_id: uuid.UUID | None) -> Audit:
    return Audit(
        actor_kind=ActorKind.agent,
        actor_id=str(agent_id) if agent_id else None,
        action=action,
        subject_kind=subject_kind,
        subject_id=subject_id,
    )
