"""What is an agent's own over HTTP, whatever the conversation: drafts, and the notes that name them."""

import uuid

from fastapi import APIRouter

from api.access import Anybody
from api.auth import AgentUnknown
from api.db import Transaction
from api.desk.service import CurrentAgent
from api.errors import answers
from api.paging import AskedPage, CursorNotUnderstood, Page
from api.parts import CurrentParts
from api.writing import drafts, notes
from api.writing.notes import MentionUnknown
from api.writing.rendering import note_out
from api.writing.schemas import DraftOut, DraftsOut, MentionOut

router = APIRouter(prefix="/v1/desk", tags=["desk"], responses=answers(AgentUnknown))


@router.get("/drafts")
async def list_drafts(agent: CurrentAgent, transaction: Transaction, _caller: Anybody) -> DraftsOut:
    """Everything this agent has typed and not sent, the last one first."""
    found = await drafts.of_agent(transaction, agent.agent_id)
    return DraftsOut(items=[DraftOut.model_validate(draft, from_attributes=True) for draft in found])


@router.get("/mentions", responses=answers(CursorNotUnderstood))
async def list_mentions(
    agent: CurrentAgent, transaction: Transaction, asked: AskedPage, _caller: Anybody
) -> Page[MentionOut]:
    """Notes that name this agent: those not seen yet first, then the newest."""
    found = await notes.mentions_of(transaction, agent.agent_id, asked)
    items = [MentionOut(id=each.id, note=note_out(each.note), seen_at=each.seen_at) for each in found.items]
    return Page(items=items, next=found.next)


@router.put("/mentions/{mention_id}/seen", status_code=204, responses=answers(MentionUnknown))
async def note_mention_seen(
    mention_id: uuid.UUID, agent: CurrentAgent, transaction: Transaction, parts: CurrentParts, _caller: Anybody
) -> None:
    """The agent has seen it. What was seen before stays seen."""
    await notes.see(parts, transaction, agent.agent_id, mention_id)
