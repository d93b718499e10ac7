"""Who reads a feed, and what is theirs to see: the customer's browser here, an agent's desk in api/writing."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol, Self

from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import level_now, talks_as, wears_off_at
from api.conversations import repository, service
from api.conversations.rendering import message_out
from api.conversations.schemas import ConversationOut, MessageOut
from api.parts import Parts
from models import BrowserSession, Conversation
from models.base import now

# Seconds between two looks at whether it may still be read, and no more often than that.
LOOKS_EVERY, AT_LEAST = 600.0, 1.0

Read = tuple[ConversationOut, Sequence[MessageOut]]
# What an event is called, and what it says.
Told = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Shown:
    """How far a conversation has come: while this is the same, there is nothing to read."""

    seq: int
    epoch: int
    level: str
    customer_seen: int
    agent_seen: int
    note: int

    @classmethod
    def of(cls, row: Any) -> Self:
        """Of a conversation, or of a row with the columns of one."""
        level = level_now(row.level, row.verified_until).value
        return cls(row.last_seq, row.epoch, level, row.customer_seen_seq, row.agent_seen_seq, row.note_seq)

    @classmethod
    def from_hint(cls, hint: dict[str, Any]) -> Self:
        return cls(**{name: value for name, value in hint.items() if name != "what"})

    def facts(self) -> dict[str, Any]:
        return asdict(self)


class Reader(Protocol):
    @property
    def conversation_id(self) -> uuid.UUID: ...

    @property
    def is_told_of(self) -> frozenset[str]:
        """Whose writing and reading is news here."""
        ...

    @property
    def looks_every(self) -> float:
        """Seconds after which it is asked anyway whether it may still read. That there is news need not be asked."""
        ...

    async def conversation(self, session: AsyncSession) -> Conversation | None:
        """None once the reader may not read it any more."""
        ...

    async def read(self, session: AsyncSession, conversation: Conversation, after: int, limit: int) -> Read: ...

    async def beside(
        self, parts: Parts, session: AsyncSession, conversation: Conversation, shown: int, /
    ) -> Sequence[Told]:
        """What else has happened since it was asked last, to the messages that are shown or apart from them."""
        ...


@dataclass(slots=True)
class CustomerReader:
    """Signing out is told to whatever is followed there: only a proof that wears off, and a session that runs out, have
    to be noticed."""

    browser_id: uuid.UUID
    conversation_id: uuid.UUID
    is_told_of: frozenset[str] = frozenset({"assistant", "agent"})
    looks_every: float = LOOKS_EVERY

    async def conversation(self, session: AsyncSession) -> Conversation | None:
        browser = await session.get(BrowserSession, self.browser_id)
        if browser is None or browser.ends_at <= now():
            return None
        await repository.note_use(session, browser)
        wears_off = wears_off_at(level_now(browser.level, browser.verified_until), browser.verified_until)
        left = (wears_off - now()).total_seconds() if wears_off else LOOKS_EVERY
        self.looks_every = min(LOOKS_EVERY, max(AT_LEAST, left))
        conversation = await repository.find(session, self.conversation_id)
        # One that goes on elsewhere, or whose customer is not known here any more, is not this browser's.
        return conversation if conversation and conversation.contact_id == talks_as(browser) else None

    async def read(self, session: AsyncSession, conversation: Conversation, after: int, limit: int) -> Read:
        messages = await repository.messages_after(session, conversation.id, after, limit)
        if messages:
            await repository.mark_sent(session, [message.id for message in messages])
        # How far the customer has read is no news to the page that said so.
        browser = await session.get_one(BrowserSession, self.browser_id)
        state = await service.show(session, conversation, browser)
        shown = [message_out(message, browser) for message in messages]
        return state.model_copy(update={"customer_seen_seq": 0}), shown

    async def beside(
        self, _parts: Parts, _session: AsyncSession, _conversation: Conversation, _shown: int, /
    ) -> Sequence[Told]:
        """All there is for a customer is in the messages."""
        return ()
