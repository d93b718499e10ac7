"""An open desk's feed: nothing but which of its lists has changed, and when. The desk reads that list again."""

import logging
import time
import uuid
from collections.abc import AsyncIterator

from fastapi.sse import ServerSentEvent
from sqlalchemy.exc import SQLAlchemyError

from api.conversations import feed
from api.following import marks
from api.following.marks import Marks
from api.following.pulse import CHANGED, MENTION
from api.live import MORE, next_hint
from api.parts import Parts
from models import AgentSession
from models.base import now

log = logging.getLogger(__name__)

# Logging out elsewhere is no news to a desk.
LOOKS_EVERY = 20.0


class DeskFeed:
    """One desk. On connecting it is told everything once, so that a desk that comes back is always right."""

    def __init__(self, parts: Parts, session_id: uuid.UUID, agent_id: uuid.UUID) -> None:
        self.parts, self.session_id, self.agent_id = parts, session_id, agent_id
        self._told: dict[str, str] = {}
        self._look_at = self._said_at = time.monotonic()

    async def events(self) -> AsyncIterator[ServerSentEvent]:
        """Ends when the agent is logged out, or the database goes away: the desk comes back by itself."""
        try:
            async with self.parts.live.listen(self.agent_id) as hints:
                yield _event(MENTION, "")
                news: Marks | None = (await marks.read(self.parts.database)).get(self.agent_id)
                while news is not None and await self._may_read():
                    for event in self._news(news):
                        self._said_at = time.monotonic()
                        yield event
                    hint = await next_hint(hints, self._said_at + feed.BEAT_EVERY - time.monotonic())
                    if hint is None:
                        self._said_at = time.monotonic()
                        yield _event("beat", "")
                    elif hint["what"] == CHANGED:
                        news = hint["marks"]
                    elif hint["what"] in (MENTION, MORE):
                        # More: hints come again, and nobody knows which were lost.
                        yield _event(MENTION, "")
        except (SQLAlchemyError, OSError) as error:
            log.warning("a desk's feed ended: %s", type(error).__name__)

    def _news(self, news: Marks) -> list[ServerSentEvent]:
        changed = [_event(name, version) for name, version in news.items() if self._told.get(name) != version]
        self._told = dict(news)
        return changed

    async def _may_read(self) -> bool:
        if time.monotonic() < self._look_at:
            return True
        self._look_at = time.monotonic() + LOOKS_EVERY
        async with self.parts.database.session() as session:
            desk = await session.get(AgentSession, self.session_id)
        return desk is not None and desk.ends_at > now()


def _event(name: str, version: str) -> ServerSentEvent:
    return ServerSentEvent(event=name, data={"version": version, "at": now().isoformat()})
