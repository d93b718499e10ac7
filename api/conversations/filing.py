"""What a conversation is filed under, so that it is found by it; who filed it stands in the trace."""

import uuid
from collections.abc import Iterable

from sqlalchemy.ext.asyncio import AsyncSession

from api import audit
from api.auth import Caller
from api.db import after_commit
from api.parts import Parts
from models import ActorKind, Conversation, Level


async def file_under(
    parts: Parts, session: AsyncSession, agent_id: uuid.UUID, conversation: Conversation, tags: Iterable[str]
) -> None:
    """All of its tags from now on: each once, in the order of the alphabet. The conversation is locked."""
    before, conversation.tags = conversation.tags, sorted(set(tags))
    if before == conversation.tags:
        return
    caller = Caller(conversation.customer_id, Level.anonymous, ActorKind.agent, agent_id, conversation.id)
    values = audit.values(caller, "conversation tagged", before=before, after=conversation.tags)
    await session.execute(audit.LINE, values)
    await session.flush()
    after_commit(session, lambda: parts.live.tell(conversation.id))
