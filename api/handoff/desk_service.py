"""What an agent sees: how they are, who waits, and whom they have."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from api.handoff import desk_rendering, desk_repository, due_repository, dues, repository
from api.handoff.desk_schemas import ChatsOut, QueueOut, StateOut
from api.handoff.dues import Due
from api.parts import Parts
from models import Agent, AgentRole, Handoff
from models.base import now


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Some of the line: of a team, for a skill, or what is late."""

    team: str | None = None
    skill: str | None = None
    due: str | None = None

    def has(self, handoff: Handoff, due: Due) -> bool:
        wanted = ((self.team, handoff.team_code), (self.skill, handoff.skill), (self.due, due.state.value))
        return all(named is None or named == found for named, found in wanted)


async def state_of(session: AsyncSession, agent_id: uuid.UUID) -> StateOut:
    agent = await session.get_one(Agent, agent_id)
    chats = await desk_repository.load(session, agent_id)
    return StateOut(state=agent.state.value, capacity=agent.capacity, chats=chats)


async def queue(parts: Parts, session: AsyncSession, agent_id: uuid.UUID, narrowed: Narrowed) -> QueueOut:
    """The lines of the agent's teams; a lead sees all."""
    agent = await session.get_one(Agent, agent_id)
    waiting = await repository.waiting(session)
    seen = [each for each in waiting if agent.role is not AgentRole.agent or each.team_code in agent.teams]
    due = await dues_of(parts, session, seen)
    chosen = [each for each in seen if narrowed.has(each, due[each.id][0])]
    names = await desk_repository.customer_names(session, chosen)
    return QueueOut(
        items=[desk_rendering.queued(parts, each, due[each.id], names.get(each.conversation_id)) for each in chosen]
    )


async def chats(parts: Parts, session: AsyncSession, agent_id: uuid.UUID) -> ChatsOut:
    rows = await desk_repository.chats(session, agent_id)
    due = await dues_of(parts, session, [row[0] for row in rows])
    return ChatsOut(
        items=[
            desk_rendering.chat(parts, handoff, conversation, customer, due[handoff.id])
            for handoff, conversation, customer in rows
        ]
    )


async def dues_of(
    parts: Parts, session: AsyncSession, handoffs: Sequence[Handoff]
) -> Mapping[uuid.UUID, Sequence[Due]]:
    """What is due of each: the reply that is owed, if one is, and the end."""
    teams, talks, at = await desk_repository.teams(session), await due_repository.talks(session, handoffs), now()
    return {
        handoff.id: dues.all_of(parts, teams[handoff.team_code], handoff, talks[handoff.id], at) for handoff in handoffs
    }
