"""Who had a conversation, and from when to when: read from the trace of how it changed hands."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from api.card.talk_schemas import HandledOut
from api.formats import Formats
from models import Audit
from models.base import now

TAKEN_UP = frozenset({"handoff accepted", "handoff taken_over"})
# How a stay ends, as an agent says it.
LEFT = {
    "handoff taken_over": "a colleague took over",
    "handoff passed_on": "passed it on to a colleague",
    "handoff transferred": "transferred it to a team",
    "handoff left": "had to leave",
    "handoff returned": "gave it back to the assistant",
    "handoff withdrawn": "the customer went back to the assistant",
    "handoff ended": "closed it",
    "handoff closed": "the customer left",
}


@dataclass(frozen=True, slots=True)
class Stay:
    agent_id: str
    taken_up_at: datetime
    until: datetime | None = None
    how: str | None = None

    def has(self, moment: datetime) -> bool:
        return self.taken_up_at <= moment <= (self.until or now())


def stays_in(moves: Iterable[Audit]) -> list[Stay]:
    stays: list[Stay] = []
    for move in moves:
        if move.action in LEFT and stays and stays[-1].until is None:
            stays[-1] = replace(stays[-1], until=move.at, how=LEFT[move.action])
        if move.action in TAKEN_UP and move.actor_id is not None:
            stays.append(Stay(move.actor_id, move.at))
    return stays


def agents_in(stays: Iterable[Stay]) -> list[uuid.UUID]:
    return [uuid.UUID(stay.agent_id) for stay in stays]


def handled_out(formats: Formats, stays: Iterable[Stay], names: Mapping[str, str]) -> list[HandledOut]:
    return [
        HandledOut(
            agent=names.get(stay.agent_id, "an agent"),
            taken_up=formats.moment(stay.taken_up_at),
            until=formats.moment(stay.until) if stay.until else None,
            minutes=round(((stay.until or now()) - stay.taken_up_at).total_seconds() / 60),
            how=stay.how,
        )
        for stay in stays
    ]
