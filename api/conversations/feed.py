"""Live: what a browser is shown as it happens. Reads the ledger by `seq`; a hint only says when to look."""

import asyncio
import json
import logging
import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from typing import Any

from fastapi.sse import ServerSentEvent
from sqlalchemy.exc import SQLAlchemyError

from api.conversations import repository, service
from api.conversations.rendering import message_out
from api.conversations.schemas import ConversationOut, MessageOut
from api.live import MORE
from api.parts import Parts
from models import BrowserSession
from models.base import now

log = logging.getLogger(__name__)

# A reader further behind than this is better served by loading the page again.
TOO_FAR_BEHIND = 500
PAGE = 100
# How long a lost hint can delay a message, while hints come and while Redis is away.
LOOK_ANYWAY_EVERY = 15.0
LOOK_WITHOUT_HINTS_EVERY = 1.0


class Feed:
    """One browser reading one conversation."""

    def __init__(self, parts: Parts, browser_id: uuid.UUID, conversation_id: uuid.UUID, after: int) -> None:
        self.parts = parts
        self.browser_id = browser_id
        self.conversation_id = conversation_id
        self.seq = after
        self._shown: ConversationOut | None = None

    async def events(self) -> AsyncIterator[ServerSentEvent]:
        """Ends when the browser is signed out, or the database goes away: the page comes back by itself."""
        try:
            async with self.parts.live.listen(self.conversation_id) as hints:
                async for event in self._follow(hints):
                    yield event
        except (SQLAlchemyError, OSError) as error:
            log.warning("a feed ended: %s", type(error).__name__)

    async def _follow(self, hints: asyncio.Queue[str]) -> AsyncIterator[ServerSentEvent]:
        async for event in self._news():
            yield event
        while self._shown is not None:
            hint = await self._next_hint(hints)
            if hint["what"] == "typing":
                yield _event("typing", {"who": "assistant", "since": hint["since"]})
                continue
            before = self.seq
            async for event in self._news():
                yield event
            if hint["what"] == MORE and self.seq == before:
                yield _event("idle", {})

    async def _next_hint(self, hints: asyncio.Queue[str]) -> dict[str, Any]:
        with suppress(TimeoutError):
            async with asyncio.timeout(LOOK_ANYWAY_EVERY if self.parts.live.connected else LOOK_WITHOUT_HINTS_EVERY):
                return dict(json.loads(await hints.get()))
        return {"what": "time"}

    async def _news(self) -> AsyncIterator[ServerSentEvent]:
        """Whatever this reader has not seen: who owns the conversation now, then every message in order."""
        while True:
            state, messages = await self._read()
            if state is None:
                self._shown = None
                return
            if state.model_copy(update={"last_seq": 0}) != self._shown:
                self._shown = state.model_copy(update={"last_seq": 0})
                yield _event("conversation", state.model_dump(mode="json"))
            if state.last_seq - self.seq > TOO_FAR_BEHIND:
                self.seq = state.last_seq
                yield _event("reload", {})
                return
            for message in messages:
                self.seq = message.seq
                yield _event("message", message.model_dump(mode="json"), seq=message.seq)
            if len(messages) < PAGE:
                return

    async def _read(self) -> tuple[ConversationOut | None, Sequence[MessageOut]]:
        async with self.parts.database.transaction() as session:
            browser = await session.get(BrowserSession, self.browser_id)
            if browser is None or browser.ends_at <= now():
                return None, []
            conversation = await service.own(session, browser, self.conversation_id)
            messages = await repository.messages_after(session, conversation.id, self.seq, limit=PAGE)
            if messages:
                await repository.mark_sent(session, [message.id for message in messages])
            return await service.show(session, conversation), [message_out(message) for message in messages]


def _event(name: str, data: dict[str, Any], seq: int | None = None) -> ServerSentEvent:
    return ServerSentEvent(event=name, data=data, id=None if seq is None else str(seq))
