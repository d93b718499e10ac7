"""Files that providers only tell of: fetched once their delivery is answered, and kept like any other."""

import logging
import uuid
from collections.abc import AsyncIterator
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api import wording
from api.conversations import attached
from api.conversations import repository as conversations
from api.db import after_commit
from api.errors import ContentTooLarge
from api.files import keeping, repository
from api.files.kinds import FileRefused
from api.files.receiving import received
from api.parts import Parts
from api.pauses import pause_after
from api.stores.base import StoreAway
from connectors.base import File, NotSent
from connectors.content import Content
from models import Attachment, AttachmentState, Contact, Conversation, ConversationOwner, Message
from models.base import now

log = logging.getLogger(__name__)
# The waits after a provider or the store was away; the last one repeats.
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (2, 10, 60, 300))
# Telegram's and Viber's addresses are good for an hour.
GIVE_UP_AFTER = timedelta(minutes=55)


class _NotHad(Exception):
    """It never will be; what the customer is told."""


class _Later(Exception):
    """Somebody is away."""

    def __init__(self, after: float | None = None) -> None:
        self.after = after


async def fetch_all(parts: Parts, conversation_id: uuid.UUID) -> None:
    """One after the other, until none of this conversation is due. Safe to do twice: it is the same file."""
    while (wanted := await _next(parts, conversation_id)) is not None:
        try:
            await _fetch(parts, wanted)
        except _NotHad as refusal:
            await _settle(parts, wanted, str(refusal))
        except _Later as pause:
            await _postpone(parts, wanted, pause.after)
        except keeping.FileUnknown:
            log.info("file=%s was erased while it came", wanted.id)
        else:
            await _settle(parts, wanted, None)


async def _next(parts: Parts, conversation_id: uuid.UUID) -> Attachment | None:
    """Each try is counted before it is made. Whoever dies over one leaves it due in a while."""
    async with parts.database.transaction() as session:
        found = await repository.next_wanted(session, conversation_id)
        if found is not None:
            found.attempts += 1
            found.next_attempt_at = now() + PAUSES[0]
        return found


async def _fetch(parts: Parts, wanted: Attachment) -> None:
    if wanted.state is AttachmentState.kept:
        return
    provider = parts.providers.get(wanted.connector)
    again = wording.say("files.not_had")
    if provider is None or wanted.source is None:
        raise _NotHad(again)
    try:
        content = await provider.fetch(File(wanted.source, wanted.media_type, wanted.name))
        async with received(_all_at_once(content), parts.settings.files_most_bytes) as came:
            await keeping.keep(parts, wanted.id, wanted.name, await keeping.clean(came))
    except NotSent as refusal:
        log.warning("file=%s could not be fetched: %s", wanted.id, refusal)
        if refusal.again:
            raise _Later(refusal.after) from None
        raise _NotHad(again) from None
    except (FileRefused, ContentTooLarge) as refusal:
        raise _NotHad(refusal.detail) from None
    except StoreAway:
        raise _Later from None


async def _all_at_once(content: bytes) -> AsyncIterator[bytes]:
    yield content


async def _postpone(parts: Parts, wanted: Attachment, asked_for: float | None) -> None:
    if now() - wanted.created_at > GIVE_UP_AFTER:
        await _settle(parts, wanted, wording.say("files.not_had"))
        return
    pause = pause_after(wanted.attempts, PAUSES, asked_for)
    async with parts.database.transaction() as session:
        found = await repository.hold(session, wanted.id)
        if found is not None and found.conversation_id is not None and found.state is AttachmentState.wanted:
            found.next_attempt_at = now() + pause
            await parts.jobs.fetch(session, found.conversation_id, after=pause)


async def _settle(parts: Parts, wanted: Attachment, lost_for: str | None) -> None:
    """It is kept or lost: the message says so, and the customer hears of it when that is said of all its files."""
    if wanted.conversation_id is None or wanted.message_id is None:
        return
    async with parts.database.transaction() as session:
        conversation = await conversations.lock(session, wanted.conversation_id)
        found = await repository.hold(session, wanted.id)
        if conversation is None or found is None:
            return
        found.next_attempt_at = None
        if lost_for is not None and found.state is AttachmentState.wanted:
            found.state, found.lost_for = AttachmentState.lost, lost_for[:200]
        message = await conversations.message_in(session, conversation.id, wanted.message_id)
        if message is None:
            return
        alone = await _write_again(session, message)
        if await _may_be_told(session, conversation):
            every = await repository.of_message(session, message.id)
            await attached.tell_what_becomes_of_them(parts, session, conversation, every, alone=alone)
        after_commit(session, lambda: parts.live.tell(conversation.id, conversations.STATE, seq=message.seq))


async def _write_again(session: AsyncSession, message: Message) -> bool:
    """With what is known now of its files. Whether they are all that it says."""
    content = Content.model_validate(message.content)
    media = [attached.media_of(file) for file in await repository.of_message(session, message.id)]
    alone = content.key == attached.SENT
    text = attached.told(media) if alone else content.text
    message.content = content.model_copy(update={"media": media, "text": text}).stored()
    await session.flush()
    return alone


async def _may_be_told(session: AsyncSession, conversation: Conversation) -> bool:
    contact = await session.get_one(Contact, conversation.contact_id)
    return conversation.owner is ConversationOwner.bot and contact.stopped_at is None
