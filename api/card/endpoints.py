"""The card and what goes with it over HTTP: for agents at the desk alone. Each look leaves a line in the trace."""

import uuid

from fastapi import APIRouter

from api.access import Anybody
from api.auth import AgentUnknown
from api.card import proving, service, suggesting, summing_up, threads
from api.card.looking import Looked
from api.card.proving import AlreadyProven, NobodyKnown
from api.card.schemas import CardOut
from api.card.talk_schemas import CheckedIn, CodeAskedOut, SuggestionOut, SummaryOut, ThreadOut, VouchedOut
from api.conversations.ownership import ChangedHands
from api.conversations.service import ConversationUnknown
from api.conversations.sign_in import NumberOfLostPhone
from api.db import Transaction
from api.desk.service import CurrentAgent
from api.errors import answers
from api.handoff.chats import NotTakenUp, NotYours
from api.identity.service import TooManyCodes
from api.limits import TooFast
from api.paging import AskedPage, CursorNotUnderstood, Page
from api.parts import CurrentParts

router = APIRouter(
    prefix="/v1/desk/conversations/{conversation_id}",
    tags=["desk"],
    responses=answers(AgentUnknown, ConversationUnknown),
)
HAVE_IT = (ChangedHands, NotYours)


@router.get("/card")
async def show_card(look: Looked, parts: CurrentParts, _caller: Anybody) -> CardOut:
    """Who it is and how that was proven, what they want, what was tried, what comes next, and how things stand.

    Each part is asked for by itself: one whose system is slow or down says so, with what it said last.
    """
    return await service.card(parts, look)


@router.get("/threads", responses=answers(CursorNotUnderstood))
async def list_other_threads(look: Looked, parts: CurrentParts, asked: AskedPage, _caller: Anybody) -> Page[ThreadOut]:
    """The same customer's other conversations on all channels, newest first."""
    return await threads.threads(parts, look, asked)


@router.get("/summary")
async def sum_up(look: Looked, parts: CurrentParts, _caller: Anybody) -> SummaryOut:
    """What was asked, done and left open, and who had it: facts of the record, for closing and for who takes over."""
    return await summing_up.summary(parts, look)


@router.get("/suggestion", responses=answers(*HAVE_IT, TooFast))
async def suggest_answer(look: Looked, parts: CurrentParts, _caller: Anybody) -> SuggestionOut:
    """What the assistant would answer to the customer's last message. Nothing is said, done or remembered by it."""
    return await suggesting.suggestion(parts, look)


@router.post("/verification", responses=answers(*HAVE_IT, NotTakenUp, NobodyKnown))
async def vouch_for_who_it_is(
    conversation_id: uuid.UUID,
    body: CheckedIn,
    agent: CurrentAgent,
    transaction: Transaction,
    parts: CurrentParts,
    _caller: Anybody,
) -> VouchedOut:
    """The agent has checked who it is: verified for a quarter of an hour, in this conversation."""
    return await proving.vouch(parts, transaction, agent.agent_id, conversation_id, body)


@router.post(
    "/code",
    status_code=202,
    responses=answers(*HAVE_IT, NotTakenUp, AlreadyProven, NumberOfLostPhone, TooManyCodes, TooFast),
)
async def ask_customer_for_code(
    conversation_id: uuid.UUID, agent: CurrentAgent, transaction: Transaction, parts: CurrentParts, _caller: Anybody
) -> CodeAskedOut:
    """The customer is asked in the chat to prove who they are: by a new code to where the last one went, if one did."""
    return await proving.ask_for_code(parts, transaction, agent.agent_id, conversation_id)
