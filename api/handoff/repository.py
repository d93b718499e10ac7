"""Teams, and the line of those who wait for a person."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, or_, select, text, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased, defer

from api.parts import SMS
from models import Contact, Conversation, Handoff, HandoffState, Message, MessageSender, Team

# Whoever gives somebody a conversation, or says who may get one, does it alone: nobody is counted free twice.
FLOOR = 7_270_990_014
MEASURED = 20
NEXT_PAIR = text("""
    WITH busy AS (
        SELECT agent_id, count(*) AS chats FROM handoff
        WHERE state = 'assigned' AND aside_since IS NULL GROUP BY agent_id
    ), free AS MATERIALIZED (
        SELECT agent.id, agent.teams, agent.skills, agent.languages,
               coalesce(busy.chats, 0)::float / agent.capacity AS load,
               (SELECT max(assigned_at) FROM handoff WHERE agent_id = agent.id) AS given_at
        FROM agent LEFT JOIN busy ON busy.agent_id = agent.id
        WHERE agent.state = 'available' AND agent.seen_at > :seen_after
          AND coalesce(busy.chats, 0) < agent.capacity
    )
    SELECT handoff.conversation_id, chosen.id AS agent_id
    FROM handoff
    JOIN conversation ON conversation.id = handoff.conversation_id AND conversation.owner = 'waiting'
    CROSS JOIN LATERAL (
        SELECT free.id FROM free
        WHERE free.teams ? handoff.team_code
          AND (handoff.skill IS NULL OR free.skills ? handoff.skill)
          AND free.languages ? handoff.language
        ORDER BY (free.id = handoff.last_agent_id) DESC NULLS LAST, free.load, free.given_at NULLS FIRST, free.id
        LIMIT 1
    ) AS chosen
    WHERE handoff.state = 'requested'
    ORDER BY handoff.priority, handoff.due_at, handoff.id
    LIMIT 1
""")


async def hold_floor(session: AsyncSession) -> None:
    """Before any conversation is locked, and never after."""
    await session.execute(select(func.pg_advisory_xact_lock(FLOOR)))


async def next_pair(session: AsyncSession, seen_after: datetime) -> Any:
    """The first in the line whom somebody free can answer, and who that is: the agent they had last, else whoever
    has the least to do, and of those who waited longest."""
    return (await session.execute(NEXT_PAIR, {"seen_after": seen_after})).first()


async def team_for(session: AsyncSession, topic: str | None) -> Team | None:
    """The team that answers this topic, else one that answers whatever is left."""
    teams = (await session.scalars(select(Team).order_by(Team.code))).all()
    named = [team for team in teams if topic in team.topics]
    return next(iter(named or [team for team in teams if not team.topics]), None)


async def place(session: AsyncSession, handoff: Handoff) -> int:
    """1 for whoever is next in their team's line."""
    before = select(func.count()).where(
        Handoff.state == HandoffState.requested,
        Handoff.team_code == handoff.team_code,
        tuple_(Handoff.priority, Handoff.due_at, Handoff.id) < tuple_(handoff.priority, handoff.due_at, handoff.id),
    )
    return (await session.scalar(before) or 0) + 1


async def waits(session: AsyncSession, team_code: str, since: datetime) -> list[float]:
    """How long those whom a person took up last had waited, in seconds."""
    found = await session.scalars(
        select(func.extract("epoch", Handoff.accepted_at - Handoff.waiting_since))
        .where(Handoff.team_code == team_code, Handoff.accepted_at > since)
        .order_by(Handoff.accepted_at.desc())
        .limit(MEASURED)
    )
    return [float(wait) for wait in found]


async def last_agent(session: AsyncSession, conversation: Conversation, since: datetime) -> uuid.UUID | None:
    """Who took up this customer last, in whatever conversation, if that is not longer ago."""
    same = Conversation.contact_id == conversation.contact_id
    if conversation.customer_id is not None:
        same |= Conversation.customer_id == conversation.customer_id
    return await session.scalar(
        select(Handoff.last_agent_id)
        .join(Conversation, Conversation.id == Handoff.conversation_id)
        .where(same, Handoff.last_agent_id.is_not(None), func.coalesce(Handoff.ended_at, since) >= since)
        .order_by(Handoff.requested_at.desc())
        .limit(1)
    )


async def last(session: AsyncSession, conversation_id: uuid.UUID) -> Handoff | None:
    of_it = select(Handoff).where(Handoff.conversation_id == conversation_id)
    return await session.scalar(of_it.order_by(Handoff.requested_at.desc(), Handoff.id.desc()).limit(1))


async def note_left(session: AsyncSession, conversation_id: uuid.UUID) -> str | None:
    """By whoever gave it back to the assistant last, for whoever has it next."""
    left = select(Handoff.note).where(
        Handoff.conversation_id == conversation_id, Handoff.state == HandoffState.returned, Handoff.note.is_not(None)
    )
    return await session.scalar(left.order_by(Handoff.ended_at.desc()).limit(1))


async def by_text(session: AsyncSession, conversation: Conversation) -> tuple[Handoff, str] | None:
    """Where this customer waits, or is answered, on the phone while this one is on a page; and its number."""
    if conversation.customer_id is None:
        return None
    found = await session.execute(
        select(Handoff, Contact.address)
        .join(Conversation, Conversation.id == Handoff.conversation_id)
        .join(Contact, Contact.id == Conversation.contact_id)
        .where(
            Conversation.customer_id == conversation.customer_id,
            Conversation.id != conversation.id,
            Conversation.channel == SMS,
            Handoff.state.in_((HandoffState.requested, HandoffState.assigned)),
        )
        .limit(1)
    )
    row = found.first()
    return (row[0], row[1]) if row else None


async def waiting(session: AsyncSession) -> Sequence[Handoff]:
    """Whoever is next comes first. What they told the bot is for whoever takes them up."""
    in_order = select(Handoff).order_by(Handoff.priority, Handoff.due_at, Handoff.id)
    in_line = in_order.where(Handoff.state == HandoffState.requested).options(defer(Handoff.card, raiseload=True))
    return (await session.scalars(in_line)).all()


async def waits_in_vain(session: AsyncSession, since: datetime, shut: Sequence[str]) -> Sequence[uuid.UUID]:
    """Conversations that have waited for too long, or for a team that has gone home."""
    in_vain = or_(Handoff.waiting_since <= since, Handoff.team_code.in_(shut))
    found = select(Handoff.conversation_id).where(Handoff.state == HandoffState.requested, in_vain)
    return (await session.scalars(found)).all()


async def left_off(session: AsyncSession, conversation_id: uuid.UUID, since: datetime, outcome: str) -> Handoff | None:
    """The customer's last stay with people, if it ended so and lately, and they have now said something unanswered."""
    said = exists().where(
        Message.conversation_id == Conversation.id,
        Message.sender == MessageSender.customer,
        Message.for_bot,
        Message.seq > Conversation.answered_seq,
    )
    earlier = aliased(Conversation)
    last = (
        select(Handoff)
        .join(earlier, earlier.id == Handoff.conversation_id)
        .join(Conversation, Conversation.contact_id == earlier.contact_id)
        .where(Conversation.id == conversation_id, said)
        .order_by(Handoff.requested_at.desc())
        .limit(1)
    )
    found = await session.scalar(last)
    is_so = found is not None and found.outcome == outcome and found.ended_at is not None and found.ended_at > since
    return found if is_so else None
