"""One question for all open desks of a process: what has changed? Hints say when to ask; without them it is asked
every other second all the same."""

import asyncio
import logging
import time
import uuid
from collections.abc import Mapping

from sqlalchemy.exc import SQLAlchemyError

from api.background import Background
from api.db import Database
from api.following import marks
from api.following.marks import Marks
from api.live import Live, next_hint

log = logging.getLogger(__name__)

CHANGED = "changed"
# An agent is named in a note: told by whoever wrote it, under the agent's id.
MENTION = "mention"
# How long a lost hint can delay what a desk is told.
EVERY = 2.0
# Between two questions: a busy minute is told of five times a second, not a hundred times.
REST = 0.2
# What is said of a conversation and no desk's list shows.
NO_NEWS = frozenset({"typing", "seen", "pulse", "state", MENTION, CHANGED})


class DeskPulse(Background):
    def __init__(self, database: Database, live: Live) -> None:
        super().__init__()
        self._database = database
        self._live = live
        self._found: Mapping[uuid.UUID, Marks] = {}

    async def look(self) -> None:
        """Each desk is told of its own alone, and knows by itself what it was told before."""
        followed = self._live.followed()
        if not followed:
            return
        found = await marks.read(self._database)
        for agent_id in followed:
            if agent_id in self._found and agent_id not in found:
                self._live.hand(agent_id, CHANGED, marks=None)
            elif agent_id in found and found[agent_id] != self._found.get(agent_id):
                self._live.hand(agent_id, CHANGED, marks=found[agent_id])
        self._found = found

    async def _go_for_ever(self) -> None:
        async with self._live.listen_to_all() as hints:
            while True:
                await _until_news(hints)
                try:
                    await self.look()
                    self._tell_of_mentions()
                except (SQLAlchemyError, OSError) as error:
                    log.warning("nobody knows what has changed at the desk: %s", type(error).__name__)
                await asyncio.sleep(REST)

    def _tell_of_mentions(self) -> None:
        """While hints can't come, desks look for themselves."""
        if self._live.connected:
            return
        for agent_id in self._live.followed():
            if agent_id in self._found:
                self._live.hand(agent_id, MENTION)


async def _until_news(hints: asyncio.Queue[str]) -> None:
    until = time.monotonic() + EVERY
    while (left := until - time.monotonic()) > 0:
        hint = await next_hint(hints, left)
        if hint is None or hint["what"] not in NO_NEWS:
            return
