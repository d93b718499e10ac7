"""The job queue in PostgreSQL: a job is queued in the transaction that makes it necessary, or not at all."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta

import procrastinate
import psycopg
from sqlalchemy import ARRAY, DateTime, Text, bindparam, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from api.at_work import AtWork
from models import Conversation
from models.base import now

TURN = "turn"
DELIVER = "deliver"
# What waits for nobody but the database; what waits for the bot; what waits for providers and mail servers.
DEFAULT, TURNS, SENDING = "default", "turns", "sending"
QUEUES = (DEFAULT, TURNS, SENDING)
CODE = "code"
WAITING = "waiting"
FETCH = "fetch"
TAKE = "take"
ASSIGN = "assign"
HEAR = "hear"
# All that is assigned is assigned one after the other, whoever it is for.
EVERYBODY = uuid.UUID(int=0)
# Somebody sits before a form and waits for it.
FIRST = 10
# Nobody looks for what these have left undone, and doing it twice does no harm.
SAFE_TO_RUN_AGAIN = frozenset({CODE, FETCH, ASSIGN, HEAR})
STALE_AFTER = timedelta(seconds=6)
# Each pool listens on one of its own, and so does each line.
MOST_CONNECTIONS = 10
# The package's own way raises an error where a job waits already, and so needs a savepoint around it: three round
# trips for one. The table is that of migration 0002.
QUEUED = text(
    "INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)"
    " VALUES (:queue, :task, :priority, :key, :key, :told, :at) ON CONFLICT DO NOTHING"
).bindparams(bindparam("told", type_=JSONB), bindparam("at", type_=DateTime(timezone=True)))
# For as many at once as there are keys. A job that waits already is held until this commits: it could otherwise run
# in between and find nothing. For the others the conversation's lock does that.
TAKEN_NEXT = (
    "INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args)"
    " SELECT :queue, :task, 0, :task || ':' || key, :task || ':' || key, jsonb_build_object('key', key)"
    " FROM unnest(:keys) AS key ON CONFLICT (queueing_lock) WHERE status = 'todo' DO UPDATE SET args = excluded.args"
)
TAKEN_BY = (bindparam("task", type_=Text), bindparam("keys", type_=ARRAY(Text)))
TAKE_NEXT = text(TAKEN_NEXT).bindparams(*TAKEN_BY)


def queue(libpq_url: str) -> procrastinate.App:
    """The queue; the tasks behind its names are given by the worker."""
    connector = procrastinate.PsycopgConnector(
        conninfo=libpq_url, min_size=1, max_size=MOST_CONNECTIONS, configure=_each_statement_by_itself
    )
    return procrastinate.App(connector=connector)


async def _each_statement_by_itself(connection: psycopg.AsyncConnection) -> None:
    """The queue sends single statements only, and a transaction around each would be three round trips for one."""
    await connection.set_autocommit(True)


class Jobs:
    """Queues jobs inside the caller's transaction."""

    def __init__(self, app: procrastinate.App, lines: Collection[str] = (), texts_by: str = "") -> None:
        self.app, self.texts_by, self.at_work = app, texts_by, AtWork()
        # The connectors that send over a line which one worker holds: their jobs are that worker's.
        self.lines = frozenset(lines)

    async def answer(self, session: AsyncSession, conversation_id: uuid.UUID, after: timedelta | None = None) -> None:
        """The conversation's next turn."""
        told = {"conversation_id": str(conversation_id)}
        await self._queue(session, TURN, conversation_id, after, told, queue=TURNS)

    async def deliver(self, session: AsyncSession, conversation: Conversation, after: timedelta | None = None) -> None:
        """Whatever of the conversation waits to be sent: by the worker that holds its carrier's line, if it has one."""
        told = {"conversation_id": str(conversation.id)}
        queue = self.queue_of(conversation.connector, SENDING)
        await self._queue(session, DELIVER, conversation.id, after, told, queue=queue)

    def queue_of(self, connector: str, otherwise: str) -> str:
        return connector if connector in self.lines else otherwise

    async def code(
        self,
        session: AsyncSession,
        purpose: str,
        row_id: uuid.UUID,
        to: str,
        attempt: int = 1,
        after: timedelta | None = None,
    ) -> None:
        """The one-time code of this row, which the worker makes once more: a job's arguments are no place for it."""
        told: dict[str, str | int] = {"purpose": purpose, "row_id": str(row_id), "attempt": attempt}
        queue = SENDING if "@" in to else self.queue_of(self.texts_by, SENDING)
        await self._queue(session, CODE, row_id, after, told, FIRST, queue)

    async def fetch(self, session: AsyncSession, conversation_id: uuid.UUID, after: timedelta | None = None) -> None:
        """The files of a conversation that providers still have."""
        told = {"conversation_id": str(conversation_id)}
        await self._queue(session, FETCH, conversation_id, after, told, queue=SENDING)

    async def take(self, session: AsyncSession, connector: str, keys: Sequence[uuid.UUID]) -> None:
        """Whatever of these senders is kept and not taken yet."""
        await session.execute(TAKE_NEXT, self.to_take(connector, keys))

    def to_take(self, connector: str, keys: Sequence[uuid.UUID]) -> dict[str, object]:
        """What the statement is told: whoever holds the line it came over takes it. In the order of the keys, so that
        two deliveries at once never wait for each other in a circle."""
        return {"queue": self.queue_of(connector, DEFAULT), "task": TAKE, "keys": sorted(str(key) for key in keys)}

    async def assign(self, session: AsyncSession) -> None:
        """Whoever waits for a person, to whoever is free."""
        await self._queue(session, ASSIGN, EVERYBODY, None, {}, FIRST)

    async def hear(self, session: AsyncSession, message_id: uuid.UUID) -> None:
        """What somebody says who waits for a person: it may be about the waiting."""
        await self._queue(session, HEAR, message_id, None, {"message_id": str(message_id)}, FIRST)

    async def tell_of_waiting(self, session: AsyncSession, conversation_id: uuid.UUID, after: timedelta) -> None:
        """That an answer waits, if nobody has read it by then."""
        told = {"conversation_id": str(conversation_id)}
        await self._queue(session, WAITING, conversation_id, after, told, queue=SENDING)

    async def _queue(
        self,
        session: AsyncSession,
        task: str,
        whose: uuid.UUID,
        after: timedelta | None,
        told: Mapping[str, str | int],
        priority: int = 0,
        queue: str = DEFAULT,
    ) -> None:
        """One job of a kind at most waits for a conversation, and one at most runs: it takes all that is there."""
        row = {
            "queue": queue,
            "task": task,
            "priority": priority,
            "key": f"{task}:{whose}",
            "told": dict(told),
            "at": now() + after if after else None,
        }
        await session.execute(QUEUED, row)
