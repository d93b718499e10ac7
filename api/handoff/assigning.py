"""Gives whoever waits to whoever is free, one after the other and never two at once."""

from datetime import datetime, timedelta

from api.conversations import ownership
from api.conversations import repository as conversations
from api.conversations.ownership import By, Move
from api.conversations.ownership_repository import running
from api.handoff import repository
from api.parts import Parts
from models import ActorKind, Agent, HandoffState
from models.base import now


async def assign_all(parts: Parts) -> int:
    """Until nobody waits whom somebody free can answer. Each is told as soon as they have somebody."""
    given = 0
    while (done := await _assign_next(parts)) is not None:
        given += done
    return given


def seen_after(parts: Parts) -> datetime:
    """A desk that was silent for longer is gone."""
    return now() - timedelta(seconds=parts.settings.handoff_desk_silent)


async def _assign_next(parts: Parts) -> bool | None:
    """None once there is nobody left; False where the customer went away in this very moment."""
    async with parts.database.transaction() as session:
        await repository.hold_floor(session)
        pair = await repository.next_pair(session, seen_after(parts))
        if pair is None:
            return None
        conversation = await conversations.hold(session, pair.conversation_id)
        handoff = await running(session, conversation.id)
        if handoff is None or handoff.state is not HandoffState.requested:
            return False
        agent = await session.get_one(Agent, pair.agent_id)
        await ownership.change(parts, session, conversation, Move.assigned, By(ActorKind.system), agent)
        return True
