"""STOP, START and HELP: obeyed before anybody thinks about what else they could mean."""

import uuid
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from api import wording
from api.conversations import attached, ledger, repository
from api.conversations.receiving import Said
from api.db import after_commit
from api.parts import Parts
from connectors.sms.keywords import Keyword, keyword_in
from models import Consent, ConsentSource, Contact, Conversation, MessageSender
from models.base import now

SMS = "sms"
# What may be told also to those who want no messages: that we heard them, and how to reach us.
ANSWERS = {Keyword.stop: "sms.stopped", Keyword.start: "sms.started", Keyword.help: "sms.help"}


async def obey(
    parts: Parts,
    session: AsyncSession,
    conversation: Conversation,
    contact: Contact,
    said: Said,
    obeyed: str | None,
    columns: dict[str, Any],
) -> bool:
    """Whether that was all there is to do about a message. Who wants none is not answered, and loses nothing.

    `obeyed` is what the provider has taken it for, and answered itself.
    """
    keyword = Keyword(obeyed) if obeyed else _keyword(conversation, said)
    if keyword is None and contact.stopped_at is None:
        return False
    if keyword is Keyword.start and contact.stopped_at is None:
        # "Yes" and "start" are answers, unless there is something to start again.
        return False
    message = await repository.append(session, conversation, MessageSender.customer, said.content, **columns)
    await attached.bind(parts, session, message, said.files)
    after_commit(session, lambda: parts.live.tell(conversation.id))
    if keyword is None:
        return True
    await _note(
        session, contact, keyword, said, message.id, ConsentSource.provider if obeyed else ConsentSource.keyword
    )
    if not obeyed:
        key, brand = ANSWERS[keyword], parts.brand
        text = wording.say(key, brand=brand.name, phone=brand.phone, phone_hours=brand.phone_hours)
        await ledger.say(parts, session, conversation, text, key=key)
    return True


def _keyword(conversation: Conversation, said: Said) -> Keyword | None:
    return keyword_in(said.content.text) if conversation.channel == SMS and said.intent is None else None


async def _note(
    session: AsyncSession,
    contact: Contact,
    keyword: Keyword,
    said: Said,
    message_id: uuid.UUID,
    source: ConsentSource,
) -> None:
    if keyword is not Keyword.help:
        contact.stopped_at = (contact.stopped_at or now()) if keyword is Keyword.stop else None
        session.add(
            Consent(
                contact_id=contact.id,
                given=keyword is Keyword.start,
                source=source,
                words=said.content.text[:40],
                message_id=message_id,
            )
        )
