"""Put aside by its agent, until a time or until the customer writes; it comes back by itself."""

import uuid
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api.conversations import ownership
from api.conversations import repository as conversations
from api.conversations.ownership import By, Move
from api.conversations.ownership_repository import running
from api.db import after_commit
from api.errors import NotUnderstood, Refused
from api.handoff import chats, desk_rendering, desk_repository, due_repository, dues
from api.handoff.chats import NotTakenUp, NotYours
from api.handoff.desk_schemas import AsideIn, AsideOut
from api.handoff.hours import openings
from api.live import DESK
from api.parts import Parts
from models import ActorKind, Agent, Conversation, Handoff, Team
from models.base import now

SYSTEM = By(ActorKind.system)


class TooManyAside(Refused):
    """As many as they can have: else whoever is next would be given to somebody who only puts aside."""

    title = "That is as many conversations as this agent can put aside"


class NoSuchTime(NotUnderstood):
    """It is over, or there is no opening to wait for."""

    title = "It can't be put aside until then"


async def put(
    parts: Parts, session: AsyncSession, agent_id: uuid.UUID, conversation_id: uuid.UUID, told: AsideIn
) -> AsideOut:
    """What is due before then brings it back: nobody is promised less because their agent does something else."""
    conversation, handoff, agent = await _own(session, agent_id, conversation_id)
    await _insist_on_space(session, agent, conversation)
    at, team = now(), await session.get_one(Team, handoff.team_code)
    talk = (await due_repository.talks(session, [handoff]))[handoff.id]
    wanted, due = _wanted(parts, team, told, at), dues.next_change(parts, team, handoff, talk, at)
    until = min((each for each in (wanted, due) if each is not None), default=None)
    handoff.put_aside(at, until, told.seen_seq)
    await ownership.keep(
        session, conversation, By(ActorKind.agent, agent_id), "put aside", until=until and until.isoformat()
    )
    # There is room for somebody else.
    await parts.jobs.assign(session)
    after_commit(session, lambda: parts.live.tell(DESK))
    return desk_rendering.aside(parts, at, until)


async def take_back(
    parts: Parts, session: AsyncSession, agent_id: uuid.UUID, conversation_id: uuid.UUID
) -> Conversation:
    """Said of what is not put aside, it changes nothing."""
    conversation, handoff, _ = await _own(session, agent_id, conversation_id)
    if handoff.aside_since is not None:
        handoff.bring_back(now())
        await ownership.keep(session, conversation, By(ActorKind.agent, agent_id), "taken back")
        after_commit(session, lambda: parts.live.tell(DESK))
    return conversation


async def bring_back_all(parts: Parts) -> None:
    """A round."""
    async with parts.database.session() as session:
        found = await desk_repository.coming_back(session, now())
    for conversation_id in found:
        async with parts.database.transaction() as session:
            await _bring_back(parts, session, conversation_id)


async def _bring_back(parts: Parts, session: AsyncSession, conversation_id: uuid.UUID) -> None:
    """To its agent; to the line where they are not there, for nobody waits for somebody who has gone home."""
    conversation = await conversations.hold(session, conversation_id)
    if conversation_id not in await desk_repository.coming_back(session, now()):
        return
    handoff = await running(session, conversation_id)
    assert handoff is not None
    agent = await session.get_one(Agent, handoff.agent_id)
    if agent.state not in chats.TAKES_OVER:
        await ownership.change(parts, session, conversation, Move.left, SYSTEM, said={"name": agent.given_name})
        return
    handoff.bring_back(now())
    await ownership.keep(session, conversation, SYSTEM, "came back")
    after_commit(session, lambda: parts.live.tell(DESK))


async def _own(
    session: AsyncSession, agent_id: uuid.UUID, conversation_id: uuid.UUID
) -> tuple[Conversation, Handoff, Agent]:
    conversation, handoff, agent = await chats.held_by(session, agent_id, conversation_id)
    if handoff.agent_id != agent_id:
        raise NotYours("Whoever has it puts it aside themselves.")
    if handoff.accepted_at is None:
        raise NotTakenUp("Then the customer knows who is there.")
    return conversation, handoff, agent


async def _insist_on_space(session: AsyncSession, agent: Agent, conversation: Conversation) -> None:
    others = [each for each in await desk_repository.put_aside(session, agent.id) if each != conversation.id]
    if len(others) >= agent.capacity:
        raise TooManyAside(f"Take one of the {len(others)} back first, or end it.")


def _wanted(parts: Parts, team: Team, told: AsideIn, at: datetime) -> datetime | None:
    if told.minutes is not None:
        return at + timedelta(minutes=told.minutes)
    if told.opening:
        return _next_day(parts, team, at)
    if told.at is not None and told.at <= at:
        raise NoSuchTime("That time is over. Choose a later one.", field="at")
    return told.at


def _next_day(parts: Parts, team: Team, at: datetime) -> datetime:
    zone = parts.formats.timezone
    today = at.astimezone(zone).date()
    opens = next((opens for opens, _ in openings(team, at, zone) if opens.astimezone(zone).date() > today), None)
    if opens is None:
        raise NoSuchTime("This team has no hours. Choose a time.", field="opening")
    return opens
