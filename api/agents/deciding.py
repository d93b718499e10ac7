"""What may be decided about agents, by whom, and what would leave customers with nobody."""

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from api.agents import repository
from api.errors import NotAllowed, NotFound, Refused
from models import Agent, AgentRole, AgentState

LEADS_CHANGE = frozenset({"skills"})


class PersonUnknown(NotFound):
    """No agent has that id."""

    title = "There is no such agent"


class NotYourTeam(NotAllowed):
    """Leads look after the agents of their own teams; who leads is for admins to change."""

    title = "This agent is not in a team of yours"


class ForAdmins(NotAllowed):
    """A lead says what an agent can do and whether they are there; the rest is a matter of contract."""

    title = "Only an admin changes that"


class LastAdmin(Refused):
    """Nobody could let anybody in any more."""

    title = "This is the only admin"


class TeamLeftEmpty(Refused):
    """Customers would wait in a line that nobody answers."""

    title = "Nobody else answers for that team"


def named(me: Agent, agent: Agent | None) -> Agent:
    """Whom `me` may look after: an admin everybody, a lead the agents of their teams."""
    if agent is None:
        raise PersonUnknown("See who there is.")
    if me.role is not AgentRole.admin:
        shares = set(me.teams) & set(agent.teams)
        if me.role is not AgentRole.lead or agent.role is not AgentRole.agent or not shares:
            raise NotYourTeam("Ask an admin, or a lead of theirs.")
    return agent


def insist_on_admin_for(me: Agent, changes: Collection[str]) -> None:
    beyond = sorted(set(changes) - LEADS_CHANGE)
    if me.role is not AgentRole.admin and beyond:
        raise ForAdmins(f"Ask an admin to change this: {', '.join(beyond)}.", field=beyond[0])


async def insist_on_an_admin(session: AsyncSession, agent: Agent) -> None:
    """Asked before this one stops being one."""
    is_one = agent.role is AgentRole.admin and agent.state is not AgentState.disabled
    if is_one and await repository.admins(session, AgentRole.admin) <= 1:
        raise LastAdmin("Make somebody else an admin first.")


async def insist_on_somebody(session: AsyncSession, agent: Agent, leaves: Collection[str]) -> None:
    """Asked before this one stops to answer for these teams, where customers wait or would be put back in line."""
    if not leaves or agent.state is AgentState.disabled:
        return
    others = await repository.answering(session, but=agent.id)
    in_need = [code for code, _ in await repository.running(session, leaves) if not others.get(code)]
    if in_need:
        named_teams = ", ".join(sorted(set(in_need)))
        raise TeamLeftEmpty(
            f"Customers are with it or wait for it: {named_teams}. Give somebody else the team first, or move them.",
            field="teams",
        )
