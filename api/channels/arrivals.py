"""What providers brought and who still waits in it."""

import uuid
from collections.abc import Collection, Sequence
from datetime import timedelta

from sqlalchemy import Text, Uuid, bindparam, exists, or_, select, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from api import jobs
from api.db import Database
from api.parts import Parts
from connectors.base import Arrived
from models import Arrival, Fragment, Message

# As the indexes have it, word by word.
IS_RECEIVED = text("arrival.state = 'received'")
# With the jobs that take it, in one statement by itself: the provider waits for a single round trip.
KEEP = text(
    "WITH kept AS (INSERT INTO arrival (id, connector, url, body, headers, trusted, state, waiting, reason)"
    f" VALUES (:id, :connector, :url, :body, :headers, :trusted, :state, :waiting, :reason)) {jobs.TAKEN_NEXT}"
).bindparams(bindparam("headers", type_=JSONB), bindparam("waiting", type_=ARRAY(Uuid)), *jobs.TAKEN_BY)
KEPT = ("id", "connector", "url", "body", "headers", "trusted", "state", "waiting", "reason")
# In one statement, on the row as it is by then: those who wait in one delivery are taken by several workers at once,
# and whoever is last ends it.
NOTE_TAKEN = text("""
    UPDATE arrival SET
        waiting = array_remove(waiting, :key),
        failed = failed + :failed,
        reason = CASE WHEN :failed > 0 THEN failed + :failed || :told ELSE reason END,
        state = CASE
            WHEN array_remove(waiting, :key) <> '{}' THEN 'received'
            WHEN failed + :failed > 0 THEN 'refused'
            ELSE 'processed' END,
        body = CASE WHEN has_secret AND array_remove(waiting, :key) = '{}' THEN '' ELSE body END
    WHERE id = :id AND waiting @> ARRAY[:key]
""").bindparams(bindparam("told", type_=Text))
LEFT = text("""
    SELECT DISTINCT connector, key FROM arrival, unnest(waiting) AS key
    WHERE state = 'received' AND received_at < clock_timestamp() - :patience AND connector = ANY(:connectors)
        AND NOT EXISTS (
            SELECT FROM procrastinate_jobs WHERE lock = 'take:' || key AND status IN ('todo', 'doing')
        )
    LIMIT :limit
""")


def as_it_came(arrival: Arrival) -> Arrived:
    return Arrived(arrival.url, arrival.headers, arrival.body, arrival.received_at)


async def keep(parts: Parts, arrival: Arrival) -> None:
    """For good, once this returns."""
    columns = {name: getattr(arrival, name) for name in KEPT}
    await parts.database.run(KEEP, **columns, **parts.jobs.to_take(arrival.connector, arrival.waiting))


async def waiting_for(database: Database, key: uuid.UUID, limit: int) -> Sequence[Arrival]:
    """What is kept and not taken yet of this sender, in the order it came."""
    theirs = select(Arrival).where(IS_RECEIVED, Arrival.waiting.contains([key]))
    async with database.session() as session:
        return (await session.scalars(theirs.order_by(Arrival.received_at, Arrival.id).limit(limit))).all()


async def hold(session: AsyncSession, arrival_id: uuid.UUID) -> Arrival | None:
    return await session.get(Arrival, arrival_id, with_for_update=True)


async def note_taken(
    session: AsyncSession, arrival_id: uuid.UUID, key: uuid.UUID, failures: Sequence[str], items: int
) -> None:
    """Nothing of this sender waits in it any more. Said again, it is no news."""
    told = f" of {items} could not be taken: {failures[0]}" if failures else ""
    await session.execute(NOTE_TAKEN, {"id": arrival_id, "key": key, "failed": len(failures), "told": told})


async def left_waiting(
    session: AsyncSession, connectors: Collection[str], patience: timedelta, limit: int
) -> Sequence[tuple[str, uuid.UUID]]:
    """Who waits for so long already, by connector, and no job is there to take them."""
    asked = {"patience": patience, "connectors": list(connectors), "limit": limit}
    return [(row.connector, row.key) for row in await session.execute(LEFT, asked)]


async def is_known(session: AsyncSession, connector: str, provider_message_id: str) -> bool:
    """Whether a message of a line is in the ledger, or on its way there: its id is a part of its delivery's address."""
    ways = (
        exists().where(row.connector == connector, row.provider_message_id == provider_message_id)
        for row in (Message, Fragment)
    )
    named = Arrival.url.contains(provider_message_id, autoescape=True)
    waits = exists().where(IS_RECEIVED, Arrival.connector == connector, named)
    return bool(await session.scalar(select(or_(waits, *ways))))
