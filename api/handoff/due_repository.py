"""What was said since a person was asked for, and what was noted of times that are due."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, Uuid, bindparam, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer

from models import DueNote, Handoff, HandoffState

RUNNING = (HandoffState.requested, HandoffState.assigned)
SAID = text("""
    SELECT handoff.id, spoken.created_at AS spoken_at, asked.created_at AS asked_at
    FROM handoff
    LEFT JOIN LATERAL (
        SELECT seq, created_at FROM message
        WHERE conversation_id = handoff.conversation_id AND sender = 'agent' AND created_at >= handoff.requested_at
        ORDER BY seq DESC LIMIT 1
    ) AS spoken ON true
    LEFT JOIN LATERAL (
        SELECT created_at FROM message
        WHERE conversation_id = handoff.conversation_id AND sender = 'customer' AND seq > spoken.seq
        ORDER BY seq LIMIT 1
    ) AS asked ON true
    WHERE handoff.id = ANY(:ids)
""").bindparams(bindparam("ids", type_=ARRAY(Uuid)))


@dataclass(frozen=True, slots=True)
class Talk:
    """When an agent spoke last, and when the customer first did after that."""

    spoken_at: datetime | None
    asked_at: datetime | None


async def talks(session: AsyncSession, handoffs: Iterable[Handoff]) -> Mapping[uuid.UUID, Talk]:
    rows = await session.execute(SAID, {"ids": [handoff.id for handoff in handoffs]})
    return {row.id: Talk(row.spoken_at, row.asked_at) for row in rows}


async def running(session: AsyncSession) -> Sequence[Handoff]:
    """Whoever waits, and whom somebody has."""
    found = select(Handoff).where(Handoff.state.in_(RUNNING)).options(defer(Handoff.card, raiseload=True))
    return (await session.scalars(found)).all()


async def note(session: AsyncSession, notes: Sequence[Mapping[str, Any]]) -> bool:
    """All in one statement. True if any of them is new."""
    kept = insert(DueNote).on_conflict_do_nothing().returning(DueNote.id)
    return bool((await session.scalars(kept, notes)).all()) if notes else False
