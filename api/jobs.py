"""The job queue in PostgreSQL: a job is queued in the transaction that makes it necessary, or not at all."""

import uuid
from collections.abc import Collection
from datetime import timedelta

import procrastinate
from procrastinate import exceptions
from sqlalchemy.ext.asyncio import AsyncSession

from models import Conversation
from models.base import now

TURN = "turn"
DELIVER = "deliver"
DEFAULT = "default"
STALE_AFTER = timedelta(seconds=6)


def queue(libpq_url: str) -> procrastinate.App:
    """The queue; the tasks behind its names are given by the worker."""
    connector = procrastinate.PsycopgConnector(conninfo=libpq_url, min_size=1, max_size=4)
    return procrastinate.App(connector=connector)


class Jobs:
    """Queues jobs inside the caller's transaction."""

    def __init__(self, app: procrastinate.App, lines: Collection[str] = ()) -> None:
        self.app = app
        # The connectors that send over a line which one worker holds: their jobs are that worker's.
        self.lines = frozenset(lines)

    async def answer(self, session: AsyncSession, conversation_id: uuid.UUID, after: timedelta | None = None) -> None:
        """The conversation's next turn."""
        await self._queue(session, TURN, conversation_id, after)

    async def deliver(self, session: AsyncSession, conversation: Conversation, after: timedelta | None = None) -> None:
        """Whatever of the conversation waits to be sent: by the worker that holds its carrier's line, if it has one."""
        queue = conversation.connector if conversation.connector in self.lines else DEFAULT
        await self._queue(session, DELIVER, conversation.id, after, queue)

    async def _queue(
        self,
        session: AsyncSession,
        task: str,
        conversation_id: uuid.UUID,
        after: timedelta | None,
        queue: str = DEFAULT,
    ) -> None:
        """One job of a kind at most waits for a conversation, and one at most runs: it takes all that is there."""
        key = f"{task}:{conversation_id}"
        try:
            async with session.begin_nested():
                # Asked for inside: it is what makes the session set its savepoint.
                connection = await (await session.connection()).get_raw_connection()
                await self.app.configure_task(
                    task,
                    queue=queue,
                    lock=key,
                    queueing_lock=key,
                    schedule_at=now() + after if after else None,
                    connection=connection.driver_connection,
                ).defer_async(conversation_id=str(conversation_id))
        except exceptions.AlreadyEnqueued:
            pass
