"""Beside a shift: looks all the time whether anybody has too many, or waits while somebody who fits is free."""

import asyncio
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import text

from api.db import Database
from api.handoff.repository import NEXT_PAIR
from models.base import now
from tests.api.handoff.replaying import Replayed

LOOK_EVERY = 0.1
WITHIN = 1.0
# Who asked at almost the same moment may be written in either order.
AT_ONCE = timedelta(seconds=1)
TOO_MANY = text("""
    SELECT agent.name, count(*) AS has, agent.capacity FROM handoff JOIN agent ON agent.id = handoff.agent_id
    WHERE handoff.state = 'assigned' GROUP BY agent.id HAVING count(*) > agent.capacity
""")
LEFT = text("SELECT count(*) AS waiting FROM handoff WHERE state IN ('requested', 'assigned')")
TRACE = text("SELECT * FROM audit WHERE action LIKE 'handoff %' ORDER BY id")
FIRST_GIVEN = text("""
    SELECT handoff.conversation_id, handoff.priority, handoff.language, handoff.requested_at, given.id
    FROM handoff JOIN LATERAL (
        SELECT min(id) AS id FROM audit
        WHERE audit.conversation_id = handoff.conversation_id AND action = 'handoff assigned'
    ) AS given ON true
    ORDER BY given.id
""")
WAITS = text("""
    SELECT extract(epoch FROM min(given.at) - handoff.requested_at)::float AS seconds
    FROM handoff JOIN audit AS given ON given.conversation_id = handoff.conversation_id
     AND given.action = 'handoff assigned'
    GROUP BY handoff.id ORDER BY seconds
""")


class Watch:
    def __init__(self, database: Database, silent: float) -> None:
        self._database, self._silent = database, timedelta(seconds=silent)
        self._since: dict[Any, float] = {}
        self._late: dict[Any, float] = {}
        self.wrong: list[str] = []
        # The longest that somebody waited while somebody else was free for them, and how often it was looked.
        self.longest = 0.0
        self.looks = 0

    async def go_on(self) -> None:
        while True:
            await self.look()
            await asyncio.sleep(LOOK_EVERY)

    async def look(self) -> None:
        self.looks += 1
        self.wrong += [f"{row.name} has {row.has} of {row.capacity}" for row in await self._database.rows(TOO_MANY)]
        pairs = await self._database.rows(NEXT_PAIR, seen_after=now() - self._silent)
        at = time.monotonic()
        self._since = {pair.conversation_id: self._since.get(pair.conversation_id, at) for pair in pairs}
        for conversation_id, since in self._since.items():
            self.longest = max(self.longest, at - since)
            if at - since > WITHIN:
                self._late[conversation_id] = at - since

    async def left(self) -> int:
        return int((await self._database.rows(LEFT))[0].waiting)

    async def waits(self) -> list[float]:
        return [row.seconds for row in await self._database.rows(WAITS)]

    async def in_the_end(self) -> Iterator[str]:
        replayed = Replayed(await self._database.rows(TRACE))
        late = (f"{each} waited {seconds:.1f} s while somebody was free" for each, seconds in self._late.items())
        return iter([*self.wrong, *late, *replayed.wrong, *_overtaken(await self._database.rows(FIRST_GIVEN))])


def _overtaken(rows: Any) -> Iterator[str]:
    """Whoever was first given to somebody after one of the same kind who had asked later."""
    latest: dict[tuple[int, str], Any] = {}
    for row in rows:
        kind = (row.priority, row.language)
        if kind in latest and row.requested_at < latest[kind] - AT_ONCE:
            yield f"{row.conversation_id} was overtaken by one who asked {latest[kind] - row.requested_at} later"
        latest[kind] = max(latest.get(kind, row.requested_at), row.requested_at)
