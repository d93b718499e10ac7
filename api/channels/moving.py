"""Something from the page, taken along on the phone: it is texted to the customer's own number."""

import uuid
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import Caller, level_now
from api.channels import contacts, repository
from api.conversations import ledger, turn_repository
from api.conversations import repository as conversations
from api.conversations.hiding import content_now
from api.errors import NotAllowed, NotFound, Refused
from api.letters import repository as letters
from api.parts import Parts
from connectors.base import Inbound, Provider
from models import BrowserSession, Conversation, Customer, Level, Message, MessageSender

HOUR = timedelta(hours=1)


class NothingToText(NotFound):
    """There is no such message here, or none of ours."""

    title = "There is nothing to text"


class NoNumber(Refused):
    """Nobody can be texted without a number, nor somebody who asked for no texts."""

    title = "There is no number to text"


class NotSignedInHere(NotAllowed):
    """Whose number it would be is not known."""

    title = "Sign in first"


async def texts_to(parts: Parts, session: AsyncSession, browser: BrowserSession) -> str | None:
    """The number that it would go to; None where it can't, so that nobody is offered it."""
    if level_now(browser.level, browser.verified_until) is Level.anonymous or browser.customer_id is None:
        return None
    customer = await session.get_one(Customer, browser.customer_id)
    if parts.texts is None or not customer.phone:
        return None
    is_stopped = await letters.stopped(session, [customer.phone])
    return None if is_stopped else customer.phone


async def text_me(
    parts: Parts, session: AsyncSession, browser: BrowserSession, conversation: Conversation, message_id: uuid.UUID
) -> str:
    """Where it went. The same message is texted once, however often it is asked for."""
    if level_now(browser.level, browser.verified_until) is Level.anonymous or browser.customer_id is None:
        raise NotSignedInHere("Then it goes to the number on your account.")
    message = await conversations.message_in(session, conversation.id, message_id)
    if message is None or message.sender is MessageSender.customer:
        raise NothingToText("That message is not in this conversation.")
    return await _text(parts, session, browser.customer_id, [message], browser)


async def text_last(parts: Parts, session: AsyncSession, caller: Caller) -> str:
    """Where the last answer went, for who asks for it in words: "text me that"."""
    customer_id = caller.require(Level.identified)
    messages = await turn_repository.answered_last(session, caller.conversation_id) if caller.conversation_id else []
    if not messages:
        raise NothingToText("Nothing was answered before that.")
    return await _text(parts, session, customer_id, messages)


async def _text(
    parts: Parts,
    session: AsyncSession,
    customer_id: uuid.UUID,
    messages: Sequence[Message],
    browser: BrowserSession | None = None,
) -> str:
    thread, number = await texts_with(parts, session, customer_id)
    for message in messages:
        if await conversations.by_client_id(session, thread.id, message.id) is None:
            content = content_now(message, browser).model_copy(update={"form": None})
            await conversations.append(session, thread, MessageSender.assistant, content, client_message_id=message.id)
    await ledger.send_off(parts, session, thread)
    return number


async def texts_with(parts: Parts, session: AsyncSession, customer_id: uuid.UUID) -> tuple[Conversation, str]:
    """The conversation with their phone, locked, and its number."""
    customer = await session.get_one(Customer, customer_id)
    if parts.texts is None or not customer.phone:
        raise NoNumber("There is no number on this account that texts go to.")
    return await _their_texts(parts, session, parts.texts, customer.phone), customer.phone


async def _their_texts(parts: Parts, session: AsyncSession, provider: Provider, number: str) -> Conversation:
    contact = await repository.contact_at(session, provider.channel, number)
    if contact.stopped_at is not None:
        raise NoNumber("You asked us not to text this number. Text START to us first.")
    return await contacts.conversation_with(parts, session, provider, contact, Inbound("", number))
