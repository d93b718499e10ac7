"""What a browser follows and tells as it happens: the feed, that somebody is writing, how far they have read."""

import uuid
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query
from fastapi.sse import EventSourceResponse, ServerSentEvent

from api.conversations import presence, service
from api.conversations.feed import Feed
from api.conversations.presence import CUSTOMER, NotWrittenYet
from api.conversations.readers import CustomerReader
from api.conversations.schemas import LAST_SEQ, SeenIn, Seq
from api.conversations.service import ConversationClosed, ConversationUnknown
from api.db import Transaction
from api.errors import answers
from api.limits import TooFast
from api.parts import CurrentParts
from api.sessions import Browser, SessionUnknown

router = APIRouter(
    prefix="/v1/conversations/{conversation_id}",
    tags=["conversations"],
    responses=answers(SessionUnknown, ConversationUnknown),
)


async def place(
    after: Annotated[Seq, Query()] = 0,
    last_event_id: Annotated[str | None, Header(include_in_schema=False)] = None,
) -> int:
    """Where a feed goes on. A browser that reconnects by itself names the last event instead."""
    if last_event_id and last_event_id.isdecimal() and len(last_event_id) <= len(str(LAST_SEQ)):
        return min(int(last_event_id), LAST_SEQ)
    return after


Place = Annotated[int, Depends(place)]


async def _feed(
    conversation_id: uuid.UUID, browser: Browser, transaction: Transaction, parts: CurrentParts, after: Place
) -> Feed:
    """Checked before the stream begins: afterwards it is too late for an error, and the transaction has ended."""
    conversation = await service.own(transaction, browser, conversation_id)
    return Feed(parts, CustomerReader(browser.id, conversation.id), after)


@router.get("/feed", response_class=EventSourceResponse)
async def follow_conversation(feed: Annotated[Feed, Depends(_feed)]) -> AsyncIterator[ServerSentEvent]:
    """Server-sent events: `message` (its id is the `seq`), `conversation`, `typing`, `idle`, `beat`, `reload`."""
    async for event in feed.events():
        yield event


@router.put("/typing", status_code=204, responses=answers(ConversationClosed, TooFast))
async def tell_of_typing(
    conversation_id: uuid.UUID, browser: Browser, transaction: Transaction, parts: CurrentParts
) -> None:
    """The customer is writing. It is over by itself after a few seconds, and kept nowhere."""
    conversation = await service.own(transaction, browser, conversation_id)
    await presence.is_writing(parts, conversation, CUSTOMER, str(browser.id))


@router.put("/seen", status_code=204, responses=answers(NotWrittenYet, TooFast))
async def note_seen(
    conversation_id: uuid.UUID, body: SeenIn, browser: Browser, transaction: Transaction, parts: CurrentParts
) -> None:
    """The customer has seen everything up to this message. What was seen before stays seen."""
    conversation = await service.own(transaction, browser, conversation_id)
    await presence.read_by_customer(parts, transaction, conversation, body.seq, str(browser.id))
