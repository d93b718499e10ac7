"""Writing to a conversation what is no customer's message: events, and sentences the api says itself."""

import uuid
from datetime import timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from api.conversations import repository
from api.db import after_commit
from api.parts import Parts
from api.push import repository as push
from connectors.content import Content, SignInForm
from models import Conversation, Message, MessageSender

# A page that lost its connection is back by then, and has read it.
UNREAD_AFTER = timedelta(seconds=20)


async def note_event(
    parts: Parts,
    session: AsyncSession,
    conversation: Conversation,
    event: str,
    text: str,
    intent: str | None = None,
    browser_id: uuid.UUID | None = None,
) -> Message:
    """A thin line in the thread. With an intent, the bot speaks next: as it does after a sign-in."""
    message = await repository.append(
        session,
        conversation,
        MessageSender.system,
        Content(text=text, event=event),
        intent=intent,
        for_bot=intent is not None,
        browser_id=browser_id,
    )
    if intent is not None:
        await parts.jobs.answer(session, conversation.id)
    await send_off(parts, session, conversation)
    after_commit(session, lambda: parts.live.tell(conversation.id))
    return message


async def say(
    parts: Parts,
    session: AsyncSession,
    conversation: Conversation,
    text: str,
    form: SignInForm | None = None,
    key: str | None = None,
) -> Message:
    """The assistant says something that the bot was not asked for."""
    return await tell(parts, session, conversation, Content(text=text, form=form, key=key))


async def tell(
    parts: Parts,
    session: AsyncSession,
    conversation: Conversation,
    content: Content,
    sender: MessageSender = MessageSender.assistant,
    **columns: Any,
) -> Message:
    """The same, with whatever goes with the words; or an agent says it."""
    message = await repository.append(session, conversation, sender, content, **columns)
    await send_off(parts, session, conversation)
    after_commit(session, lambda: parts.live.tell(conversation.id))
    return message


async def send_off(parts: Parts, session: AsyncSession, conversation: Conversation) -> None:
    """What was written is brought to where the customer is; a page comes for it itself."""
    if conversation.connector != repository.WEB:
        await parts.jobs.deliver(session, conversation)
    elif parts.push is not None and await push.wants(session, conversation.contact_id):
        await parts.jobs.tell_of_waiting(session, conversation.id, after=UNREAD_AFTER)
