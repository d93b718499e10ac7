"""Notes, drafts and company over HTTP: what agents write and see of each other at one conversation."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Query, Request

from api.access import Anybody
from api.conversations.schemas import Seq
from api.db import Transaction
from api.desk import watching
from api.desk.service import CurrentAgent
from api.errors import answers
from api.parts import CurrentParts
from api.writing import company, drafts, notes
from api.writing.notes import AgentNotHere, NoteIdReused
from api.writing.rendering import note_out
from api.writing.schemas import CompanyOut, DraftIn, LookingIn, Mode, NoteIn, NoteOut, NotesOut
from models import Agent, DraftMode

router = APIRouter()


@router.get("/notes")
async def list_notes(
    conversation_id: uuid.UUID,
    request: Request,
    agent: CurrentAgent,
    transaction: Transaction,
    parts: CurrentParts,
    _caller: Anybody,
    after: Annotated[Seq, Query()] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 200,
) -> NotesOut:
    """What agents have written for each other about this conversation, the oldest first."""
    conversation = await watching.look(request, parts, transaction, agent, conversation_id)
    found = await notes.after(transaction, conversation.id, after, limit)
    return NotesOut(items=[note_out(note) for note in found])


@router.post("/notes", status_code=201, responses=answers(NoteIdReused, AgentNotHere))
async def write_note(
    conversation_id: uuid.UUID,
    body: NoteIn,
    agent: CurrentAgent,
    transaction: Transaction,
    parts: CurrentParts,
    _caller: Anybody,
) -> NoteOut:
    """Only agents ever see it. Safe to repeat under the same `client_note_id`. Any agent may write one, whoever has the
    conversation."""
    return note_out(await notes.add(parts, transaction, agent.agent_id, conversation_id, body))


@router.put("/drafts/{mode}", status_code=204)
async def keep_draft(
    conversation_id: uuid.UUID,
    mode: Mode,
    body: DraftIn,
    agent: CurrentAgent,
    transaction: Transaction,
    _caller: Anybody,
) -> None:
    """What has been typed so far. An empty text throws it away, and so does sending it."""
    await drafts.keep(transaction, agent.agent_id, conversation_id, DraftMode(mode), body.text)


@router.put("/looking", status_code=204)
async def tell_of_looking(
    conversation_id: uuid.UUID,
    body: LookingIn,
    agent: CurrentAgent,
    transaction: Transaction,
    parts: CurrentParts,
    _caller: Anybody,
) -> None:
    """The agent has it open; said every 15 seconds, and at once when they begin or stop to write. Kept nowhere."""
    await watching.named(transaction, conversation_id)
    await company.look(parts, await transaction.get_one(Agent, agent.agent_id), conversation_id, body.writing)


@router.delete("/looking", status_code=204)
async def tell_of_leaving(
    conversation_id: uuid.UUID, agent: CurrentAgent, parts: CurrentParts, _caller: Anybody
) -> None:
    """The agent has turned to something else. Whoever does not say so is forgotten after 25 seconds."""
    await company.leave(parts, agent.agent_id, conversation_id)


@router.get("/company")
async def show_company(
    conversation_id: uuid.UUID, agent: CurrentAgent, transaction: Transaction, parts: CurrentParts, _caller: Anybody
) -> CompanyOut:
    """Who else has it open, and who of them is writing."""
    await watching.named(transaction, conversation_id)
    return await company.others(parts, agent.agent_id, conversation_id)
