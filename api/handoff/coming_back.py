"""Whoever fell silent with an agent, was let go and writes again is put in line for that agent, not before the bot."""

import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from api.conversations import ownership
from api.conversations import repository as conversations
from api.conversations.ownership import By, Move
from api.handoff import dues, repository
from api.handoff.hours import is_open
from api.handoff.service import KNOWN_FOR
from api.handoff.silence import GONE
from api.parts import Parts
from models import ActorKind, Conversation, ConversationOwner, Handoff, Team
from models.base import now

REASON = "came_back"


async def takes(parts: Parts, conversation_id: uuid.UUID) -> bool:
    """Asked before each turn. True if a person is to answer it."""
    async with parts.database.session() as session:
        if await repository.left_off(session, conversation_id, now() - KNOWN_FOR, GONE) is None:
            return False
    async with parts.database.transaction() as session:
        conversation = await conversations.hold(session, conversation_id)
        before = await repository.left_off(session, conversation_id, now() - KNOWN_FOR, GONE)
        if before is None or conversation.owner is not ConversationOwner.bot:
            return False
        team = await session.get_one(Team, before.team_code)
        if not is_open(team, now(), parts.formats.timezone):
            return False
        await _put_in_line(parts, session, conversation, before, team)
        return True


async def _put_in_line(
    parts: Parts, session: AsyncSession, conversation: Conversation, before: Handoff, team: Team
) -> None:
    at = now()
    handoff = Handoff(
        conversation_id=conversation.id,
        reason=REASON,
        team_code=team.code,
        skill=before.skill,
        language=before.language,
        priority=before.priority,
        due_at=dues.first_reply_by(parts, team, before.priority, at),
        card=before.card,
        note=before.summary,
        last_agent_id=before.last_agent_id,
        requested_at=at,
        waiting_since=at,
    )
    session.add(handoff)
    await session.flush()
    await ownership.change(parts, session, conversation, Move.asked, By(ActorKind.system))
