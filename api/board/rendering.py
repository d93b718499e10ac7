"""The board's numbers, each of how many, and each with the query that lists them."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from api.board.repository import Hour
from api.board.schemas import (
    AskedOut,
    AtDeskOut,
    BoardOut,
    ChannelOut,
    CountOut,
    HourOut,
    LineOut,
    ReasonOut,
    RunningOut,
    SkillOut,
    StateCountOut,
)
from api.handoff import desk_rendering
from api.handoff.dues import Due
from api.handoff.hours import is_open
from api.parts import Parts
from models import Agent, AgentState, DueState, Handoff, HandoffState, Team

QUEUE, RUNNING, ASKED = "/v1/desk/queue", "/v1/desk/board/running", "/v1/desk/board/handoffs"
DELIVERIES, BOARD = "/v1/desk/deliveries", "/v1/desk/board"
SHOWN = (AgentState.available, AgentState.finishing, AgentState.away, AgentState.offline)


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody who waits, or whom somebody has, and what is due of it: the most pressing first."""

    handoff: Handoff
    due: Sequence[Due]

    @property
    def waits(self) -> bool:
        return self.handoff.state is HandoffState.requested


@dataclass(frozen=True, slots=True)
class Names:
    """Of agents by their id, of customers by their conversation."""

    agents: Mapping[uuid.UUID, str]
    customers: Mapping[uuid.UUID, str]


@dataclass(frozen=True, slots=True)
class Floor:
    at: datetime
    hour: Hour
    week_ago: Hour
    running: Sequence[Seen]
    teams: Sequence[Team]
    agents: Sequence[Agent]

    @property
    def waiting(self) -> list[Seen]:
        return [each for each in self.running if each.waits]


def board(parts: Parts, floor: Floor, reasons: Sequence[Any], channels: Sequence[Any]) -> BoardOut:
    waiting = floor.waiting
    return BoardOut(
        at=floor.at,
        since=floor.hour.since,
        waiting=_count(waiting, len(floor.running), "all who asked for a person and are not done", QUEUE),
        longest_since=_longest(waiting),
        lines=[_line(parts, floor, team) for team in floor.teams],
        states=[_state(floor, state) for state in SHOWN],
        agents=[_agent(floor, agent) for agent in floor.agents],
        reasons=_reasons(floor, reasons),
        channels=[_channel(floor, row) for row in channels],
    )


def _line(parts: Parts, floor: Floor, team: Team) -> LineOut:
    all_waiting, code = floor.waiting, team.code
    mine = [each for each in floor.running if each.handoff.team_code == code]
    waiting = [each for each in mine if each.waits]
    late = {state: [each for each in mine if each.due[0].state is state] for state in DueState}
    return LineOut(
        team=code,
        name=team.name,
        is_open=is_open(team, floor.at, parts.formats.timezone),
        waiting=_count(waiting, len(all_waiting), "all who wait", QUEUE, team=code),
        longest_since=_longest(waiting),
        skills=[_skill(waiting, code, skill) for skill in sorted({each.handoff.skill or "" for each in waiting})],
        soon=_count(late[DueState.soon], len(mine), "the team's, in line or answered", RUNNING, team=code, due="soon"),
        missed=_count(
            late[DueState.missed], len(mine), "the team's, in line or answered", RUNNING, team=code, due="missed"
        ),
    )


def _skill(waiting: Sequence[Seen], team: str, skill: str) -> SkillOut:
    those = [each for each in waiting if (each.handoff.skill or "") == skill]
    query = {"team": team, "skill": skill} if skill else {"team": team}
    return SkillOut(
        skill=skill or None,
        waiting=_count(those, len(waiting), "all in the team's line", QUEUE, **query),
        longest_since=_longest(those),
    )


def _state(floor: Floor, state: AgentState) -> StateCountOut:
    those = [agent for agent in floor.agents if agent.state is state]
    return StateCountOut(state=state.value, agents=_count(those, len(floor.agents), "all agents", BOARD))


def _agent(floor: Floor, agent: Agent) -> AtDeskOut:
    chats = [each for each in floor.running if each.handoff.agent_id == agent.id]
    return AtDeskOut(
        id=agent.id,
        name=agent.name,
        state=agent.state.value,
        teams=agent.teams,
        chats=_count(chats, agent.capacity, "what they can have at once", RUNNING, agent=str(agent.id)),
    )


def _reasons(floor: Floor, rows: Sequence[Any]) -> list[ReasonOut]:
    found = {(row.reason, row.is_now): row for row in rows}
    of = {is_now: sum(row.asked for row in rows if row.is_now is is_now) for is_now in (True, False)}

    def hour(reason: str, is_now: bool) -> HourOut:
        row, span = found.get((reason, is_now)), floor.hour if is_now else floor.week_ago
        asked, missed = (row.asked, row.missed) if row else (0, 0)
        query = {"reason": reason, "since": span.since.isoformat(), "until": span.until.isoformat()}
        return HourOut(
            handoffs=CountOut(count=asked, of=of[is_now], of_what="all in that hour", opens=_opens(ASKED, query)),
            missed=CountOut(
                count=missed, of=asked, of_what="for this reason", opens=_opens(ASKED, query | {"missed": "true"})
            ),
        )

    reasons = sorted({row.reason for row in rows})
    return [ReasonOut(reason=each, now=hour(each, True), week_ago=hour(each, False)) for each in reasons]


def _channel(floor: Floor, row: Any) -> ChannelOut:
    query = {"channel": row.channel, "since": floor.hour.since.isoformat()}
    failed = CountOut(
        count=row.lost, of=row.sent, of_what="all to be sent in the last hour", opens=_opens(DELIVERIES, query)
    )
    return ChannelOut(channel=row.channel, failed=failed)


def running_out(parts: Parts, each: Seen, names: Names) -> RunningOut:
    handoff = each.handoff
    customer = names.customers.get(handoff.conversation_id)
    shown = desk_rendering.queued(parts, handoff, each.due, customer).model_dump()
    state = "waiting" if each.waits else "called" if handoff.accepted_at is None else "with_agent"
    name = names.agents.get(handoff.agent_id) if handoff.agent_id else None
    return RunningOut(**shown, state=state, agent_id=handoff.agent_id, agent_name=name)


def asked_out(handoff: Handoff, customer_name: str | None, *, missed: bool) -> AskedOut:
    return AskedOut(
        conversation_id=handoff.conversation_id,
        customer_name=customer_name,
        reason=handoff.reason,
        team=handoff.team_code,
        requested_at=handoff.requested_at,
        accepted_at=handoff.accepted_at,
        ended_at=handoff.ended_at,
        outcome=handoff.outcome,
        missed=missed,
    )


def _count(those: Sequence[object], of: int, of_what: str, path: str, **query: str) -> CountOut:
    return CountOut(count=len(those), of=of, of_what=of_what, opens=_opens(path, query))


def _opens(path: str, query: Mapping[str, str]) -> str:
    return f"{path}?{urlencode(query)}" if query else path


def _longest(waiting: Iterable[Seen]) -> datetime | None:
    return min((each.handoff.waiting_since for each in waiting), default=None)
