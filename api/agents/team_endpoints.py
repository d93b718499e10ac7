"""Teams over HTTP: every agent sees them, admins change them."""

from typing import Annotated

from fastapi import APIRouter, Path

from api.access import Anybody
from api.agents import teams
from api.agents.team_schemas import NewTeamIn, TeamIn, TeamOut, TeamsOut
from api.agents.teams import LastForTheRest, TeamNeeded, TeamTaken, TopicTaken
from api.auth import AgentUnknown
from api.db import Transaction
from api.desk.service import AdminsOnly, CurrentAdmin, CurrentAgent
from api.errors import answers
from api.handoff.transfers import TeamUnknown
from api.parts import CurrentParts

router = APIRouter(prefix="/v1/desk/teams", tags=["desk"], responses=answers(AgentUnknown))
Code = Annotated[str, Path(max_length=32, pattern=r"^[a-z0-9_]+$")]


@router.get("")
async def list_teams(_agent: CurrentAgent, parts: CurrentParts, transaction: Transaction, _caller: Anybody) -> TeamsOut:
    """Which teams there are, what they answer, and whether they are open."""
    return await teams.everyone(parts, transaction)


@router.post("", status_code=201, responses=answers(AgentUnknown, AdminsOnly, TeamTaken, TopicTaken))
async def add_team(
    body: NewTeamIn, admin: CurrentAdmin, parts: CurrentParts, transaction: Transaction, _caller: Anybody
) -> TeamOut:
    """Agents are given it afterwards."""
    return await teams.add(parts, transaction, admin.agent_id, body)


@router.put("/{code}", responses=answers(AgentUnknown, AdminsOnly, TeamUnknown, TopicTaken, LastForTheRest))
async def change_team(
    code: Code, body: TeamIn, admin: CurrentAdmin, parts: CurrentParts, transaction: Transaction, _caller: Anybody
) -> TeamOut:
    """The whole of it. Who waits for a team that closes by this goes back to the assistant, and is told so."""
    return await teams.change(parts, transaction, admin.agent_id, code, body)


@router.delete(
    "/{code}", status_code=204, responses=answers(AgentUnknown, AdminsOnly, TeamUnknown, TeamNeeded, LastForTheRest)
)
async def remove_team(code: Code, admin: CurrentAdmin, transaction: Transaction, _caller: Anybody) -> None:
    """One that nobody answers for, and that no conversation was ever given to."""
    await teams.remove(transaction, admin.agent_id, code)
