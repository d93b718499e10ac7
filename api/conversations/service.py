"""In: opening a conversation, and taking in what a customer says, once."""

import hashlib
import hmac
import json
import uuid
from dataclasses import replace
from functools import partial
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from api import wording
from api.auth import level_now, talks_as
from api.conversations import home, ledger, ownership, receiving, repository, sign_in, speaking
from api.conversations.ownership import By, Move
from api.conversations.schemas import ConversationOut
from api.db import after_commit
from api.errors import NotFound, Refused
from api.parts import Parts
from api.sessions import SessionUnknown
from connectors.base import Inbound
from connectors.content import SignInForm
from models import ActorKind, BrowserSession, Conversation, ConversationOwner, Customer, Level, Message
from models.base import now


class ConversationUnknown(NotFound):
    """There is no such conversation, or it is somebody else's: the caller can't tell which."""

    title = "No such conversation"


class ConversationClosed(Refused):
    """It has ended; a new one has to be opened."""

    title = "This conversation has ended"


class MessageIdReused(Refused):
    """Another message has come under this id before."""

    title = "This message id is taken"


async def open_conversation(parts: Parts, session: AsyncSession, browser: BrowserSession) -> Conversation:
    """The browser's one open conversation; a new one begins with the assistant saying who it is."""
    await repository.lock_contacts(session, browser.contact_id)
    if await repository.has_left(session, browser):
        raise SessionUnknown("This browser has just been signed out.")
    browser.seen_at = now()
    contact_id = await home.settle(parts, session, browser)
    conversation = await repository.find_open(session, contact_id)
    if conversation is not None:
        return conversation
    conversation = Conversation(
        contact_id=contact_id,
        channel="web",
        owner=ConversationOwner.bot,
        customer_id=browser.customer_id,
        level=level_now(browser.level, browser.verified_until) if browser.customer_id else Level.anonymous,
        verified_until=browser.verified_until,
        browser_id=browser.id,
    )
    session.add(conversation)
    await session.flush()
    await repository.lock(session, conversation.id)
    await ledger.note_event(parts, session, conversation, "opened", "", intent="open")
    if browser.home_id not in (None, contact_id):
        form = SignInForm(kind="sign_in")
        await ledger.say(parts, session, conversation, wording.say("worn_off"), form=form, key="sign_in")
        sign_in.ask(conversation, form)
    return conversation


async def show(
    session: AsyncSession, conversation: Conversation, browser: BrowserSession | None = None
) -> ConversationOut:
    """As it is at one of its places; to agents, as where somebody spoke last."""
    name = None
    known = browser if browser is not None and browser.home_id == conversation.contact_id else conversation
    level = level_now(known.level, known.verified_until)
    if conversation.customer_id is not None and level is not Level.anonymous:
        customer = await session.get_one(Customer, conversation.customer_id)
        name = f"{customer.given_name} {customer.family_name}"
    return ConversationOut(
        id=conversation.id,
        owner=conversation.owner.value,
        level=level.value,
        customer_name=name,
        last_seq=conversation.last_seq,
        customer_seen_seq=conversation.customer_seen_seq,
        agent_seen_seq=conversation.agent_seen_seq,
    )


async def own(session: AsyncSession, browser: BrowserSession, conversation_id: uuid.UUID) -> Conversation:
    conversation = await session.get(Conversation, conversation_id)
    if conversation is None or conversation.contact_id != talks_as(browser):
        raise ConversationUnknown("There is no such conversation here.")
    return conversation


async def hold_own(session: AsyncSession, browser: BrowserSession, conversation_id: uuid.UUID) -> Conversation:
    """Like own(), locked and still open: for whatever changes it."""
    await own(session, browser, conversation_id)
    conversation = await repository.hold(session, conversation_id)
    if conversation.owner is ConversationOwner.closed:
        raise ConversationClosed("This conversation has ended. Open a new one to go on.")
    return conversation


async def leave(parts: Parts, session: AsyncSession, browser: BrowserSession) -> None:
    """Signs the browser out and ends its conversation: nothing of it is left for whoever comes next. It goes on where
    its customer is signed in still."""
    await repository.lock_contacts(session, browser.contact_id)
    if await repository.has_left(session, browser):
        return
    contacts = {browser.contact_id, talks_as(browser)}
    await _close_open(parts, session, browser.contact_id)
    if len(contacts) > 1:
        # Whoever comes to it or leaves it at this moment is counted.
        await repository.lock_contacts(session, talks_as(browser))
        if not await home.has_others(session, browser):
            await _close_open(parts, session, talks_as(browser))
    await session.execute(delete(BrowserSession).where(BrowserSession.id == browser.id))
    # A page may follow one that ended long ago, and where nothing happens nothing else tells it to stop.
    had = select(Conversation.id).where(Conversation.contact_id.in_((browser.contact_id, browser.home_id)))
    for each in (await session.scalars(had)).all():
        after_commit(session, partial(parts.live.tell, each))


async def close_with(parts: Parts, session: AsyncSession, contact_id: uuid.UUID) -> None:
    """Ends the conversation that is open with them; who it was is not known there any more."""
    await repository.lock_contacts(session, contact_id)
    await _close_open(parts, session, contact_id)


async def _close_open(parts: Parts, session: AsyncSession, contact_id: uuid.UUID) -> None:
    conversation = await repository.find_open(session, contact_id)
    if conversation is None:
        return
    conversation = await repository.hold(session, conversation.id)
    if conversation.owner is ConversationOwner.closed:
        return
    await ownership.change(parts, session, conversation, Move.closed, By(ActorKind.customer, conversation.customer_id))
    conversation.level, conversation.verified_until = Level.anonymous, None


async def receive(
    parts: Parts,
    session: AsyncSession,
    browser: BrowserSession,
    conversation_id: uuid.UUID,
    inbound: Inbound,
    body: dict[str, Any],
) -> Message:
    """Stores one message and queues what has to follow, in one transaction. The same message again changes nothing."""
    conversation = await repository.hold(session, conversation_id)
    client_message_id = uuid.UUID(inbound.provider_message_id)
    request_hash = fingerprint(body, parts.settings.token_secret.get_secret_value())
    known = await repository.by_client_id(session, conversation.id, client_message_id)
    if known is not None:
        if known.request_hash != request_hash:
            raise MessageIdReused("Another message was sent under this client_message_id.")
        return known
    if conversation.owner is ConversationOwner.closed:
        raise ConversationClosed("This conversation has ended. Open a new one to go on.")
    said = replace(await receiving.understand(parts, session, conversation, inbound), browser=browser)
    columns = {
        "client_message_id": client_message_id,
        "request_hash": request_hash,
        "browser_id": browser.id,
    }
    speaking.speaks(conversation, browser)
    message = await receiving.take_in(parts, session, conversation, said, columns)
    # A code that was typed may have brought it home.
    await session.refresh(message)
    return message


def fingerprint(body: dict[str, Any], secret: str) -> str:
    """With a key: the body may hold a one-time code, and six digits are soon guessed from a plain hash."""
    return hmac.new(secret.encode(), json.dumps(body, sort_keys=True).encode(), hashlib.sha256).hexdigest()
