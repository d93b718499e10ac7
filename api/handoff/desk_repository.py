"""Agents: what they have, who is not there, and what they may look at."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Agent, AgentState, Conversation, Customer, Handoff, HandoffState, Team

AT_WORK = (AgentState.available, AgentState.away, AgentState.finishing)
GONE = (AgentState.offline, AgentState.disabled)


async def load(session: AsyncSession, agent_id: uuid.UUID) -> int:
    mine = (Handoff.agent_id == agent_id) & (Handoff.state == HandoffState.assigned)
    return await session.scalar(select(func.count()).select_from(Handoff).where(mine)) or 0


async def conversations_of(session: AsyncSession, agent_id: uuid.UUID) -> Sequence[uuid.UUID]:
    mine = (Handoff.agent_id == agent_id) & (Handoff.state == HandoffState.assigned)
    return (await session.scalars(select(Handoff.conversation_id).where(mine).order_by(Handoff.due_at))).all()


async def not_taken_up(session: AsyncSession, before: datetime) -> Sequence[uuid.UUID]:
    """Conversations that were given to somebody before then, who has not taken them up."""
    found = select(Handoff.conversation_id).where(
        Handoff.state == HandoffState.assigned, Handoff.accepted_at.is_(None), Handoff.assigned_at <= before
    )
    return (await session.scalars(found)).all()


async def absent(session: AsyncSession, seen_after: datetime) -> Sequence[uuid.UUID]:
    """Agents whose desk is gone, and those who have left and still have somebody."""
    has_some = exists().where(Handoff.agent_id == Agent.id, Handoff.state == HandoffState.assigned)
    is_silent = or_(Agent.seen_at.is_(None), Agent.seen_at <= seen_after)
    found = select(Agent.id).where(
        or_(Agent.state.in_(AT_WORK) & is_silent, Agent.state.in_(GONE) & has_some),
    )
    return (await session.scalars(found)).all()


async def teams(session: AsyncSession) -> dict[str, Team]:
    return {team.code: team for team in await session.scalars(select(Team))}


async def chats(session: AsyncSession, agent_id: uuid.UUID) -> Sequence[Any]:
    """Each with its conversation and its customer, if they are known."""
    found = await session.execute(
        select(Handoff, Conversation, Customer)
        .join(Conversation, Conversation.id == Handoff.conversation_id)
        .outerjoin(Customer, Customer.id == Conversation.customer_id)
        .where(Handoff.agent_id == agent_id, Handoff.state == HandoffState.assigned)
        .order_by(Handoff.assigned_at)
    )
    return found.all()
