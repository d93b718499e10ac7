"""Promised calls at the desk."""

import uuid

from fastapi import APIRouter

from api.access import Anybody
from api.auth import AgentUnknown
from api.callbacks import calling
from api.callbacks.calling import CallTaken, CallUnknown
from api.callbacks.schemas import CallOutcomeIn, CallOutcomeOut, DueCallsOut, TakenCallOut
from api.db import Transaction
from api.desk.service import CurrentAgent
from api.errors import answers
from api.parts import CurrentParts
from api.systems.base import SystemUnavailable

router = APIRouter(prefix="/v1/desk/callbacks", tags=["desk"], responses=answers(AgentUnknown))
AT = "/{callback_id}"


@router.get("")
async def list_calls(
    agent: CurrentAgent, transaction: Transaction, parts: CurrentParts, _caller: Anybody
) -> DueCallsOut:
    """What is to be rung for the agent's teams, the next first. Leads see every team's."""
    return await calling.listed(parts, transaction, agent.agent_id)


@router.post(f"{AT}/taking", responses=answers(CallUnknown, CallTaken))
async def take_call(
    callback_id: uuid.UUID, agent: CurrentAgent, transaction: Transaction, parts: CurrentParts, _caller: Anybody
) -> TakenCallOut:
    """The agent rings now: the number, and what it is about."""
    return await calling.take(parts, transaction, agent.agent_id, callback_id)


@router.post(f"{AT}/outcome", responses=answers(CallUnknown, CallTaken, SystemUnavailable))
async def end_call(
    callback_id: uuid.UUID, body: CallOutcomeIn, agent: CurrentAgent, parts: CurrentParts, _caller: Anybody
) -> CallOutcomeOut:
    """Done, or not reached: then it is tried again twice, and at last a case goes on with it."""
    return await calling.end(parts, agent.agent_id, callback_id, body)
