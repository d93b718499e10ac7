"""Live: what is shown as it happens, to a browser or at a desk. Reads the ledger by `seq`; a hint only says when."""

import asyncio
import logging
import random
import time
from collections.abc import AsyncIterator, Sequence
from typing import Any

from fastapi.sse import ServerSentEvent
from sqlalchemy.exc import SQLAlchemyError

from api.conversations.presence import AGENT, CUSTOMER
from api.conversations.pulse import PULSE
from api.conversations.readers import Reader, Shown, Told
from api.conversations.repository import STATE
from api.conversations.schemas import ConversationOut, MessageOut
from api.live import MORE, next_hint
from api.parts import Parts

log = logging.getLogger(__name__)

# A reader further behind than this is better served by loading the page again.
TOO_FAR_BEHIND = 500
PAGE = 100
# After so much silence a beat says that the link stands. Pages take a feed that is silent for longer to be dead.
BEAT_EVERY = 2.0


class Feed:
    """One reader of one conversation."""

    def __init__(self, parts: Parts, reader: Reader, after: int) -> None:
        self.parts = parts
        self.reader = reader
        self.seq = after
        self._shown: ConversationOut | None = None
        self._mark: Shown | None = None
        self._look_at = self._said_at = time.monotonic()

    async def events(self) -> AsyncIterator[ServerSentEvent]:
        """Ends when the reader is signed out, or the database goes away: the page comes back by itself."""
        try:
            async with self.parts.live.listen(self.reader.conversation_id) as hints:
                async for event in self._follow(hints):
                    self._said_at = time.monotonic()
                    yield event
        except (SQLAlchemyError, OSError) as error:
            log.warning("a feed ended: %s", type(error).__name__)

    async def _follow(self, hints: asyncio.Queue[str]) -> AsyncIterator[ServerSentEvent]:
        async for event in self._news():
            yield event
        while self._shown is not None:
            hint = await next_hint(hints, self._said_at + BEAT_EVERY - time.monotonic())
            if hint is None and time.monotonic() < self._look_at:
                yield _event("beat", {"seq": self.seq})
            elif hint is not None and hint["what"] == "typing" and hint["who"] in self.reader.is_told_of:
                yield _event("typing", {name: hint[name] for name in ("who", "since", "seconds")})
            elif hint is None or self._is_news(hint):
                async for event in self._answer(hint):
                    yield event

    async def _answer(self, hint: dict[str, Any] | None) -> AsyncIterator[ServerSentEvent]:
        before = self.seq
        async for event in self._news():
            yield event
        if hint is not None and hint["what"] == MORE and self.seq == before:
            yield _event("idle", {})

    def _is_news(self, hint: dict[str, Any]) -> bool:
        if hint["what"] == PULSE:
            return Shown.from_hint(hint) != self._mark
        # What somebody does without a word is told to the other side alone.
        return "who" not in hint or hint["who"] in self.reader.is_told_of

    async def _news(self) -> AsyncIterator[ServerSentEvent]:
        """Whatever this reader has not seen: who owns the conversation now, then every message in order."""
        while True:
            state, messages, beside = await self._read()
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
            for name, told in beside:
                yield _event(name, told)
            if len(messages) < PAGE:
                await self._tell_agents(messages)
                return

    async def _tell_agents(self, messages: Sequence[MessageOut]) -> None:
        """What one of them has said is on the customer's page by now."""
        is_customers = AGENT in self.reader.is_told_of
        if is_customers and any(message.sender.kind == AGENT for message in messages):
            await self.parts.live.tell(self.reader.conversation_id, STATE, who=CUSTOMER)

    async def _read(self) -> tuple[ConversationOut | None, Sequence[MessageOut], Sequence[Told]]:
        async with self.parts.database.transaction() as session:
            conversation = await self.reader.conversation(session)
            # Feeds that began together do not all look together.
            self._look_at = time.monotonic() + self.reader.looks_every * random.uniform(0.8, 1.2)
            if conversation is None:
                return None, [], ()
            self._mark = Shown.of(conversation)
            state, messages = await self.reader.read(session, conversation, self.seq, PAGE)
            if len(messages) == PAGE:
                return state, messages, ()
            shown = messages[-1].seq if messages else self.seq
            return state, messages, await self.reader.beside(self.parts, session, conversation, shown)


def _event(name: str, data: dict[str, Any], seq: int | None = None) -> ServerSentEvent:
    return ServerSentEvent(event=name, data=data, id=None if seq is None else str(seq))
