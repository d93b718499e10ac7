"""What both sides see of each other beside the messages: that somebody is writing, and how far they have read."""

import uuid
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api.conversations import seen_repository
from api.conversations.service import ConversationClosed
from api.db import after_commit
from api.errors import NotUnderstood
from api.parts import Parts
from models import Conversation, ConversationOwner
from models.base import now

# Whoever goes on writing says so again before it is over; whoever stops need not say anything.
WRITING_LASTS = 6
# The bot answers or is given up on; the worker says when.
THINKING_LASTS = 30
MINUTE = timedelta(minutes=1)
ASSISTANT, AGENT, CUSTOMER = "assistant", "agent", "customer"
# Who is behind what only agents tell each other.
COLLEAGUE = "colleague"
SEEN = "seen"


class NotWrittenYet(NotUnderstood):
    """Nothing has been said at this place of the conversation."""

    title = "There is no such message yet"


async def is_writing(parts: Parts, conversation: Conversation, who: str, source: str) -> None:
    """Kept nowhere. A page that says so more often than it has to is held back, its messages are not."""
    await parts.limits.count("writing", source, times=40, within=MINUTE)
    if conversation.owner is ConversationOwner.closed:
        raise ConversationClosed("This conversation has ended. Open a new one to go on.")
    await tell_of_writing(parts, conversation.id, who, WRITING_LASTS)


async def tell_of_writing(parts: Parts, conversation_id: uuid.UUID, who: str, seconds: int) -> None:
    await parts.live.tell(conversation_id, "typing", who=who, since=now().isoformat(), seconds=seconds)


async def read_by_customer(
    parts: Parts, session: AsyncSession, conversation: Conversation, seq: int, source: str
) -> None:
    await parts.limits.count("seen", source, times=120, within=MINUTE)
    insist_on_written(conversation, seq)
    if await seen_repository.note_customer_seen(session, conversation.id, seq):
        after_commit(session, lambda: parts.live.tell(conversation.id, SEEN, who=CUSTOMER))


async def read_by_agent(parts: Parts, session: AsyncSession, conversation: Conversation, seq: int) -> None:
    insist_on_written(conversation, seq)
    if await seen_repository.note_agent_seen(session, conversation.id, seq):
        after_commit(session, lambda: parts.live.tell(conversation.id, SEEN, who=AGENT))


def insist_on_written(conversation: Conversation, seq: int) -> None:
    if seq > conversation.last_seq:
        raise NotWrittenYet(
            f"The last message so far is {conversation.last_seq}. Name it or an earlier one.", field="seq"
        )
