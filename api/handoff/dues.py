"""When a reply or an end is due, and whether it is late: by the team's promises, else by the operator's settings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from api.handoff.due_repository import Talk
from api.handoff.hours import after_open
from api.handoff.priorities import NAMES
from api.parts import Parts
from models import DueKind, DueState, Handoff, HandoffState, Team

# Of the time there was: with less than that left, it is time to see to it.
LAST_PART = 0.25


@dataclass(frozen=True, slots=True)
class Due:
    kind: DueKind
    by: datetime
    state: DueState


def allowed(parts: Parts, team: Team, kind: DueKind, priority: int) -> timedelta:
    settings = parts.settings
    usual = {
        DueKind.first_reply: settings.handoff_reply_within,
        DueKind.next_reply: settings.handoff_next_reply_within,
        DueKind.resolution: settings.handoff_resolve_within,
    }
    promised = team.due.get(kind, {}).get(NAMES[priority])
    return timedelta(seconds=promised or usual[kind])


def first_reply_by(parts: Parts, team: Team, priority: int, asked_at: datetime) -> datetime:
    """By the clock: nobody is in line while the team is closed, and who waits for a reply waits at night as well."""
    return asked_at + allowed(parts, team, DueKind.first_reply, priority)


def all_of(parts: Parts, team: Team, handoff: Handoff, talk: Talk, at: datetime) -> list[Due]:
    """The reply that is owed, if one is, and the end."""
    return [
        Due(kind, by, _state(by, allowed(parts, team, kind, handoff.priority), at))
        for kind, by in _times(parts, team, handoff, talk)
    ]


def _times(parts: Parts, team: Team, handoff: Handoff, talk: Talk) -> Iterator[tuple[DueKind, datetime]]:
    zone, priority = parts.formats.timezone, handoff.priority
    if talk.spoken_at is None:
        yield DueKind.first_reply, handoff.due_at
    elif (since := talk.asked_at or _back_in_line(handoff)) is not None:
        yield DueKind.next_reply, after_open(team, since, allowed(parts, team, DueKind.next_reply, priority), zone)
    span = allowed(parts, team, DueKind.resolution, priority)
    yield DueKind.resolution, after_open(team, handoff.requested_at, span, zone)


def next_change(parts: Parts, team: Team, handoff: Handoff, talk: Talk, at: datetime) -> datetime | None:
    """When anything is due soon, or is missed, that is not yet."""
    turns = [
        turn
        for kind, by in _times(parts, team, handoff, talk)
        for turn in (by - allowed(parts, team, kind, handoff.priority) * LAST_PART, by)
    ]
    return min((turn for turn in turns if turn > at), default=None)


def _back_in_line(handoff: Handoff) -> datetime | None:
    """Whoever lost their agent waits for the next one, whether they say so or not."""
    return handoff.waiting_since if handoff.state is HandoffState.requested else None


def _state(by: datetime, span: timedelta, at: datetime) -> DueState:
    if by <= at:
        return DueState.missed
    return DueState.soon if by - at <= span * LAST_PART else DueState.fine
