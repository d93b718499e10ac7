"""Signing in by the operator's own site over HTTP: the widget hands on what the site has signed."""

import uuid
from datetime import timedelta

from fastapi import APIRouter, Request, Response

from api.conversations import repository, service, vouched
from api.conversations.knowing import SomebodyElse
from api.conversations.schemas import ConversationOut, VouchIn
from api.conversations.service import ConversationClosed, ConversationUnknown
from api.conversations.vouched import VouchedUnknown, VouchNotSetUp, VouchUsed
from api.db import Transaction
from api.errors import answers
from api.identity.vouching import (
    VouchExpired,
    VouchForAnother,
    VouchNotTrusted,
    VouchNotUnderstood,
    VouchTooEarly,
    VouchTooLong,
)
from api.limits import TooFast
from api.parts import CurrentParts
from api.sessions import Browser, SessionUnknown, is_secure, renew_cookie

REFUSALS = (
    SessionUnknown,
    ConversationUnknown,
    ConversationClosed,
    VouchNotSetUp,
    VouchedUnknown,
    VouchUsed,
    SomebodyElse,
    VouchNotTrusted,
    VouchForAnother,
    VouchNotUnderstood,
    VouchTooEarly,
    VouchTooLong,
    VouchExpired,
    TooFast,
)
router = APIRouter(prefix="/v1/conversations", tags=["conversations"], responses=answers(*REFUSALS))


@router.post("/{conversation_id}/identity")
async def vouch_for_customer(
    conversation_id: uuid.UUID,
    body: VouchIn,
    request: Request,
    response: Response,
    browser: Browser,
    transaction: Transaction,
    parts: CurrentParts,
) -> ConversationOut:
    """The customer is signed in at the operator's own site, which says so in a token that it has signed.

    They are then *identified*, which is enough to read; paying and changing ask for a code. A token is taken once.
    """
    await parts.limits.count("identity", str(browser.id), times=20, within=timedelta(minutes=1))
    conversation = await service.hold_own(transaction, browser, conversation_id)
    # Another page of this browser may have come first: what that did is known from here on, and not done twice.
    if await repository.has_left(transaction, browser):
        raise SessionUnknown("This browser was signed out meanwhile.")
    token = body.token.get_secret_value()
    conversation, is_news = await vouched.vouch(parts, transaction, browser, conversation, token)
    if is_news:
        renew_cookie(browser, response, secure=is_secure(request))
    return await service.show(transaction, conversation, browser)
