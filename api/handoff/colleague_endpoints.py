"""Who else works at the desk, over HTTP."""

from fastapi import APIRouter

from api.access import Anybody
from api.auth import AgentUnknown
from api.db import Transaction
from api.desk.service import CurrentAgent
from api.errors import answers
from api.handoff import colleagues
from api.handoff.colleagues import ColleaguesOut
from api.parts import CurrentParts

router = APIRouter(prefix="/v1/desk", tags=["desk"], responses=answers(AgentUnknown))


@router.get("/colleagues")
async def list_colleagues(
    agent: CurrentAgent, transaction: Transaction, parts: CurrentParts, _caller: Anybody
) -> ColleaguesOut:
    """The teams and the agents somebody can be given on to, and who can be named in a note."""
    return await colleagues.colleagues(parts, transaction, agent.agent_id)
