"""Whether an agent is there. Who goes away gives everybody back, at the head of the line."""

import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from api.conversations import ownership
from api.conversations import repository as conversations
from api.conversations.ownership import By, Move
from api.conversations.ownership_repository import running
from api.db import after_commit
from api.errors import Refused
from api.handoff import desk_repository, repository
from api.live import DESK
from api.parts import Parts
from models import ActorKind, Agent, AgentSession, AgentState, Handoff
from models.base import now

GIVES_BACK = (AgentState.away, AgentState.offline)
MISSES = (AgentState.available, AgentState.finishing)


class NotFromHere(Refused):
    """An agent who is not there has nothing to finish."""

    title = "That can't follow from how you are now"


async def tell(parts: Parts, session: AsyncSession, agent_id: uuid.UUID, state: AgentState) -> Agent:
    """The agent says so themselves; their desk is open."""
    await repository.hold_floor(session)
    agent = await session.get_one(Agent, agent_id, populate_existing=True)
    if not agent.state.may_become(state):
        raise NotFromHere(f"You are {agent.state.value}. Say that you are available first.", field="state")
    agent.seen_at = now()
    return await go(parts, session, agent_id, state, By(ActorKind.agent, agent_id))


async def note_here(session: AsyncSession, desk: AgentSession) -> None:
    """The desk is open. What its agent does is another matter."""
    desk.seen_at = now()
    (await session.get_one(Agent, desk.agent_id)).seen_at = now()


async def go(parts: Parts, session: AsyncSession, agent_id: uuid.UUID, state: AgentState, by: By) -> Agent:
    """The floor is held. One who has left for good stays so, and gives back all the same."""
    agent = await session.get_one(Agent, agent_id, populate_existing=True)
    if agent.state is not AgentState.disabled:
        agent.state = state
    await session.flush()
    after_commit(session, lambda: parts.live.tell(DESK))
    if state in GIVES_BACK:
        await _give_back(parts, session, agent, by)
    elif state is AgentState.available:
        await parts.jobs.assign(session)
    return agent


async def miss(parts: Parts, session: AsyncSession, agent_id: uuid.UUID, by: By) -> None:
    """The same for one who does not take up what they are given: those they are talking to stay with them."""
    agent = await session.get_one(Agent, agent_id, populate_existing=True)
    if agent.state in MISSES:
        agent.state = AgentState.away
    await session.flush()
    after_commit(session, lambda: parts.live.tell(DESK))
    await _give_back(parts, session, agent, by, taken_up=False)


def _stays(handoff: Handoff, agent: Agent) -> bool:
    """Who was put aside until tomorrow waits through the night with their agent, unless the agent is gone for good."""
    return handoff.aside_since is not None and agent.state is not AgentState.disabled


async def _give_back(parts: Parts, session: AsyncSession, agent: Agent, by: By, *, taken_up: bool = True) -> None:
    """All are locked before the first is moved: whoever holds one of them may be waiting to queue the same job."""
    mine = await desk_repository.conversations_of(session, agent.id)
    held = [await conversations.hold(session, conversation_id) for conversation_id in mine]
    for conversation in held:
        handoff = await running(session, conversation.id)
        if handoff is None or handoff.agent_id != agent.id or _stays(handoff, agent):
            continue
        if handoff.accepted_at is None:
            await ownership.change(parts, session, conversation, Move.missed, by)
        elif taken_up:
            await ownership.change(parts, session, conversation, Move.left, by, said={"name": agent.given_name})
