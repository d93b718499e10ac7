"""What a customer's message means, and its way into the ledger, whichever channel it came by."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from api import wording
from api.conversations import attached, ledger, ownership_repository, repository, sign_in
from api.db import after_commit
from api.errors import NotUnderstood, Refused
from api.limits import TooFast
from api.masking import mask_cards
from api.parts import Parts
from connectors.base import Inbound
from connectors.content import Chosen, Content, QuickReply
from models import Attachment, BrowserSession, Conversation, ConversationOwner, Message, MessageSender


class ChoiceUnknown(NotUnderstood):
    """It was not offered in this conversation."""

    title = "That was not on offer"


class ChoiceOver(Refused):
    """What the assistant offered is nothing that a person is told."""

    title = "A person answers now"


@dataclass(frozen=True, slots=True)
class Said:
    """What a message means: an intent if it chose a reply, a reading if it is for the sign-in and not for the bot."""

    content: Content
    intent: str | None = None
    reading: sign_in.Reading | None = None
    # What was sent along. Without a word beside it, nobody but a person can say what it means.
    files: tuple[Attachment, ...] = ()
    is_file: bool = False
    # Where it was said, if that is a browser.
    browser: BrowserSession | None = None


async def understand(parts: Parts, session: AsyncSession, conversation: Conversation, inbound: Inbound) -> Said:
    if inbound.chosen is not None:
        reply = await _offered(session, conversation, inbound.chosen)
        if await _is_with_person(session, conversation):
            raise ChoiceOver("A person has joined, so this choice is over. Write to them instead.")
        return Said(Content(text=reply.title, chosen=inbound.chosen), intent=reply.intent)
    files = await attached.files_of(parts, session, conversation, inbound)
    if not inbound.text:
        return Said(attached.content_of(files), files=files, is_file=True)
    content = Content(text=mask_cards(inbound.text), media=[attached.media_of(file) for file in files])
    reading = sign_in.read(conversation, content.text, parts.brand.region)
    if isinstance(reading, sign_in.TypedAddress):
        await sign_in.limit_codes(parts, inbound.source)
    return Said(reading.hide(content) if reading else content, reading=reading, files=files)


async def understand_anyhow(parts: Parts, session: AsyncSession, conversation: Conversation, inbound: Inbound) -> Said:
    """Nobody in a messaging app sees an error. A button of an older conversation says what stands on it; whoever has
    typed too many addresses is heard by the bot, which sends no codes."""
    try:
        return await understand(parts, session, conversation, inbound)
    except (ChoiceUnknown, ChoiceOver):
        return await understand(parts, session, conversation, replace(inbound, chosen=None))
    except TooFast:
        files = await attached.files_of(parts, session, conversation, inbound)
        media = [attached.media_of(file) for file in files]
        return Said(Content(text=mask_cards(inbound.text or ""), media=media), files=files)


async def take_in(
    parts: Parts,
    session: AsyncSession,
    conversation: Conversation,
    said: Said,
    columns: dict[str, Any],
    pause: timedelta | None = None,
) -> Message:
    """`pause`: how long the bot waits for what else is typed, on channels where people send line by line."""
    # What is said to a person, or typed to sign in, is never repeated to the bot.
    with_bot = conversation.owner is ConversationOwner.bot
    for_bot = with_bot and said.reading is None and not said.is_file
    message = await repository.append(
        session, conversation, MessageSender.customer, said.content, intent=said.intent, for_bot=for_bot, **columns
    )
    await attached.bind(parts, session, message, said.files)
    if with_bot and said.files:
        await attached.tell_what_becomes_of_them(parts, session, conversation, said.files, alone=said.is_file)
    if said.reading is not None:
        await sign_in.follow(parts, session, conversation, said.reading, said.browser)
    elif said.is_file and with_bot and not said.files:
        await ledger.say(parts, session, conversation, wording.say("file_not_read"))
    elif for_bot:
        await parts.jobs.answer(session, conversation.id, after=pause)
    elif not with_bot and not await _is_with_person(session, conversation):
        await parts.jobs.hear(session, message.id)
    after_commit(session, lambda: parts.live.tell(conversation.id))
    return message


async def _is_with_person(session: AsyncSession, conversation: Conversation) -> bool:
    """One who was given it and has not taken it up hears nothing yet."""
    is_agents = conversation.owner is ConversationOwner.agent
    return is_agents and await ownership_repository.has_person(session, conversation.id)


async def _offered(session: AsyncSession, conversation: Conversation, chosen: Chosen) -> QuickReply:
    """What a choice means is read from our own message, never from who sends it."""
    message = await repository.message_in(session, conversation.id, chosen.message_id)
    replies = Content.model_validate(message.content).quick_replies if message else []
    if not 0 <= chosen.index < len(replies):
        raise ChoiceUnknown("That reply was not offered in this conversation.")
    return replies[chosen.index]
