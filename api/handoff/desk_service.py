"""What an agent sees: how they are, who waits, and whom they have."""

import uuid
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import level_now
from api.handoff import desk_repository, repository
from api.handoff.desk_schemas import ChatOut, ChatsOut, QueuedOut, QueueOut, StateOut
from api.handoff.service import PRIORITIES
from api.parts import Parts
from models import Agent, AgentRole, Conversation, Customer, Handoff

NAMES = {value: name for name, value in PRIORITIES.items()}


async def state_of(session: AsyncSession, agent_id: uuid.UUID) -> StateOut:
    agent = await session.get_one(Agent, agent_id)
    chats = await desk_repository.load(session, agent_id)
    return StateOut(state=agent.state.value, capacity=agent.capacity, chats=chats)


async def queue(session: AsyncSession, agent_id: uuid.UUID) -> QueueOut:
    """The lines of the agent's teams; a lead sees all."""
    agent = await session.get_one(Agent, agent_id)
    waiting = await repository.waiting(session)
    seen = [each for each in waiting if agent.role is not AgentRole.agent or each.team_code in agent.teams]
    return QueueOut(items=[QueuedOut(**_queued(each)) for each in seen])


async def chats(parts: Parts, session: AsyncSession, agent_id: uuid.UUID) -> ChatsOut:
    rows = await desk_repository.chats(session, agent_id)
    within = timedelta(seconds=parts.settings.handoff_accept_within)
    return ChatsOut(items=[_chat(handoff, conversation, customer, within) for handoff, conversation, customer in rows])


def _chat(handoff: Handoff, conversation: Conversation, customer: Customer | None, within: timedelta) -> ChatOut:
    assert handoff.assigned_at is not None
    return ChatOut(
        **_queued(handoff),
        customer_name=customer and f"{customer.given_name} {customer.family_name}",
        level=level_now(conversation.level, conversation.verified_until).value,
        assigned_at=handoff.assigned_at,
        accepted_at=handoff.accepted_at,
        accept_by=None if handoff.accepted_at else handoff.assigned_at + within,
        card=handoff.card,
        note=handoff.note,
    )


def _queued(handoff: Handoff) -> dict[str, object]:
    return {
        "conversation_id": handoff.conversation_id,
        "team": handoff.team_code,
        "skill": handoff.skill,
        "language": handoff.language,
        "priority": NAMES[handoff.priority],
        "reason": handoff.reason,
        "waiting_since": handoff.waiting_since,
        "due_at": handoff.due_at,
    }
