"""A lead says how soon somebody is to be answered."""

import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from api.conversations import ownership
from api.conversations.ownership import By
from api.db import after_commit
from api.handoff import chats, dues
from api.handoff.priorities import NAMES, PRIORITIES
from api.parts import Parts
from models import ActorKind, Conversation, Team


async def set_priority(
    parts: Parts, session: AsyncSession, lead_id: uuid.UUID, conversation_id: uuid.UUID, name: str
) -> Conversation:
    """Whoever is made more urgent is due earlier, and nobody is ever due later than they were told. Said twice, it is
    done once."""
    conversation, handoff, _ = await chats.held_by(session, lead_id, conversation_id)
    before, handoff.priority = handoff.priority, PRIORITIES[name]
    if before != handoff.priority:
        team = await session.get_one(Team, handoff.team_code)
        by = dues.first_reply_by(parts, team, handoff.priority, handoff.requested_at)
        handoff.due_at = min(handoff.due_at, by)
        told = {"before": NAMES[before], "after": name}
        await ownership.keep(session, conversation, By(ActorKind.agent, lead_id), "priority", **told)
        await parts.jobs.assign(session)
        await session.flush()
        after_commit(session, lambda: parts.live.tell(conversation.id))
    return conversation
