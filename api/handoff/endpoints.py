"""A person asked for over HTTP: by the bot, for the customer whose turn it answers, or by the customer's page."""

from fastapi import APIRouter

from api.access import Anybody
from api.channels.moving import NoNumber, NotSignedInHere
from api.conversations.ownership import ChangedHands
from api.conversations.service import ConversationClosed, ConversationUnknown
from api.db import Transaction
from api.errors import answers
from api.handoff import leaving, service
from api.handoff.leaving import AnsweredByText, NotInLine
from api.handoff.schemas import HandoffIn, HandoffOut
from api.handoff.service import OwnConversation, WithAgent
from api.limits import TooFast
from api.parts import CurrentParts
from api.tokens import TokenRefused

router = APIRouter(
    prefix="/v1/handoffs", tags=["conversations", "handoffs"], responses=answers(TokenRefused, ConversationUnknown)
)


@router.post("", responses=answers(ConversationClosed, ChangedHands, TooFast))
async def ask_for_person(
    body: HandoffIn, caller: Anybody, conversation: OwnConversation, transaction: Transaction, parts: CurrentParts
) -> HandoffOut:
    """Puts the caller's own conversation in line for a person. While one runs, asking again tells where it stands.

    Out of the team's hours nobody is put in line: the answer says when it opens, and what there is instead.
    """
    return await service.ask(parts, transaction, caller, conversation, body)


@router.get("/mine")
async def show_handoff(
    caller: Anybody, conversation: OwnConversation, transaction: Transaction, parts: CurrentParts
) -> HandoffOut:
    """Place in the line, expected wait, or who answers."""
    return await service.show(parts, transaction, caller, conversation)


@router.delete("/mine", responses=answers(ConversationClosed, WithAgent, ChangedHands, TooFast))
async def go_back_to_assistant(
    caller: Anybody, conversation: OwnConversation, transaction: Transaction, parts: CurrentParts
) -> HandoffOut:
    """The customer waits no longer: the assistant answers again."""
    return await service.withdraw(parts, transaction, caller, conversation)


@router.post(
    "/mine/text-me",
    responses=answers(
        ConversationClosed, WithAgent, ChangedHands, NotInLine, AnsweredByText, NoNumber, NotSignedInHere, TooFast
    ),
)
async def wait_by_text(
    caller: Anybody, conversation: OwnConversation, transaction: Transaction, parts: CurrentParts
) -> HandoffOut:
    """The customer leaves the page and keeps the place in line: whoever takes it answers by text. Safe to repeat."""
    return await leaving.wait_by_text(parts, transaction, caller, conversation)
