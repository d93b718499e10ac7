"""Teams are made, changed and taken away. What would leave a question without a team to answer it is refused."""

import uuid
from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from api.agents import repository
from api.agents.team_schemas import NewTeamIn, TeamIn, TeamOut, TeamsOut
from api.desk import repository as desk
from api.errors import Refused
from api.handoff import repository as handoffs
from api.handoff.hours import is_open, next_opening
from api.handoff.transfers import TeamUnknown
from api.parts import Parts
from models import HandoffState, Team
from models.base import now


class TeamTaken(Refused):
    """Requests name a team by its code, for ever."""

    title = "There is a team with that code"


class TopicTaken(Refused):
    """A topic has one team, else nobody knows whose it is."""

    title = "Another team answers that"


class LastForTheRest(Refused):
    """Somebody has to answer what no other team does."""

    title = "No team would answer whatever is left"


class TeamNeeded(Refused):
    """Conversations name it, or agents answer for it."""

    title = "This team can't be taken away"


async def everyone(parts: Parts, session: AsyncSession) -> TeamsOut:
    answering, running = await repository.answering(session), await repository.running(session)
    found = await repository.teams(session)
    return TeamsOut(items=[_team_out(parts, team, answering, running) for team in found])


async def add(parts: Parts, session: AsyncSession, me_id: uuid.UUID, told: NewTeamIn) -> TeamOut:
    await handoffs.hold_floor(session)
    if told.code in await repository.team_codes(session):
        raise TeamTaken("Choose another code, or change that team.", field="code")
    team = Team(code=told.code)
    await _fill(session, team, told)
    session.add(team)
    return await _changed(parts, session, team, me_id, "team added")


async def change(parts: Parts, session: AsyncSession, me_id: uuid.UUID, code: str, told: TeamIn) -> TeamOut:
    team = await _held(session, code)
    if not team.topics and told.topics:
        await _insist_on_another_for_the_rest(session, team)
    await _fill(session, team, told)
    return await _changed(parts, session, team, me_id, "team changed")


async def remove(session: AsyncSession, me_id: uuid.UUID, code: str) -> None:
    """Only one that never had anybody: what was talked about names its team for good."""
    team = await _held(session, code)
    if await repository.was_ever_asked(session, code):
        raise TeamNeeded("Conversations name it for good. Change what it answers, and its name, instead.")
    if (await repository.answering(session)).get(code):
        raise TeamNeeded("Agents answer for it. Take it from them first.")
    if not team.topics:
        await _insist_on_another_for_the_rest(session, team)
    await session.delete(team)
    desk.note_team(session, "team removed", code, me_id)


async def _held(session: AsyncSession, code: str) -> Team:
    await handoffs.hold_floor(session)
    team = await session.get(Team, code, populate_existing=True)
    if team is None:
        raise TeamUnknown("See which teams there are.")
    return team


async def _fill(session: AsyncSession, team: Team, told: TeamIn) -> None:
    for other in await repository.teams(session):
        shared = sorted(set(other.topics) & set(told.topics))
        if other.code != team.code and shared:
            raise TopicTaken(f"{other.name} answers {', '.join(shared)}. Take it from there first.", field="topics")
    team.name, team.topics = told.name, told.topics
    team.hours = {day: [list(span) for span in spans] for day, spans in told.hours.items()}
    team.holidays = [day.isoformat() for day in told.holidays]


async def _insist_on_another_for_the_rest(session: AsyncSession, team: Team) -> None:
    others = [other for other in await repository.teams(session) if other.code != team.code and not other.topics]
    if not others:
        raise LastForTheRest("Leave it without topics, or let another team have none first.", field="topics")


async def _changed(parts: Parts, session: AsyncSession, team: Team, me_id: uuid.UUID, action: str) -> TeamOut:
    await session.flush()
    desk.note_team(session, action, team.code, me_id, topics=team.topics)
    answering, running = await repository.answering(session), await repository.running(session, [team.code])
    return _team_out(parts, team, answering, running)


def _team_out(
    parts: Parts, team: Team, answering: Mapping[str, int], running: Mapping[tuple[str, HandoffState], int]
) -> TeamOut:
    at, zone = now(), parts.formats.timezone
    opens = None if is_open(team, at, zone) else next_opening(team, at, zone)
    return TeamOut.model_validate(
        {
            "code": team.code,
            "name": team.name,
            "topics": team.topics,
            "hours": team.hours,
            "holidays": team.holidays,
            "is_open": is_open(team, at, zone),
            "opens": parts.formats.moment(opens) if opens else None,
            "agents": answering.get(team.code, 0),
            "waiting": running.get((team.code, HandoffState.requested), 0),
            "with_agents": running.get((team.code, HandoffState.assigned), 0),
        }
    )
