"""Agents, teams and links, as those who run the desk see them."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import Agent, AgentLink, AgentState, Handoff, HandoffState, Team
from models.base import now

RUNNING = (HandoffState.requested, HandoffState.assigned)
WORKS_HERE = Agent.state != AgentState.disabled


async def people(session: AsyncSession) -> Sequence[Agent]:
    by_name = select(Agent).order_by(Agent.state == AgentState.disabled, func.lower(Agent.name), Agent.id)
    return (await session.scalars(by_name)).all()


async def find(session: AsyncSession, agent_id: uuid.UUID) -> Agent | None:
    return await session.get(Agent, agent_id, populate_existing=True)


async def by_email(session: AsyncSession, email: str) -> Agent | None:
    """Also one who has left."""
    return await session.scalar(select(Agent).where(Agent.email == email))


async def admins(session: AsyncSession, role: str) -> int:
    return await session.scalar(select(func.count()).where(Agent.role == role, WORKS_HERE)) or 0


async def chats(session: AsyncSession) -> Mapping[uuid.UUID, int]:
    counted = select(Handoff.agent_id, func.count()).where(
        Handoff.state == HandoffState.assigned, Handoff.aside_since.is_(None)
    )
    rows = (await session.execute(counted.group_by(Handoff.agent_id))).all()
    return {row[0]: row[1] for row in rows if row[0]}


async def open_links(session: AsyncSession) -> Mapping[uuid.UUID, datetime]:
    found = select(AgentLink.agent_id, AgentLink.ends_at).where(AgentLink.used_at.is_(None), AgentLink.ends_at > now())
    return {row.agent_id: row.ends_at for row in await session.execute(found)}


async def add_link(session: AsyncSession, agent_id: uuid.UUID, token_hash: str, ends_at: datetime) -> None:
    """The only one: those before it are worth nothing any more."""
    await drop_links(session, agent_id)
    session.add(AgentLink(agent_id=agent_id, token_hash=token_hash, ends_at=ends_at))
    await session.flush()


async def drop_links(session: AsyncSession, agent_id: uuid.UUID) -> None:
    await session.execute(delete(AgentLink).where(AgentLink.agent_id == agent_id))


async def use_link(session: AsyncSession, token_hash: str) -> uuid.UUID | None:
    """Whose it is. Of two at once, one has it."""
    fits = (AgentLink.token_hash == token_hash, AgentLink.used_at.is_(None), AgentLink.ends_at > now())
    return await session.scalar(update(AgentLink).where(*fits).values(used_at=now()).returning(AgentLink.agent_id))


async def teams(session: AsyncSession) -> Sequence[Team]:
    return (await session.scalars(select(Team).order_by(func.lower(Team.name), Team.code))).all()


async def team_codes(session: AsyncSession) -> set[str]:
    return set(await session.scalars(select(Team.code)))


async def answering(session: AsyncSession, but: uuid.UUID | None = None) -> Mapping[str, int]:
    """How many agents answer each team's line."""
    found = select(Agent.teams).where(WORKS_HERE)
    counted: dict[str, int] = {}
    for codes in await session.scalars(found.where(Agent.id != but) if but else found):
        for code in codes:
            counted[code] = counted.get(code, 0) + 1
    return counted


async def running(
    session: AsyncSession, codes: Collection[str] | None = None
) -> Mapping[tuple[str, HandoffState], int]:
    """How many conversations wait for each team and are with its agents."""
    counted = select(Handoff.team_code, Handoff.state, func.count()).where(Handoff.state.in_(RUNNING))
    if codes is not None:
        counted = counted.where(Handoff.team_code.in_(codes))
    rows = (await session.execute(counted.group_by(Handoff.team_code, Handoff.state))).all()
    return {(row[0], row[1]): row[2] for row in rows}


async def was_ever_asked(session: AsyncSession, code: str) -> bool:
    return await session.scalar(select(Handoff.id).where(Handoff.team_code == code).limit(1)) is not None
