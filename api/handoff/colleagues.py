"""To whom an agent can give somebody on, and whom they can name in a note: the teams and the people of the desk."""

import uuid
from typing import Literal

from pydantic import BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession

from api.handoff import desk_repository
from api.handoff.assigning import seen_after
from api.handoff.hours import is_open
from api.parts import Parts
from models import Agent, AgentState
from models.base import now


class TeamBriefOut(BaseModel):
    code: str = Field(examples=["technical"])
    name: str
    open: bool = Field(description="whether it answers now")


class ColleagueOut(BaseModel):
    id: uuid.UUID
    name: str
    state: Literal["available", "away", "finishing", "offline"]
    free: bool = Field(description="whether somebody can be given to them now")


class ColleaguesOut(BaseModel):
    teams: list[TeamBriefOut]
    agents: list[ColleagueOut] = Field(description="everybody else who works here")


async def colleagues(parts: Parts, session: AsyncSession, agent_id: uuid.UUID) -> ColleaguesOut:
    at, zone = now(), parts.formats.timezone
    teams = (await desk_repository.teams(session)).values()
    load = await desk_repository.loads(session)
    others = await desk_repository.others(session, agent_id)
    return ColleaguesOut(
        teams=[
            TeamBriefOut(code=team.code, name=team.name, open=is_open(team, at, zone))
            for team in sorted(teams, key=lambda team: team.name)
        ],
        agents=[_colleague(parts, agent, load.get(agent.id, 0)) for agent in others],
    )


def _colleague(parts: Parts, agent: Agent, load: int) -> ColleagueOut:
    is_there = agent.seen_at is not None and agent.seen_at > seen_after(parts)
    state = agent.state if is_there else AgentState.offline
    free = state is AgentState.available and load < agent.capacity
    return ColleagueOut.model_validate({"id": agent.id, "name": agent.name, "state": state.value, "free": free})
