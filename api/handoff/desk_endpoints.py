"""An agent's day over HTTP: how they are, who waits, and what they do with whom they have."""

import uuid
from typing import Annotated, Literal

from fastapi import APIRouter, Query

from api.access import Anybody
from api.auth import AgentUnknown
from api.conversations import service as conversations
from api.conversations.ownership import ChangedHands
from api.conversations.schemas import ConversationOut
from api.conversations.service import ConversationUnknown
from api.db import Transaction
from api.desk.service import CurrentAgent
from api.errors import answers
from api.handoff import chats, desk_service, presence, transfers
from api.handoff.chats import HandsFull, NotAtWork, NoTeam, NotYours
from api.handoff.desk_schemas import ChatsOut, EndIn, QueueOut, ReturnIn, StateIn, StateOut, TransferIn
from api.handoff.desk_service import Narrowed
from api.handoff.presence import NotFromHere
from api.handoff.schemas import Word
from api.handoff.transfers import AgentNotFree, TeamClosed, TeamUnknown
from api.parts import CurrentParts
from models import AgentState

router = APIRouter(prefix="/v1/desk", tags=["desk"], responses=answers(AgentUnknown))
AT = "/conversations/{conversation_id}"
REFUSALS = (AgentUnknown, ConversationUnknown, ChangedHands, NotYours)
MOVED = answers(*REFUSALS)


@router.get("/state")
async def show_state(agent: CurrentAgent, transaction: Transaction, _caller: Anybody) -> StateOut:
    """How the agent is, and how many conversations they have."""
    return await desk_service.state_of(transaction, agent.agent_id)


@router.put("/state", responses=answers(NotFromHere))
async def set_state(
    body: StateIn, agent: CurrentAgent, transaction: Transaction, parts: CurrentParts, _caller: Anybody
) -> StateOut:
    """The agent says how they are. Whoever goes away or offline gives all back, at the head of the line."""
    await presence.tell(parts, transaction, agent.agent_id, AgentState(body.state))
    return await desk_service.state_of(transaction, agent.agent_id)


@router.put("/here", status_code=204)
async def tell_that_desk_is_open(agent: CurrentAgent, transaction: Transaction, _caller: Anybody) -> None:
    """Said every 20 seconds by an open desk: one that is silent for a minute is gone, and its conversations go back."""
    await presence.note_here(transaction, agent)


@router.get("/queue")
async def list_queue(
    agent: CurrentAgent,
    transaction: Transaction,
    parts: CurrentParts,
    _caller: Anybody,
    team: Annotated[Word | None, Query()] = None,
    skill: Annotated[Word | None, Query()] = None,
    due: Annotated[Literal["fine", "soon", "missed"] | None, Query()] = None,
) -> QueueOut:
    """Who waits for the agent's teams, who is next first. Leads see every line."""
    return await desk_service.queue(parts, transaction, agent.agent_id, Narrowed(team, skill, due))


@router.get("/chats")
async def list_chats(agent: CurrentAgent, transaction: Transaction, parts: CurrentParts, _caller: Anybody) -> ChatsOut:
    """The conversations this agent has, each with its card."""
    return await desk_service.chats(parts, transaction, agent.agent_id)


@router.post(f"{AT}/acceptance", responses=answers(AgentUnknown, ConversationUnknown, ChangedHands))
async def accept_conversation(
    conversation_id: uuid.UUID, agent: CurrentAgent, transaction: Transaction, parts: CurrentParts, _caller: Anybody
) -> ConversationOut:
    """The agent is there; the customer is told who."""
    return await conversations.show(
        transaction, await chats.accept(parts, transaction, agent.agent_id, conversation_id)
    )


@router.post(f"{AT}/take-over", responses=answers(*REFUSALS, HandsFull, NotAtWork, NoTeam))
async def take_conversation_over(
    conversation_id: uuid.UUID, agent: CurrentAgent, transaction: Transaction, parts: CurrentParts, _caller: Anybody
) -> ConversationOut:
    """From the assistant or out of the line. From a colleague only by a lead. An answer on its way is dropped."""
    return await conversations.show(
        transaction, await chats.take_over(parts, transaction, agent.agent_id, conversation_id)
    )


@router.post(f"{AT}/return", responses=MOVED)
async def return_conversation(
    conversation_id: uuid.UUID,
    body: ReturnIn,
    agent: CurrentAgent,
    transaction: Transaction,
    parts: CurrentParts,
    _caller: Anybody,
) -> ConversationOut:
    """The assistant goes on, with what is said to come next; the note is for whoever has it next."""
    moved = await chats.return_to_bot(parts, transaction, agent.agent_id, conversation_id, body)
    return await conversations.show(transaction, moved)


@router.post(
    f"{AT}/transfer",
    responses=answers(*REFUSALS, HandsFull, AgentNotFree, TeamClosed, TeamUnknown),
)
async def transfer_conversation(
    conversation_id: uuid.UUID,
    body: TransferIn,
    agent: CurrentAgent,
    transaction: Transaction,
    parts: CurrentParts,
    _caller: Anybody,
) -> ConversationOut:
    """To the head of a team's line, or to an agent who is free. A lead also gives on what others have, or waits."""
    moved = await transfers.transfer(parts, transaction, agent.agent_id, conversation_id, body)
    return await conversations.show(transaction, moved)


@router.post(f"{AT}/close", responses=MOVED)
async def close_conversation(
    conversation_id: uuid.UUID,
    body: EndIn,
    agent: CurrentAgent,
    transaction: Transaction,
    parts: CurrentParts,
    _caller: Anybody,
) -> ConversationOut:
    """It is over, for a reason and with a summary. What the customer says next opens another one."""
    moved = await chats.end(parts, transaction, agent.agent_id, conversation_id, body)
    return await conversations.show(transaction, moved)
