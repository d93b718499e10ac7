"""From the page to the phone."""

import uuid

from fastapi import APIRouter

from api.channels import moving
from api.channels.moving import NoNumber, NothingToText, NotSignedInHere
from api.conversations import service
from api.conversations.schemas import TextedOut
from api.conversations.service import ConversationUnknown
from api.db import Transaction
from api.errors import answers
from api.identity.addresses import masked
from api.limits import TooFast
from api.parts import CurrentParts
from api.sessions import Browser, SessionUnknown

router = APIRouter(
    prefix="/v1/conversations",
    tags=["conversations"],
    responses=answers(SessionUnknown, ConversationUnknown, NothingToText, NoNumber, NotSignedInHere, TooFast),
)


@router.post("/{conversation_id}/messages/{message_id}/text-me", status_code=202)
async def text_me(
    conversation_id: uuid.UUID, message_id: uuid.UUID, browser: Browser, transaction: Transaction, parts: CurrentParts
) -> TextedOut:
    """Texts one of our messages, with its link, to the customer's own number. Once, however often it is asked for."""
    await parts.limits.count("text-me", str(browser.id), times=10, within=moving.HOUR)
    conversation = await service.own(transaction, browser, conversation_id)
    number = await moving.text_me(parts, transaction, browser, conversation, message_id)
    return TextedOut(texted_to=masked(number, parts.brand.region))
