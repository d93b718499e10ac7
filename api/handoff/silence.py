"""A round: a customer who says nothing more to an agent is asked once whether they are there, and then let go."""

import uuid
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api import wording
from api.conversations import ledger, ownership
from api.conversations import repository as conversations
from api.conversations.ownership import By, Move
from api.conversations.ownership_repository import running
from api.handoff import due_repository
from api.parts import Parts
from models import ActorKind, Agent, Conversation, Handoff
from models.base import now

# What a handoff that ended so has for its outcome.
GONE = "customer gone"
SYSTEM = By(ActorKind.system)


async def see_to_the_silent(parts: Parts) -> None:
    async with parts.database.session() as session:
        handoffs = await due_repository.running(session)
        talks = await due_repository.talks(session, handoffs)
    for handoff in handoffs:
        spoken_at = _waits_since(handoff, talks[handoff.id])
        if spoken_at is not None and _is_over(handoff, spoken_at, parts):
            await _see_to(parts, handoff.conversation_id)


def _waits_since(handoff: Handoff, talk: due_repository.Talk) -> datetime | None:
    """When the agent spoke last, if it is the customer's turn: else nothing is open that they could be asked about.
    Who was put aside waits for the agent, however quiet they are."""
    if handoff.accepted_at is None or handoff.aside_since is not None or talk.asked_at is not None:
        return None
    return talk.spoken_at and max(talk.spoken_at, handoff.back_at or talk.spoken_at)


def _is_over(handoff: Handoff, spoken_at: datetime, parts: Parts) -> bool:
    """Whether it is time for the next step: the question, or the end."""
    asked_at = _asked_at(handoff, spoken_at)
    if asked_at is None:
        return spoken_at <= now() - timedelta(seconds=parts.settings.handoff_silent_after)
    return asked_at <= now() - timedelta(seconds=parts.settings.handoff_gone_after)


def _asked_at(handoff: Handoff, spoken_at: datetime) -> datetime | None:
    """Each time they fall silent they are asked anew."""
    asked_at = handoff.reminded_at
    return asked_at if asked_at is not None and asked_at > spoken_at else None


async def _see_to(parts: Parts, conversation_id: uuid.UUID) -> None:
    """All of it is looked at again under the lock: they may have spoken just now."""
    async with parts.database.transaction() as session:
        conversation = await conversations.hold(session, conversation_id)
        handoff = await running(session, conversation_id)
        if handoff is None or handoff.agent_id is None:
            return
        spoken_at = _waits_since(handoff, (await due_repository.talks(session, [handoff]))[handoff.id])
        if spoken_at is None or not _is_over(handoff, spoken_at, parts):
            return
        if _asked_at(handoff, spoken_at) is None:
            await _ask(parts, session, conversation, handoff)
        else:
            await _let_go(parts, session, conversation, handoff, spoken_at)


async def _ask(parts: Parts, session: AsyncSession, conversation: Conversation, handoff: Handoff) -> None:
    agent = await session.get_one(Agent, handoff.agent_id)
    handoff.reminded_at = now()
    await ledger.note_event(
        parts, session, conversation, "still_there", wording.say("still_there", name=agent.given_name)
    )


async def _let_go(
    parts: Parts, session: AsyncSession, conversation: Conversation, handoff: Handoff, since: datetime
) -> None:
    handoff.outcome = GONE
    handoff.summary = f"The customer has not answered since {parts.formats.moment(since).display}."
    await ownership.change(parts, session, conversation, Move.gone, SYSTEM)
