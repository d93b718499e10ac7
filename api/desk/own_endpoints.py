"""Over HTTP: an agent's sessions, password, second factor and recovery codes."""

import uuid

from fastapi import APIRouter, Request, Response

from api.access import Anybody
from api.auth import AgentUnknown
from api.db import Transaction
from api.desk import own, service
from api.desk.endpoints import REFUSALS, set_cookie
from api.desk.own import DeskUnknown, PasswordTooWeak
from api.desk.schemas import (
    DesksOut,
    EndedOut,
    FactorOut,
    FirstCodeIn,
    LogInIn,
    PasswordIn,
    ProofIn,
    RecoveryCodesOut,
    SetUpOut,
)
from api.desk.service import AskingBrowser, CurrentAgent
from api.errors import answers
from api.factors.service import FactorNotBegun
from api.parts import CurrentParts

router = APIRouter(prefix="/v1/desk", tags=["desk"], responses=answers(AgentUnknown))


@router.post("/second-factor", status_code=201, responses=answers(AgentUnknown, *REFUSALS))
async def begin_second_factor(
    body: LogInIn, _caller: Anybody, parts: CurrentParts, browser: AskingBrowser
) -> FactorOut:
    """For an agent who has none yet, or who proves the one there is. That one stays good until the new one's first
    code has come."""
    return await own.begin_factor(parts, body, browser)


@router.post("/second-factor/first-code", status_code=201, responses=answers(AgentUnknown, *REFUSALS, FactorNotBegun))
async def confirm_second_factor(
    body: FirstCodeIn,
    _caller: Anybody,
    parts: CurrentParts,
    request: Request,
    response: Response,
    browser: AskingBrowser,
) -> SetUpOut:
    """Sets it up, logs in, and tells the recovery codes: this once. Whatever was logged in before is not any more."""
    told, token = await own.confirm_factor(parts, body, browser)
    set_cookie(request, response, token)
    return told


@router.post("/recovery-codes", status_code=201, responses=answers(AgentUnknown, *REFUSALS, FactorNotBegun))
async def renew_recovery_codes(
    body: ProofIn,
    agent: CurrentAgent,
    _caller: Anybody,
    parts: CurrentParts,
    transaction: Transaction,
    browser: AskingBrowser,
) -> RecoveryCodesOut:
    """Ten new ones. Those there were are worth nothing any more."""
    return await own.renew_codes(parts, (await service.show(parts, transaction, agent)).email, body, browser)


@router.put("/password", status_code=204, responses=answers(AgentUnknown, *REFUSALS, PasswordTooWeak))
async def change_password(
    body: PasswordIn,
    agent: CurrentAgent,
    _caller: Anybody,
    parts: CurrentParts,
    transaction: Transaction,
    browser: AskingBrowser,
) -> None:
    """Everywhere else the agent is logged out."""
    await own.change_password(parts, agent, (await service.show(parts, transaction, agent)).email, body, browser)


@router.get("/sessions")
async def list_sessions(agent: CurrentAgent, transaction: Transaction, _caller: Anybody) -> DesksOut:
    """Where the agent is logged in, this desk first."""
    return await own.sessions(transaction, agent)


@router.delete("/sessions/{session_id}", status_code=204, responses=answers(DeskUnknown))
async def end_session(session_id: uuid.UUID, agent: CurrentAgent, transaction: Transaction, _caller: Anybody) -> None:
    """Logs out there. An open page of it is told nothing more."""
    await own.end_session(transaction, agent, session_id)


@router.delete("/sessions")
async def end_other_sessions(agent: CurrentAgent, transaction: Transaction, _caller: Anybody) -> EndedOut:
    """Logs out everywhere but here."""
    return await own.end_others(transaction, agent)
