"""Ratings: the one that is asked, and what all of them come to."""

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, case, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from models import Agent, Conversation, Rating
from models.base import new_id

SCORES = range(1, 6)


async def add(session: AsyncSession, **columns: Any) -> bool:
    """Whether it is asked now: of one stay with an agent, or one conversation with the assistant, once."""
    row = insert(Rating).values(id=new_id(), **columns).on_conflict_do_nothing().returning(Rating.id)
    return await session.scalar(row) is not None


async def of_conversation(
    session: AsyncSession, conversation_id: uuid.UUID, since: datetime, which: uuid.UUID | None = None
) -> Rating | None:
    """`which` of them, or else the one that was asked last: locked, if it still counts."""
    return await session.scalar(_one(since, which).where(Rating.conversation_id == conversation_id))


def _one(since: datetime, which: uuid.UUID | None) -> Select[Rating]:
    newest = select(Rating).where(Rating.created_at > since).order_by(Rating.created_at.desc(), Rating.id.desc())
    one = newest.limit(1).with_for_update(of=Rating)
    return one if which is None else one.where(Rating.id == which)


async def last_conversation(session: AsyncSession, contact_id: uuid.UUID) -> Conversation | None:
    """With somebody, whether it has ended or not."""
    return await session.scalar(
        select(Conversation)
        .where(Conversation.contact_id == contact_id)
        .order_by(Conversation.created_at.desc(), Conversation.id.desc())
        .limit(1)
    )


async def of_contacts(
    session: AsyncSession, contacts: Collection[uuid.UUID], since: datetime, which: uuid.UUID | None = None
) -> Rating | None:
    """The same in whatever conversation with them: the page may have begun another."""
    theirs = _one(since, which).join(Conversation, Conversation.id == Rating.conversation_id)
    return await session.scalar(theirs.where(Conversation.contact_id.in_(contacts)))


async def sums(session: AsyncSession, since: datetime) -> Sequence[Any]:
    """By who solved it and what it was about, the most asked first."""
    counts = [func.count(case((Rating.score == score, 1))).label(f"score_{score}") for score in SCORES]
    found = await session.execute(
        select(
            Rating.resolver,
            Rating.agent_id,
            Agent.name,
            Rating.topic,
            func.count().label("asked"),
            func.count(Rating.score).label("rated"),
            func.avg(Rating.score).label("average"),
            *counts,
        )
        .outerjoin(Agent, Agent.id == Rating.agent_id)
        .where(Rating.created_at > since)
        .group_by(Rating.resolver, Rating.agent_id, Agent.name, Rating.topic)
        .order_by(func.count().desc(), Rating.resolver, Agent.name, Rating.topic)
    )
    return found.all()
