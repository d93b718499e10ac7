"""Conversations and what was said in them, as many as one likes, with words as common and as rare as words are."""

import random
import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

import psycopg
from psycopg.types.json import Jsonb

from models.base import first_id_at, now
from tests.faults.desk.people import TEAM, Agent, seat

WORDS = [
    "bill",
    "charge",
    "roaming",
    "internet",
    "slow",
    "router",
    "data",
    "plan",
    "contract",
    "payment",
    "outage",
    "phone",
    "number",
    "refund",
    "address",
    "visit",
    "engineer",
    "signal",
    "upload",
    "download",
    "password",
    "account",
    "card",
    "direct",
    "debit",
    "tariff",
    "upgrade",
    "cancel",
    "moving",
    "house",
    "fee",
    "call",
]
# Of these each is said as often as words of its place are: the tenth a tenth as often as the first.
RARE = [f"w{number}word" for number in range(20_000)]
SENDERS = (("customer", "in"), ("assistant", "out"), ("customer", "in"), ("agent", "out"))
DAYS, BETWEEN = 365, timedelta(seconds=30)
# How many are with each agent, and how many wait.
WITH_EACH, WAITING = 3, 60
TAGS = ("refund", "fraud", "retention")


class Filled:
    """What there is, for whoever asks for it."""

    def __init__(self, url: str, conversations: int, messages_each: int, seed: int) -> None:
        self._url, self._count, self._each = url, conversations, messages_each
        self._dice = random.Random(seed)
        self.running: list[uuid.UUID] = []
        self.numbers: list[str] = []
        self.last_seq = messages_each

    def fill(self, agents: Sequence[Agent]) -> None:
        holders = [agent for agent in agents for _ in range(WITH_EACH)] + [None] * WAITING
        begins = now() - timedelta(days=DAYS)
        with psycopg.connect(self._url) as connection, connection.cursor() as cursor:
            old = [begins + timedelta(days=DAYS) * number / self._count for number in range(self._count)]
            closed = [self._conversation(cursor, at, place, "closed") for place, at in enumerate(old)]
            # Said a moment ago, the customer last: nobody is asked whether they are still there.
            at = now() - self._each * BETWEEN
            for place, agent in enumerate(holders):
                found = self._conversation(cursor, at, self._count + place, "agent" if agent else "waiting")
                self._hand(cursor, found, agent)
                self.running.append(found)
            self._say(cursor, [*zip(closed, old, strict=True), *((each, at) for each in self.running)])
        seat(self._url, agents, WITH_EACH)
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")

    def sentence(self) -> str:
        words = [self._dice.choice(WORDS) for _ in range(self._dice.randint(4, 14))]
        return " ".join([*words, self.rare_word(), self.rare_word()])

    def rare_word(self) -> str:
        return RARE[int(len(RARE) ** self._dice.random()) - 1]

    def _conversation(self, cursor: psycopg.Cursor, at: datetime, place: int, owner: str) -> uuid.UUID:
        contact_id, found = _id(at, 2 * place), _id(at, 2 * place + 1)
        number = f"+44998{place:07d}"
        self.numbers.append(number)
        cursor.execute("INSERT INTO contact (id, channel, address) VALUES (%s, 'sms', %s)", [contact_id, number])
        tags = [self._dice.choice(TAGS)] if place % 10 == 0 else []
        cursor.execute(
            "INSERT INTO conversation (id, contact_id, channel, connector, owner, last_seq, closed_at, tags)"
            " VALUES (%s, %s, 'sms', 'nobody', %s, %s, %s, %s)",
            [found, contact_id, owner, self._each, at if owner == "closed" else None, Jsonb(tags)],
        )
        return found

    def _hand(self, cursor: psycopg.Cursor, conversation_id: uuid.UUID, agent: Agent | None) -> None:
        at = now()
        cursor.execute(
            "INSERT INTO handoff (id, conversation_id, state, reason, team_code, language, priority, due_at, agent_id,"
            " requested_at, assigned_at, accepted_at)"
            " VALUES (%s, %s, %s, 'asked_for_person', %s, %s, 3, %s, %s, %s, %s, %s)",
            [
                _id(at, len(self.running)),
                conversation_id,
                "assigned" if agent else "requested",
                TEAM,
                # Nobody speaks it: whoever waits goes on waiting.
                "en" if agent else "xx",
                at + timedelta(minutes=2),
                agent.id if agent else None,
                at,
                *([at, at] if agent else [None, None]),
            ],
        )

    def _say(self, cursor: psycopg.Cursor, talks: Sequence[tuple[uuid.UUID, datetime]]) -> None:
        columns = "id, conversation_id, seq, sender, direction, content, created_at"
        with cursor.copy(f"COPY message ({columns}) FROM STDIN") as copy:
            for row in self._messages(talks):
                copy.write_row(row)

    def _messages(self, talks: Sequence[tuple[uuid.UUID, datetime]]) -> Iterator[tuple[object, ...]]:
        for place, (conversation_id, began) in enumerate(talks):
            for seq in range(1, self._each + 1):
                at = began + (seq - 1) * BETWEEN
                sender, direction = SENDERS[(self._each - seq) % len(SENDERS)]
                content = Jsonb({"text": self.sentence()})
                yield _id(at, place * self._each + seq), conversation_id, seq, sender, direction, content, at


def _id(at: datetime, number: int) -> uuid.UUID:
    return uuid.UUID(int=first_id_at(at).int + number)
