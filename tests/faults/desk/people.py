"""Agents with a desk, and customers with a conversation, put into the database: how they log in is tested elsewhere."""

import random
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import psycopg
from psycopg.types.json import Jsonb

from api.handoff.hours import WEEKDAYS
from api.sessions import AGENT_COOKIE, hash_of
from models.base import new_id

ALWAYS = {day: [["00:00", "24:00"]] for day in WEEKDAYS}
TEAM = "general"


@dataclass(frozen=True, slots=True)
class Agent:
    id: uuid.UUID
    capacity: int
    headers: dict[str, str]


def open_for_ever(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("UPDATE team SET hours = %s, holidays = '[]'", [Jsonb(ALWAYS)])


def hire(url: str, count: int, seed: int) -> list[Agent]:
    """Not at work yet. Every third speaks two languages."""
    dice = random.Random(seed)
    with psycopg.connect(url) as connection:
        return [_hire(connection, number, dice.randint(1, 4)) for number in range(count)]


def seat(url: str, agents: Sequence[Agent], capacity: int) -> None:
    """At their desks for good, however long they say nothing."""
    with psycopg.connect(url) as connection:
        connection.execute(
            "UPDATE agent SET state = 'available', seen_at = now() + interval '1 day', capacity = %s"
            " WHERE id = ANY(%s)",
            [capacity, [agent.id for agent in agents]],
        )


def _hire(connection: psycopg.Connection, number: int, capacity: int) -> Agent:
    agent_id, token = new_id(), secrets.token_urlsafe(24)
    languages = ["en", "es"] if number % 3 == 0 else ["en"]
    connection.execute(
        "INSERT INTO agent (id, name, email, role, state, languages, teams, capacity)"
        " VALUES (%s, %s, %s, 'agent', 'offline', %s, %s, %s)",
        [agent_id, f"Agent {number}", f"{agent_id}@example.com", Jsonb(languages), Jsonb([TEAM]), capacity],
    )
    connection.execute(
        "INSERT INTO agent_session (id, token_hash, agent_id, seen_at, ends_at)"
        " VALUES (%s, %s, %s, now(), now() + interval '8 hours')",
        [new_id(), hash_of(token), agent_id],
    )
    return Agent(agent_id, capacity, {"Cookie": f"{AGENT_COOKIE}={token}"})


def let_in(url: str, count: int) -> Sequence[uuid.UUID]:
    """Conversations that the bot has, and in which nothing has been said."""
    contacts, conversations = [new_id() for _ in range(count)], [new_id() for _ in range(count)]
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO contact (id, channel, address) VALUES (%s, 'web', %s)",
            [(each, str(each)) for each in contacts],
        )
        cursor.executemany(
            "INSERT INTO conversation (id, contact_id, channel) VALUES (%s, %s, 'web')",
            list(zip(conversations, contacts, strict=True)),
        )
    return conversations
