"""Who works at the desk, over HTTP: leads see them, admins decide."""

import uuid

from fastapi import APIRouter

from api.access import Anybody
from api.agents import inviting, service, welcoming
from api.agents.deciding import ForAdmins, LastAdmin, NotYourTeam, PersonUnknown, TeamLeftEmpty
from api.agents.schemas import (
    ColleaguesOut,
    InvitedOut,
    PeopleOut,
    PersonChange,
    PersonIn,
    PersonOut,
    PersonStateIn,
    SetUpDoneOut,
    SetUpIn,
)
from api.agents.service import EmailTaken, HasLeft, TeamsUnknown
from api.auth import AgentUnknown
from api.db import Transaction
from api.desk.own import PasswordTooWeak
from api.desk.proving import LinkOver
from api.desk.schemas import EndedOut
from api.desk.service import AdminsOnly, AskingBrowser, CurrentAdmin, CurrentAgent, CurrentLead, LeadsOnly
from api.errors import answers
from api.handoff.presence import NotFromHere
from api.limits import TooFast
from api.parts import CurrentParts

router = APIRouter(prefix="/v1/desk", tags=["desk"], responses=answers(AgentUnknown))
ONE = "/agents/{agent_id}"
OF_A_TEAM = (AgentUnknown, LeadsOnly, NotYourTeam, PersonUnknown)
OF_ALL = (AgentUnknown, AdminsOnly, PersonUnknown)


@router.get("/agents", responses=answers(AgentUnknown, LeadsOnly))
async def list_agents(_lead: CurrentLead, transaction: Transaction, _caller: Anybody) -> PeopleOut:
    """Everybody who answers customers, for leads and admins."""
    return await service.everybody(transaction)


@router.get("/colleagues")
async def list_colleagues(_agent: CurrentAgent, transaction: Transaction, _caller: Anybody) -> ColleaguesOut:
    """Whom a conversation can be given to or a note can name, and how much they have to do: for every agent."""
    return await service.colleagues(transaction)


@router.post("/agents", status_code=201, responses=answers(AgentUnknown, AdminsOnly, EmailTaken, TeamsUnknown))
async def add_agent(body: PersonIn, admin: CurrentAdmin, parts: CurrentParts, _caller: Anybody) -> InvitedOut:
    """Takes somebody on. They choose a password with a link that goes to their address, or is answered here."""
    return await welcoming.add(parts, admin.agent_id, body)


@router.patch(ONE, responses=answers(*OF_A_TEAM, ForAdmins, EmailTaken, TeamsUnknown, LastAdmin, TeamLeftEmpty))
async def change_agent(
    agent_id: uuid.UUID,
    body: PersonChange,
    lead: CurrentLead,
    parts: CurrentParts,
    transaction: Transaction,
    _caller: Anybody,
) -> PersonOut:
    """A lead changes the skills of their teams' agents, an admin everything."""
    return await service.change(parts, transaction, lead.agent_id, agent_id, body)


@router.put(f"{ONE}/state", responses=answers(*OF_A_TEAM, HasLeft, NotFromHere))
async def set_agent_state(
    agent_id: uuid.UUID,
    body: PersonStateIn,
    lead: CurrentLead,
    parts: CurrentParts,
    transaction: Transaction,
    _caller: Anybody,
) -> PersonOut:
    """Who is sent away or offline gives all their conversations back, at the head of the line."""
    return await service.set_state(parts, transaction, lead.agent_id, agent_id, body.state)


@router.post(f"{ONE}/disable", responses=answers(*OF_ALL, LastAdmin, TeamLeftEmpty))
async def disable_agent(
    agent_id: uuid.UUID, admin: CurrentAdmin, parts: CurrentParts, transaction: Transaction, _caller: Anybody
) -> PersonOut:
    """Sends an agent away: out at once, with no password left. Their conversations go back to the line."""
    return await service.disable(parts, transaction, admin.agent_id, agent_id)


@router.post(f"{ONE}/invitation", responses=answers(*OF_ALL))
async def invite_agent(agent_id: uuid.UUID, admin: CurrentAdmin, parts: CurrentParts, _caller: Anybody) -> InvitedOut:
    """A new link to choose a password; also lets back in who had left. The links before it are worth nothing."""
    return await welcoming.let_back_in(parts, admin.agent_id, agent_id)


@router.post(f"{ONE}/password-reset", responses=answers(*OF_ALL, HasLeft))
async def reset_password(agent_id: uuid.UUID, admin: CurrentAdmin, parts: CurrentParts, _caller: Anybody) -> InvitedOut:
    """The old password is worth nothing at once, and the agent is logged out everywhere."""
    return await welcoming.reset_password(parts, admin.agent_id, agent_id)


@router.delete(f"{ONE}/second-factor", status_code=204, responses=answers(*OF_ALL, HasLeft))
async def reset_second_factor(
    agent_id: uuid.UUID, admin: CurrentAdmin, transaction: Transaction, _caller: Anybody
) -> None:
    """For a lost phone without recovery codes. The agent is logged out, and sets up another at the next log-in."""
    await service.forget_factor(transaction, admin.agent_id, agent_id)


@router.delete(f"{ONE}/sessions", responses=answers(*OF_A_TEAM))
async def end_agent_sessions(
    agent_id: uuid.UUID, lead: CurrentLead, transaction: Transaction, _caller: Anybody
) -> EndedOut:
    """Logs an agent out everywhere."""
    return await service.end_sessions(transaction, lead.agent_id, agent_id)


@router.post("/set-up", responses=answers(LinkOver, PasswordTooWeak, TooFast))
async def choose_password(body: SetUpIn, parts: CurrentParts, browser: AskingBrowser, _caller: Anybody) -> SetUpDoneOut:
    """With the token of a link, once. The agent logs in with it afterwards."""
    email = await inviting.use(parts, body.token, body.password.get_secret_value(), browser.source)
    return SetUpDoneOut(email=email)
