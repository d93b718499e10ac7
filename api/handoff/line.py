"""A round: whoever is not taken up, has lost their agent, or has waited too long is seen to, and the free get work."""

import uuid
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api.conversations import ownership
from api.conversations import repository as conversations
from api.conversations.ownership import By, Move
from api.conversations.ownership_repository import running
from api.handoff import desk_repository, presence, repository
from api.handoff.assigning import assign_all, seen_after
from api.handoff.hours import is_open, next_opening
from api.parts import Parts
from models import ActorKind, AgentState, Handoff, HandoffState, Team
from models.base import now

SYSTEM = By(ActorKind.system)


async def see_to(parts: Parts) -> None:
    async with parts.database.session() as session:
        missed = await desk_repository.not_taken_up(session, _before(parts.settings.handoff_accept_within))
        absent = await desk_repository.absent(session, seen_after(parts))
        shut = await _shut(parts, session)
        in_vain = await repository.waits_in_vain(session, _before(parts.settings.handoff_wait_at_most), shut)
    for conversation_id in missed:
        await _take_back(parts, conversation_id)
    for agent_id in absent:
        await _leave(parts, agent_id)
    for conversation_id in in_vain:
        await _let_go(parts, conversation_id)
    await assign_all(parts)


async def _shut(parts: Parts, session: AsyncSession) -> list[str]:
    teams = (await desk_repository.teams(session)).values()
    return [team.code for team in teams if not is_open(team, now(), parts.formats.timezone)]


def _before(seconds: float) -> datetime:
    return now() - timedelta(seconds=seconds)


async def _take_back(parts: Parts, conversation_id: uuid.UUID) -> None:
    """Whoever does not take up one would not take up the next: they are away, for all that is new."""
    async with parts.database.transaction() as session:
        await repository.hold_floor(session)
        handoff = await _held(session, conversation_id, HandoffState.assigned)
        before = _before(parts.settings.handoff_accept_within)
        if handoff is None or handoff.accepted_at or not handoff.assigned_at or handoff.assigned_at > before:
            return
        assert handoff.agent_id is not None
        await presence.miss(parts, session, handoff.agent_id, SYSTEM)


async def _leave(parts: Parts, agent_id: uuid.UUID) -> None:
    async with parts.database.transaction() as session:
        await repository.hold_floor(session)
        if agent_id in await desk_repository.absent(session, seen_after(parts)):
            await presence.go(parts, session, agent_id, AgentState.offline, SYSTEM)


async def _let_go(parts: Parts, conversation_id: uuid.UUID) -> None:
    """Nobody waits for a team that has gone home, nor for ever."""
    async with parts.database.transaction() as session:
        handoff = await _held(session, conversation_id, HandoffState.requested)
        if handoff is None:
            return
        team = await session.get_one(Team, handoff.team_code)
        is_shut = not is_open(team, now(), parts.formats.timezone)
        if not is_shut and handoff.waiting_since > _before(parts.settings.handoff_wait_at_most):
            return
        opens = next_opening(team, now(), parts.formats.timezone) if is_shut else None
        conversation = await conversations.hold(session, conversation_id)
        if opens is not None:
            said = {"opens": parts.formats.moment(opens).display}
            await ownership.change(parts, session, conversation, Move.shut, SYSTEM, said=said)
        else:
            said = {"phone": parts.brand.phone, "phone_hours": parts.brand.phone_hours}
            await ownership.change(parts, session, conversation, Move.timed_out, SYSTEM, said=said)


async def _held(session: AsyncSession, conversation_id: uuid.UUID, state: HandoffState) -> Handoff | None:
    """The conversation's handoff, if it is still there; both locked."""
    await conversations.hold(session, conversation_id)
    handoff = await running(session, conversation_id)
    return handoff if handoff is not None and handoff.state is state else None
