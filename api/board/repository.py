"""What is counted for the board, and the lists behind the counts."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from api.conversations.repository import WEB
from models import Agent, AgentState, Delivery, DeliveryState, DueKind, DueNote, DueState, Handoff
from models.base import first_id_at

ENDED_BADLY = (DeliveryState.failed, DeliveryState.unknown)
MISSED = exists().where(
    DueNote.handoff_id == Handoff.id, DueNote.kind == DueKind.first_reply, DueNote.state == DueState.missed
)


@dataclass(frozen=True, slots=True)
class Hour:
    since: datetime
    until: datetime

    def has(self) -> ColumnElement[bool]:
        return and_(Handoff.requested_at >= self.since, Handoff.requested_at < self.until)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of those who asked for a person are listed."""

    hour: Hour
    reason: str | None = None
    missed: bool | None = None


async def agents(session: AsyncSession) -> Sequence[Agent]:
    found = select(Agent).where(Agent.state != AgentState.disabled).order_by(Agent.name, Agent.id)
    return (await session.scalars(found)).all()


async def names(session: AsyncSession) -> Mapping[uuid.UUID, str]:
    return {row.id: row.name for row in await session.execute(select(Agent.id, Agent.name))}


async def reasons(session: AsyncSession, now: Hour, week_ago: Hour) -> Sequence[Any]:
    """For each reason and hour: how many asked, and how many of them were answered too late or never."""
    is_now = now.has()
    counted = select(Handoff.reason, is_now.label("is_now"), func.count().label("asked"))
    counted = counted.add_columns(func.count().filter(MISSED).label("missed"))
    return (await session.execute(counted.where(or_(is_now, week_ago.has())).group_by(Handoff.reason, is_now))).all()


async def channels(session: AsyncSession, since: datetime) -> Sequence[Any]:
    """What was to be sent since then on the channels that others carry, and what of it did not get there."""
    later = aliased(Delivery)
    sent_again = exists().where(later.message_id == Delivery.message_id, later.id > Delivery.id)
    lost = Delivery.state.in_(ENDED_BADLY) & ~sent_again
    counted = select(Delivery.channel, func.count().label("sent"), func.count().filter(lost).label("lost"))
    made_since = Delivery.id >= first_id_at(since)
    by_channel = counted.where(made_since, Delivery.channel != WEB).group_by(Delivery.channel)
    return (await session.execute(by_channel.order_by(Delivery.channel))).all()


async def asked_for(
    session: AsyncSession, asked: Wanted, after: tuple[Any, ...] | None, limit: int
) -> Sequence[tuple[Handoff, bool]]:
    """Whoever asked for a person, the latest first."""
    hour, reason, missed = asked.hour, asked.reason, asked.missed
    wanted = select(Handoff, MISSED.label("missed")).where(hour.has())
    wanted = wanted.order_by(Handoff.requested_at.desc(), Handoff.id.desc())
    if reason is not None:
        wanted = wanted.where(Handoff.reason == reason)
    if missed is not None:
        wanted = wanted.where(MISSED if missed else ~MISSED)
    if after is not None:
        wanted = wanted.where(tuple_(Handoff.requested_at, Handoff.id) < tuple_(*after))
    return [(row[0], row.missed) for row in await session.execute(wanted.limit(limit))]
