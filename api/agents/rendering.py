"""An agent as leads and admins see them."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from api.agents.schemas import ColleagueOut, PersonOut
from models import Agent


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of all agents beside their rows."""

    chats: Mapping[uuid.UUID, int]
    factors: set[uuid.UUID]
    links: Mapping[uuid.UUID, datetime]


def person_out(agent: Agent, known: Known) -> PersonOut:
    return PersonOut(
        id=agent.id,
        name=agent.name,
        email=agent.email,
        role=agent.role.value,
        state=agent.state.value,
        teams=agent.teams,
        skills=agent.skills,
        languages=agent.languages,
        capacity=agent.capacity,
        chats=known.chats.get(agent.id, 0),
        seen_at=agent.seen_at,
        has_password=agent.password_hash is not None,
        second_factor=agent.id in known.factors,
        invited_until=known.links.get(agent.id),
    )


def colleague_out(agent: Agent, chats: int) -> ColleagueOut:
    return ColleagueOut.model_validate(
        {
            "id": agent.id,
            "name": agent.name,
            "role": agent.role.value,
            "state": agent.state.value,
            "teams": agent.teams,
            "skills": agent.skills,
            "languages": agent.languages,
            "chats": chats,
            "capacity": agent.capacity,
        }
    )
