"""Word that an answer waits, for who closed the page before it came. What it says is on the page alone."""

import uuid
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.letters.pushing import forget, push
from api.parts import Parts
from api.push import repository
from connectors.push.connector import Line
from models import Conversation, ConversationOwner, Message, MessageSender

# Whoever has not come by then has found another way, or no longer wonders.
KEPT_FOR = timedelta(hours=2)


async def tell(parts: Parts, conversation_id: uuid.UUID) -> None:
    """Not where somebody had it in sight, at whichever of their pages."""
    if parts.push is None:
        return
    async with parts.database.session() as session:
        contact_id = await _unread(session, conversation_id)
        browsers = await repository.of_contact(session, contact_id) if contact_id else []
    if browsers:
        line = Line(parts.brand.name, "An answer is waiting for you.", "answer", kept_for=KEPT_FOR)
        reached = await push(parts.push, browsers, line)
        await forget(parts, reached.gone)


async def _unread(session: AsyncSession, conversation_id: uuid.UUID) -> uuid.UUID | None:
    """Whose conversation it is, if the last that was said in it is ours, and nobody has read it."""
    found = await session.execute(
        select(Conversation.contact_id, Conversation.customer_seen_seq, Message.sender, Message.seq)
        .join(Message, (Message.conversation_id == Conversation.id) & (Message.seq == Conversation.last_seq))
        .where(Conversation.id == conversation_id, Conversation.owner != ConversationOwner.closed)
    )
    row = found.first()
    # That a page has it is not enough: it may be open where nobody is.
    if row is None or row.customer_seen_seq >= row.seq:
        return None
    return row.contact_id if row.sender in (MessageSender.assistant, MessageSender.agent) else None
