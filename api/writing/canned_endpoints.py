"""Canned texts over HTTP: for agents to find and use, for leads to keep."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Query, Request

from api.access import Anybody
from api.auth import AgentUnknown
from api.conversations.service import ConversationUnknown
from api.db import Transaction
from api.desk import watching
from api.desk.service import CurrentAgent, CurrentLead, LeadsOnly
from api.errors import answers
from api.handoff.transfers import TeamUnknown
from api.parts import CurrentParts
from api.writing import canned
from api.writing.canned import CannedUnknown, ShortcutTaken, canned_out
from api.writing.canned_schemas import CannedIn, CannedListOut, CannedOut, FilledOut, Language, PlaceholderOut
from api.writing.filling import PLACEHOLDERS, PlaceholderUnknown

router = APIRouter(prefix="/v1/desk", tags=["desk"], responses=answers(AgentUnknown))
KEPT = (AgentUnknown, LeadsOnly, TeamUnknown, ShortcutTaken, PlaceholderUnknown)


@router.get("/canned")
async def list_canned(
    agent: CurrentAgent,
    transaction: Transaction,
    _caller: Anybody,
    q: Annotated[str | None, Query(max_length=100, description="in its shortcut, its title or its text")] = None,
    language: Annotated[Language | None, Query()] = None,
) -> CannedListOut:
    """Everybody's and those of the agent's teams; leads see all. What begins with the words comes first."""
    found = await canned.find(transaction, agent.agent_id, q, language)
    places = [PlaceholderOut(name=name, means=means) for name, means in PLACEHOLDERS.items()]
    return CannedListOut(items=[canned_out(each) for each in found], placeholders=places)


@router.get(
    "/conversations/{conversation_id}/canned/{canned_id}", responses=answers(ConversationUnknown, CannedUnknown)
)
async def fill_canned(
    conversation_id: uuid.UUID,
    canned_id: uuid.UUID,
    request: Request,
    agent: CurrentAgent,
    transaction: Transaction,
    parts: CurrentParts,
    _caller: Anybody,
) -> FilledOut:
    """Filled in for this customer. What could not be filled in is named; sending is refused until it is replaced."""
    conversation = await watching.look(request, parts, transaction, agent, conversation_id)
    return await canned.fill(parts, transaction, agent.agent_id, conversation, canned_id)


@router.post("/canned", status_code=201, responses=answers(*KEPT))
async def add_canned(body: CannedIn, lead: CurrentLead, transaction: Transaction, _caller: Anybody) -> CannedOut:
    """Adds one. Sent twice, the second finds the shortcut taken, so it needs no Idempotency-Key."""
    return canned_out(await canned.add(transaction, lead.agent_id, body))


@router.put("/canned/{canned_id}", responses=answers(*KEPT, CannedUnknown))
async def change_canned(
    canned_id: uuid.UUID, body: CannedIn, lead: CurrentLead, transaction: Transaction, _caller: Anybody
) -> CannedOut:
    """All of it, as it is to be from now on."""
    return canned_out(await canned.change(transaction, lead.agent_id, canned_id, body))


@router.delete("/canned/{canned_id}", status_code=204, responses=answers(AgentUnknown, LeadsOnly, CannedUnknown))
async def remove_canned(canned_id: uuid.UUID, lead: CurrentLead, transaction: Transaction, _caller: Anybody) -> None:
    """It is gone; what was sent with it stays said."""
    await canned.remove(transaction, lead.agent_id, canned_id)
