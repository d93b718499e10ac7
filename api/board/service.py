"""The board: what is read, in one go, and the lists that its numbers open."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api.board import rendering, repository
from api.board.rendering import Names, Seen
from api.board.repository import Hour, Wanted
from api.board.schemas import AskedOut, BoardOut, RunningListOut
from api.handoff import desk_repository, desk_service, due_repository
from api.paging import Asked, Page, cursor_of, cut, read_cursor
from api.parts import Parts
from models.base import now

HOUR, WEEK = timedelta(hours=1), timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Some of those who wait or whom somebody has."""

    team: str | None = None
    agent_id: uuid.UUID | None = None
    due: str | None = None

    def has(self, each: Seen) -> bool:
        return (
            self.team in (None, each.handoff.team_code)
            and self.agent_id in (None, each.handoff.agent_id)
            and self.due in (None, each.due[0].state.value)
        )


async def board(parts: Parts, session: AsyncSession) -> BoardOut:
    at = now()
    hour, before = Hour(at - HOUR, at), Hour(at - HOUR - WEEK, at - WEEK)
    floor = rendering.Floor(
        at,
        hour,
        before,
        await _running(parts, session),
        list((await desk_repository.teams(session)).values()),
        await repository.agents(session),
    )
    return rendering.board(
        parts,
        floor,
        await repository.reasons(session, hour, before),
        await repository.channels(session, hour.since),
    )


async def running(parts: Parts, session: AsyncSession, chosen: Chosen) -> RunningListOut:
    seen = [each for each in await _running(parts, session) if chosen.has(each)]
    customers = await desk_repository.customer_names(session, [each.handoff for each in seen])
    names = Names(await repository.names(session), customers)
    return RunningListOut(items=[rendering.running_out(parts, each, names) for each in seen])


async def _running(parts: Parts, session: AsyncSession) -> list[Seen]:
    """Who has waited longest comes first."""
    handoffs = await due_repository.running(session)
    dues = await desk_service.dues_of(parts, session, handoffs)
    seen = [Seen(handoff, dues[handoff.id]) for handoff in handoffs]
    return sorted(seen, key=lambda each: (each.handoff.waiting_since, each.handoff.id))


async def asked_for(session: AsyncSession, wanted: Wanted, asked: Asked) -> Page[AskedOut]:
    after = read_cursor(asked.cursor, datetime, uuid.UUID)
    found = await repository.asked_for(session, wanted, after, asked.limit + 1)
    page = cut(found, asked.limit, lambda each: cursor_of(each[0].requested_at.isoformat(), each[0].id))
    names = await desk_repository.customer_names(session, [handoff for handoff, _ in page.items])
    items = [
        rendering.asked_out(handoff, names.get(handoff.conversation_id), missed=missed)
        for handoff, missed in page.items
    ]
    return Page(items=items, next=page.next)
