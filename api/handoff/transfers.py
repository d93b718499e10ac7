"""Given on: to the line of a team, or to one agent who is free. Leads also do it for others."""

import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from api.conversations import ownership
from api.conversations.ownership import By, Move
from api.errors import NotFound, Refused
from api.handoff import chats, desk_repository, repository
from api.handoff.assigning import seen_after
from api.handoff.desk_schemas import TransferIn
from api.handoff.hours import is_open, next_opening
from api.parts import Parts
from models import ActorKind, Agent, AgentState, Conversation, Handoff, HandoffState, Team
from models.base import now


class TeamUnknown(NotFound):
    """Teams are named by their codes."""

    title = "There is no such team"


class TeamClosed(Refused):
    """Nobody is put into a line that nobody answers."""

    title = "That team is closed now"


class AgentNotFree(Refused):
    """They are not there, or have it already."""

    title = "That agent can't have it now"


async def transfer(
    parts: Parts, session: AsyncSession, agent_id: uuid.UUID, conversation_id: uuid.UUID, told: TransferIn
) -> Conversation:
    """The floor is held first: who is free stays free until it is done."""
    await repository.hold_floor(session)
    conversation, handoff, _ = await chats.held_by(session, agent_id, conversation_id)
    by = By(ActorKind.agent, agent_id)
    if told.agent_id is not None:
        await _to_agent(parts, session, conversation, handoff, told.agent_id, by)
    else:
        await _to_team(parts, session, conversation, handoff, told.team or "", by)
    handoff.note = told.note
    return conversation


async def _to_agent(
    parts: Parts, session: AsyncSession, conversation: Conversation, handoff: Handoff, to_id: uuid.UUID, by: By
) -> None:
    to = await session.get(Agent, to_id, populate_existing=True)
    if to is None or to.id == handoff.agent_id or not _is_there(parts, to):
        raise AgentNotFree("Choose an agent who is available, or a team.", field="agent_id")
    await chats.insist_on_room(session, to)
    waits = handoff.state is HandoffState.requested
    await ownership.change(parts, session, conversation, Move.assigned if waits else Move.passed_on, by, to)


def _is_there(parts: Parts, agent: Agent) -> bool:
    return agent.state is AgentState.available and agent.seen_at is not None and agent.seen_at > seen_after(parts)


async def _to_team(
    parts: Parts, session: AsyncSession, conversation: Conversation, handoff: Handoff, code: str, by: By
) -> None:
    team = (await desk_repository.teams(session)).get(code)
    if team is None:
        raise TeamUnknown("See which teams there are.", field="team")
    _insist_on_open(parts, team)
    # What the first team was asked to know, the next need not.
    handoff.team_code, handoff.skill = team.code, None
    if handoff.state is HandoffState.assigned:
        await ownership.change(parts, session, conversation, Move.transferred, by, said={"team": team.name})
    else:
        await ownership.keep(session, conversation, by, "moved to another line", team=team.code)
        await parts.jobs.assign(session)


def _insist_on_open(parts: Parts, team: Team) -> None:
    zone = parts.formats.timezone
    if is_open(team, now(), zone):
        return
    opens = next_opening(team, now(), zone)
    raise TeamClosed(f"It opens {parts.formats.moment(opens).display}." if opens else "It has no hours.", field="team")
