"""Agents: what they have, who is not there, and what they may look at."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, Uuid, any_, bindparam, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Agent, AgentState, Conversation, Customer, Handoff, HandoffState, Message, MessageSender, Team

AT_WORK = (AgentState.available, AgentState.away, AgentState.finishing)
GONE = (AgentState.offline, AgentState.disabled)


async def load(session: AsyncSession, agent_id: uuid.UUID) -> int:
    """Whom they answer now. Who is put aside leaves room for somebody else, or a wait would idle an agent."""
    mine = (Handoff.agent_id == agent_id) & (Handoff.state == HandoffState.assigned) & Handoff.aside_since.is_(None)
    return await session.scalar(select(func.count()).select_from(Handoff).where(mine)) or 0


async def conversations_of(session: AsyncSession, agent_id: uuid.UUID) -> Sequence[uuid.UUID]:
    mine = (Handoff.agent_id == agent_id) & (Handoff.state == HandoffState.assigned)
    return (await session.scalars(select(Handoff.conversation_id).where(mine).order_by(Handoff.due_at))).all()


async def put_aside(session: AsyncSession, agent_id: uuid.UUID) -> Sequence[uuid.UUID]:
    mine = (Handoff.agent_id == agent_id) & Handoff.aside_since.is_not(None)
    return (await session.scalars(select(Handoff.conversation_id).where(mine))).all()


async def coming_back(session: AsyncSession, at: datetime) -> Sequence[uuid.UUID]:
    """Conversations that were put aside until then, or whose customer has written since."""
    has_written = exists().where(
        Message.conversation_id == Handoff.conversation_id,
        Message.sender == MessageSender.customer,
        Message.seq > Handoff.aside_seq,
    )
    is_aside = Handoff.aside_since.is_not(None) & or_(Handoff.aside_until <= at, has_written)
    return (await session.scalars(select(Handoff.conversation_id).where(is_aside))).all()


async def not_taken_up(session: AsyncSession, before: datetime) -> Sequence[uuid.UUID]:
    """Conversations that were given to somebody before then, who has not taken them up."""
    found = select(Handoff.conversation_id).where(
        Handoff.state == HandoffState.assigned, Handoff.accepted_at.is_(None), Handoff.assigned_at <= before
    )
    return (await session.scalars(found)).all()


async def absent(session: AsyncSession, seen_after: datetime) -> Sequence[uuid.UUID]:
    """Agents whose desk is gone, and those who have left and still have somebody."""
    keeps = Handoff.aside_since.is_not(None) & (Agent.state != AgentState.disabled)
    has_some = exists().where(Handoff.agent_id == Agent.id, Handoff.state == HandoffState.assigned, ~keeps)
    is_silent = or_(Agent.seen_at.is_(None), Agent.seen_at <= seen_after)
    found = select(Agent.id).where(
        or_(Agent.state.in_(AT_WORK) & is_silent, Agent.state.in_(GONE) & has_some),
    )
    return (await session.scalars(found)).all()


async def teams(session: AsyncSession) -> dict[str, Team]:
    return {team.code: team for team in await session.scalars(select(Team))}


async def customer_names(session: AsyncSession, handoffs: Iterable[Handoff]) -> Mapping[uuid.UUID, str]:
    """By conversation, of those that are somebody's who is known."""
    those = bindparam("those", [handoff.conversation_id for handoff in handoffs], type_=ARRAY(Uuid))
    found = select(Conversation.id, Customer.given_name, Customer.family_name)
    known = found.join(Customer, Customer.id == Conversation.customer_id).where(Conversation.id == any_(those))
    return {row.id: f"{row.given_name} {row.family_name}" for row in await session.execute(known)}


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
