"""Conversations over HTTP, for browsers."""

import uuid
from dataclasses import replace
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.conversations import repository, service, sign_in
from api.conversations.attached import FileNotHere
from api.conversations.knowing import SomebodyElse
from api.conversations.receiving import ChoiceOver, ChoiceUnknown
from api.conversations.rendering import message_out
from api.conversations.schemas import (
    CodeRequestIn,
    CodeSentOut,
    ConversationOut,
    MessageOut,
    MessagesOut,
    OpenIn,
    Seq,
    SignInIn,
)
from api.conversations.service import ConversationClosed, ConversationUnknown, MessageIdReused
from api.conversations.sign_in import NumberOfLostPhone
from api.db import Transaction
from api.errors import answers
from api.identity import service as identity
from api.identity.service import AddressNotUnderstood, CodeExpired, CodeWrong, TooManyCodes
from api.limits import TooFast
from api.parts import CurrentParts
from api.sessions import (
    AnyBrowser,
    Browser,
    CookieUnderWay,
    SessionCookie,
    SessionUnknown,
    find_browser,
    forget_cookie,
    is_secure,
    renew_cookie,
    source_of,
)
from connectors.registry import CONNECTORS
from connectors.web.schemas import MessageIn

router = APIRouter(prefix="/v1", tags=["conversations"])
MINE = answers(SessionUnknown, ConversationUnknown)
MINUTE = timedelta(minutes=1)


@router.post("/conversations", responses=answers(CookieUnderWay, TooFast))
async def open_conversation(
    _body: OpenIn, browser: AnyBrowser, transaction: Transaction, parts: CurrentParts
) -> ConversationOut:
    """Opens the browser's conversation, or takes it up where it was."""
    conversation = await service.open_conversation(parts, transaction, browser)
    return await service.show(transaction, conversation, browser)


@router.get("/conversations/{conversation_id}", responses=MINE)
async def show_conversation(conversation_id: uuid.UUID, browser: Browser, transaction: Transaction) -> ConversationOut:
    """Who answers, who is speaking, and how far it has come."""
    return await service.show(transaction, await service.own(transaction, browser, conversation_id), browser)


@router.get("/conversations/{conversation_id}/messages", responses=MINE)
async def list_messages(
    conversation_id: uuid.UUID,
    browser: Browser,
    transaction: Transaction,
    after: Annotated[Seq, Query()] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> MessagesOut:
    """The ledger from a place on."""
    conversation = await service.own(transaction, browser, conversation_id)
    messages = await repository.messages_after(transaction, conversation.id, after, limit)
    shown = [message_out(message, browser) for message in messages]
    return MessagesOut(messages=shown, last_seq=conversation.last_seq)


@router.post(
    "/conversations/{conversation_id}/messages",
    status_code=202,
    responses={**MINE, **answers(MessageIdReused, ConversationClosed, ChoiceUnknown, ChoiceOver, FileNotHere, TooFast)},
)
async def send_message(
    conversation_id: uuid.UUID,
    body: MessageIn,
    request: Request,
    response: Response,
    browser: Browser,
    transaction: Transaction,
    parts: CurrentParts,
) -> MessageOut:
    """Says something. Safe to repeat: under the same `client_message_id` it is stored and answered once."""
    await parts.limits.count("message", str(browser.id), times=40, within=MINUTE)
    conversation = await service.own(transaction, browser, conversation_id)
    raw = body.model_dump(mode="json", exclude_none=True)
    inbound = replace(CONNECTORS["web"].parse(raw)[0], source=source_of(request))
    level_before = browser.level, browser.verified_until
    message = await service.receive(parts, transaction, browser, conversation.id, inbound, raw)
    if (browser.level, browser.verified_until) != level_before:
        renew_cookie(browser, response, secure=is_secure(request))
    return message_out(message, browser)


@router.post(
    "/conversations/{conversation_id}/sign-in/codes",
    status_code=202,
    responses={**MINE, **answers(ConversationClosed, AddressNotUnderstood, NumberOfLostPhone, TooManyCodes, TooFast)},
)
async def send_code(
    conversation_id: uuid.UUID,
    body: CodeRequestIn,
    request: Request,
    browser: Browser,
    transaction: Transaction,
    parts: CurrentParts,
) -> CodeSentOut:
    """Sends a one-time code. The answer is the same whether or not the address is a customer's."""
    await sign_in.limit_codes(parts, source_of(request))
    conversation = await service.hold_own(transaction, browser, conversation_id)
    address = identity.understand(body.address, parts.brand)
    sent = await sign_in.send_code(parts, transaction, conversation, address)
    return sign_in.code_sent_out(parts, sent)


@router.post(
    "/conversations/{conversation_id}/sign-in",
    responses={**MINE, **answers(ConversationClosed, CodeWrong, CodeExpired, SomebodyElse)},
)
async def sign_in_with_code(
    conversation_id: uuid.UUID,
    body: SignInIn,
    request: Request,
    response: Response,
    browser: Browser,
    transaction: Transaction,
    parts: CurrentParts,
) -> ConversationOut:
    """Signs in; what the customer had asked for is answered next, in the feed.

    Who has a conversation at another of their browsers goes on in that one: the answer then names it."""
    conversation = await service.hold_own(transaction, browser, conversation_id)
    conversation = await sign_in.check_code(parts, transaction, conversation, body.code, browser)
    renew_cookie(browser, response, secure=is_secure(request))
    return await service.show(transaction, conversation, browser)


@router.post("/sign-out", status_code=204)
async def sign_out(
    request: Request, response: Response, transaction: Transaction, parts: CurrentParts, cookie: SessionCookie
) -> None:
    """Forgets this browser: the next person at it starts as nobody, in a conversation of their own."""
    browser = await find_browser(transaction, cookie)
    if browser is not None:
        await service.leave(parts, transaction, browser)
    forget_cookie(response, secure=is_secure(request))
    # What pages have kept in the browser goes too. Not its cookies: an agent's desk may have one of the same host.
    response.headers["Clear-Site-Data"] = '"storage"'
