"""The first admin of a new installation, whom nobody else could let in."""

from api.agents import inviting, repository, service
from api.agents.schemas import PersonIn
from api.db import Database
from api.desk import repository as desk
from api.factors import repository as factors
from api.handoff import repository as handoffs
from models import Agent, AgentRole, AgentState


class NotAnAdmin(Exception):
    """The address is that of an agent who is none; to make one of them is for an admin, at the desk."""


async def first_admin(database: Database, told: PersonIn) -> str:
    """The token of a link. One who is an admin already begins afresh: without password, second factor or sessions."""
    async with database.transaction() as session:
        await handoffs.hold_floor(session)
        agent = await repository.by_email(session, told.email)
        if agent is None:
            agent = await service.add(session, None, told)
        elif agent.role is not AgentRole.admin:
            raise NotAnAdmin(f"{told.email} is {agent.name}'s, who is no admin. Name another address.")
        else:
            await factors.forget(session, agent.id)
            await desk.end_all(session, agent.id, None)
            _begin_afresh(agent)
            desk.note(session, "agent password reset", agent.id, None)
        return (await inviting.make_link(session, agent.id))[0]


def _begin_afresh(agent: Agent) -> None:
    agent.password_hash = None
    if agent.state is AgentState.disabled:
        agent.state = AgentState.offline
