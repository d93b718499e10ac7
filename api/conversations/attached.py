"""Files that go with a customer's message: which they are, and what is said of them."""

import uuid
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api import wording
from api.conversations import ledger, repository
from api.errors import NotUnderstood
from api.files import repository as files
from api.limits import TooFast
from api.parts import Parts
from connectors.base import Inbound
from connectors.content import Content, Media, QuickReply
from models import Attachment, AttachmentState, Conversation, Message
from models.base import now

# The words of a message that has none of its own; a page shows the files instead.
SENT = "sent_files"
KEPT, BESIDE, LOST = "files.kept", "files.beside", "files.lost"
# A contact who sends more in a day is asked to wait.
A_DAY = 40
# Five photos one after the other are answered once.
SAID_FOR = timedelta(minutes=2)


class FileNotHere(NotUnderstood):
    """A file that this conversation does not have, or that was sent before."""

    title = "That file is not here"


async def files_of(
    parts: Parts, session: AsyncSession, conversation: Conversation, inbound: Inbound
) -> tuple[Attachment, ...]:
    """Those that a page has brought, each sent once; or those that a provider tells of, which are fetched later."""
    if inbound.files:
        return await _wanted(parts, session, conversation, inbound)
    return await brought(session, conversation, inbound.uploads, by_agent=False) if inbound.uploads else ()


async def brought(
    session: AsyncSession, conversation: Conversation, ids: Sequence[uuid.UUID], *, by_agent: bool
) -> tuple[Attachment, ...]:
    """What a page has brought and no message has sent yet. Neither side sends what the other has brought."""
    kept = await files.kept_in(session, conversation.id, ids)
    found = [kept[each] for each in ids if each in kept and kept[each].message_id is None]
    if len(found) < len(ids) or any((each.connector == files.DESK) is not by_agent for each in found):
        raise FileNotHere("This file was sent already, or is no longer kept. Add it again.", field="files")
    return tuple(found)


async def _wanted(
    parts: Parts, session: AsyncSession, conversation: Conversation, inbound: Inbound
) -> tuple[Attachment, ...]:
    found = tuple(files.wanted(conversation.id, conversation.connector, each) for each in inbound.files)
    try:
        for _ in found:
            await parts.limits.count("files", str(conversation.contact_id), times=A_DAY, within=timedelta(days=1))
    except TooFast:
        for each in found:
            each.state, each.next_attempt_at = AttachmentState.lost, None
            each.lost_for = wording.say("files.too_many", phone=parts.brand.phone)
    session.add_all(found)
    await session.flush()
    return found


def media_of(file: Attachment) -> Media:
    state = {AttachmentState.kept: "kept", AttachmentState.lost: "lost"}.get(file.state, "coming")
    return Media.model_validate(
        {
            "id": file.id,
            "kind": file.kind.value,
            "name": file.name,
            "media_type": file.media_type,
            "state": state,
            "size": file.size,
            "width": file.width,
            "height": file.height,
        }
    )


def content_of(found: Sequence[Attachment]) -> Content:
    """A message without a word of its own says what was sent."""
    media = [media_of(file) for file in found]
    return Content(text=told(media), key=SENT, media=media)


def told(media: Sequence[Media]) -> str:
    if len(media) == 1:
        what = wording.say(f"sent.{media[0].kind}", name=media[0].name)
        return wording.say("sent.lost", what=what) if media[0].state == "lost" else what
    if not media:
        return wording.say("sent.other")
    return wording.say("sent.several", count=str(len(media)), names=", ".join(each.name for each in media))


async def bind(parts: Parts, session: AsyncSession, message: Message, found: Sequence[Attachment]) -> None:
    """They belong to this message from now on; what a provider still has is fetched."""
    for place, file in enumerate(found):
        file.message_id, file.place = message.id, place
    await session.flush()
    if any(file.state is AttachmentState.wanted for file in found):
        await parts.jobs.fetch(session, message.conversation_id)


async def tell_what_becomes_of_them(
    parts: Parts, session: AsyncSession, conversation: Conversation, found: Sequence[Attachment], *, alone: bool
) -> None:
    """Once all are here or lost: that nobody but a person can look at them, and what can be done; and what is not
    here, and why. Words beside them are answered by the bot."""
    if any(file.state is AttachmentState.wanted for file in found):
        return
    for reason in dict.fromkeys(file.lost_for for file in found if file.lost_for):
        await ledger.say(parts, session, conversation, wording.say(LOST, reason=reason), key=LOST)
    if all(file.state is AttachmentState.lost for file in found) or await _has_just_been_said(session, conversation):
        return
    if not alone:
        await ledger.say(parts, session, conversation, wording.say(BESIDE), key=BESIDE)
        return
    replies = [
        QuickReply(title=wording.say("files.case"), intent="service_request"),
        QuickReply(title=wording.say("files.person"), intent="request_human"),
    ]
    said = Content(text=wording.say(KEPT), plain=wording.say(f"{KEPT}.plain"), key=KEPT, quick_replies=replies)
    await ledger.tell(parts, session, conversation, said)


async def _has_just_been_said(session: AsyncSession, conversation: Conversation) -> bool:
    last = await repository.last_answer(session, conversation.id)
    key = (last.content.get("key") or "") if last else ""
    return last is not None and key in (KEPT, BESIDE) and last.created_at > now() - SAID_FOR
