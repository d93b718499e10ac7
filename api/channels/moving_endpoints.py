"""From the page to the phone."""

import uuid

from fastapi import APIRouter

from api.access import Known
from api.channels import moving
from api.channels.moving import NoNumber, NothingToText, NotSignedInHere
from api.conversations import service
from api.conversations.schemas import TextedOut, TextsToOut
from api.conversations.service import ConversationUnknown
from api.db import Transaction
from api.errors import answers
from api.identity.addresses import masked
from api.limits import TooFast
from api.parts import CurrentParts
from api.sessions import Browser, SessionUnknown

router = APIRouter(tags=["conversations"], responses=answers(SessionUnknown, ConversationUnknown))
REFUSALS = answers(NothingToText, NoNumber, NotSignedInHere, TooFast)


@router.get("/v1/conversations/{conversation_id}/text-me")
async def show_number(
    conversation_id: uuid.UUID, browser: Browser, transaction: Transaction, parts: CurrentParts
) -> TextsToOut:
    """Whether messages can be texted to whoever is signed in here, and to which number."""
    await service.own(transaction, browser, conversation_id)
    number = await moving.texts_to(parts, transaction, browser)
    return TextsToOut(texts_to=masked(number, parts.brand.region) if number else None)


@router.post("/v1/conversations/{conversation_id}/messages/{message_id}/text-me", status_code=202, responses=REFUSALS)
async def text_me(
    conversation_id: uuid.UUID, message_id: uuid.UUID, browser: Browser, transaction: Transaction, parts: CurrentParts
) -> TextedOut:
    """Texts one of our messages, with its link, to the customer's own number. Once, however often it is asked for."""
    await parts.limits.count("text-me", str(browser.id), times=10, within=moving.HOUR)
    conversation = await service.own(transaction, browser, conversation_id)
    number = await moving.text_me(parts, transaction, browser, conversation, message_id)
    return TextedOut(texted_to=masked(number, parts.brand.region))


@router.post("/v1/text-me", status_code=202, responses=REFUSALS)
async def text_last(caller: Known, transaction: Transaction, parts: CurrentParts) -> TextedOut:
    """Texts what was answered last in this conversation to the customer's own number: the bot asks for it in words."""
    await parts.limits.count("text-me", caller.scope, times=10, within=moving.HOUR)
    number = await moving.text_last(parts, transaction, caller)
    return TextedOut(texted_to=masked(number, parts.brand.region))
