"""One question for all feeds of a process: how far has each conversation come? It finds what a lost hint was about."""

import asyncio
import logging
import uuid

from sqlalchemy.exc import SQLAlchemyError

from api.background import Background
from api.conversations import seen_repository
from api.conversations.readers import Shown
from api.db import Database
from api.live import Live

log = logging.getLogger(__name__)

PULSE = "pulse"
# How long a lost hint can delay a message, while hints come and while Redis is away.
EVERY = 2.0
EVERY_WITHOUT_HINTS = 1.0


class Pulse(Background):
    def __init__(self, database: Database, live: Live) -> None:
        super().__init__()
        self._database = database
        self._live = live
        self._found: dict[uuid.UUID, Shown] = {}

    async def look(self) -> None:
        """Feeds are woken only where something is other than it was; each knows by itself what it has shown."""
        followed = self._live.followed()
        rows = await seen_repository.how_far(self._database, followed) if followed else ()
        found = {row.id: Shown.of(row) for row in rows}
        for conversation_id, shown in found.items():
            if self._found.get(conversation_id) != shown:
                self._live.hand(conversation_id, PULSE, **shown.facts())
        self._found = found

    async def _go_for_ever(self) -> None:
        while True:
            await asyncio.sleep(EVERY if self._live.connected else EVERY_WITHOUT_HINTS)
            try:
                await self.look()
            except (SQLAlchemyError, OSError) as error:
                log.warning("nobody knows how far conversations have come: %s", type(error).__name__)
