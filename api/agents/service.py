"""Agents are taken on, changed, sent away and let back in. Each change holds the floor: no two meet half-way."""

import uuid
from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from api.agents import deciding, repository
from api.agents.rendering import Known, colleague_out, person_out
from api.agents.schemas import ColleaguesOut, PeopleOut, PersonChange, PersonIn, PersonOut
from api.conversations.ownership import By
from api.desk import repository as desk
from api.desk.schemas import EndedOut
from api.errors import NotUnderstood, Refused
from api.factors import repository as factors
from api.handoff import presence
from api.handoff import repository as handoffs
from api.handoff.presence import NotFromHere
from api.parts import Parts
from models import ActorKind, Agent, AgentRole, AgentState


class EmailTaken(Refused):
    """Each agent logs in with an address of their own; one who has left keeps theirs."""

    title = "Another agent has that address"


class TeamsUnknown(NotUnderstood):
    """Teams are named by their codes."""

    title = "There is no such team"


class HasLeft(Refused):
    """Who has left is let back in first."""

    title = "This agent has left"


async def everybody(session: AsyncSession) -> PeopleOut:
    known = await _known(session)
    return PeopleOut(items=[person_out(agent, known) for agent in await repository.people(session)])


async def colleagues(session: AsyncSession) -> ColleaguesOut:
    chats = await repository.chats(session)
    here = [agent for agent in await repository.people(session) if agent.state is not AgentState.disabled]
    return ColleaguesOut(items=[colleague_out(agent, chats.get(agent.id, 0)) for agent in here])


async def show(session: AsyncSession, agent: Agent) -> PersonOut:
    await session.flush()
    return person_out(agent, await _known(session))


async def add(session: AsyncSession, me: uuid.UUID | None, told: PersonIn) -> Agent:
    await handoffs.hold_floor(session)
    await _insist_on_teams(session, told.teams)
    await _insist_on_free(session, told.email)
    agent = Agent(**{**told.model_dump(), "role": AgentRole(told.role)})
    session.add(agent)
    await session.flush()
    desk.note(session, "agent added", agent.id, me, role=told.role, teams=told.teams)
    return agent


async def change(
    parts: Parts, session: AsyncSession, me_id: uuid.UUID, agent_id: uuid.UUID, told: PersonChange
) -> PersonOut:
    agent, me = await held(session, me_id, agent_id)
    wanted = told.model_dump(exclude_none=True)
    changes = {name: value for name, value in wanted.items() if getattr(agent, name) != value}
    deciding.insist_on_admin_for(me, changes)
    if "email" in changes:
        await _insist_on_free(session, changes["email"])
    if "role" in changes:
        await deciding.insist_on_an_admin(session, agent)
        changes["role"] = AgentRole(changes["role"])
    if "teams" in changes:
        await _insist_on_teams(session, changes["teams"])
        await deciding.insist_on_somebody(session, agent, set(agent.teams) - set(changes["teams"]))
    for name, value in changes.items():
        setattr(agent, name, value)
    if changes:
        desk.note(session, "agent changed", agent.id, me_id, changed=sorted(changes))
        # Somebody who waits may be theirs by now.
        await parts.jobs.assign(session)
    return await show(session, agent)


async def set_state(
    parts: Parts, session: AsyncSession, me_id: uuid.UUID, agent_id: uuid.UUID, named: str
) -> PersonOut:
    """For an agent who went home and forgot to say so. Who is sent away gives everybody back."""
    agent, _ = await held(session, me_id, agent_id)
    state = AgentState(named)
    _insist_on_working(agent)
    if not agent.state.may_become(state):
        raise NotFromHere(f"{agent.name} is {agent.state.value}, and has nothing to finish.", field="state")
    desk.note(session, "agent state set", agent.id, me_id, state=state)
    await presence.go(parts, session, agent.id, state, By(ActorKind.agent, me_id))
    return await show(session, agent)


async def disable(parts: Parts, session: AsyncSession, me_id: uuid.UUID, agent_id: uuid.UUID) -> PersonOut:
    """Nothing is left with which they could come in; said twice, they have left once."""
    agent, me = await held(session, me_id, agent_id)
    deciding.insist_on_admin_for(me, {"state"})
    if agent.state is not AgentState.disabled:
        await deciding.insist_on_an_admin(session, agent)
        await deciding.insist_on_somebody(session, agent, agent.teams)
        await presence.go(parts, session, agent.id, AgentState.offline, By(ActorKind.agent, me_id))
        agent.state, agent.password_hash = AgentState.disabled, None
        await factors.forget(session, agent.id)
        await repository.drop_links(session, agent.id)
        await desk.end_all(session, agent.id, me_id)
        desk.note(session, "agent disabled", agent.id, me_id)
    return await show(session, agent)


async def enable(session: AsyncSession, me_id: uuid.UUID, agent_id: uuid.UUID) -> Agent:
    """They choose a new password, as on the first day."""
    agent, me = await held(session, me_id, agent_id)
    deciding.insist_on_admin_for(me, {"state"})
    if agent.state is AgentState.disabled:
        agent.state = AgentState.offline
        desk.note(session, "agent enabled", agent.id, me_id)
    return agent


async def forget_password(session: AsyncSession, me_id: uuid.UUID, agent_id: uuid.UUID) -> Agent:
    """The old one is worth nothing from now on."""
    agent, me = await held(session, me_id, agent_id)
    deciding.insist_on_admin_for(me, {"password"})
    _insist_on_working(agent)
    agent.password_hash = None
    await desk.end_all(session, agent.id, me_id)
    desk.note(session, "agent password reset", agent.id, me_id)
    return agent


async def forget_factor(session: AsyncSession, me_id: uuid.UUID, agent_id: uuid.UUID) -> None:
    """The next log-in sets up another one."""
    agent, me = await held(session, me_id, agent_id)
    deciding.insist_on_admin_for(me, {"second factor"})
    _insist_on_working(agent)
    await factors.forget(session, agent.id)
    await desk.end_all(session, agent.id, me_id)
    desk.note(session, "agent second factor reset", agent.id, me_id)


async def end_sessions(session: AsyncSession, me_id: uuid.UUID, agent_id: uuid.UUID) -> EndedOut:
    agent, _ = await held(session, me_id, agent_id)
    return EndedOut(ended=await desk.end_all(session, agent.id, me_id))


async def held(session: AsyncSession, me_id: uuid.UUID, agent_id: uuid.UUID) -> tuple[Agent, Agent]:
    """The agent, and who asks, with the floor held: whoever waits for it sees what was decided before."""
    await handoffs.hold_floor(session)
    me = await session.get_one(Agent, me_id, populate_existing=True)
    return deciding.named(me, await repository.find(session, agent_id)), me


async def _known(session: AsyncSession) -> Known:
    chats, links = await repository.chats(session), await repository.open_links(session)
    return Known(chats, await factors.who_have_one(session), links)


async def _insist_on_teams(session: AsyncSession, codes: Collection[str]) -> None:
    unknown = sorted(set(codes) - await repository.team_codes(session))
    if unknown:
        raise TeamsUnknown(f"There is no team called {', '.join(unknown)}. See which there are.", field="teams")


async def _insist_on_free(session: AsyncSession, email: str) -> None:
    holder = await repository.by_email(session, email)
    if holder is not None:
        left = holder.state is AgentState.disabled
        raise EmailTaken(f"{holder.name} has it{', who has left: let them back in' if left else ''}.", field="email")


def _insist_on_working(agent: Agent) -> None:
    if agent.state is AgentState.disabled:
        raise HasLeft("Let them back in first.")
