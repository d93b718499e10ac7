"""Who reads a feed: the customer's browser, or an agent at the desk. Each is shown what is theirs to see."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol, Self

from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import level_now
from api.conversations import repository, service
from api.conversations.rendering import message_for_agents, message_out
from api.conversations.schemas import ConversationOut, MessageOut
from models import Agent, AgentSession, AgentState, BrowserSession, Conversation
from models.base import now

Read = tuple[ConversationOut, Sequence[MessageOut]]


@dataclass(frozen=True, slots=True)
class Shown:
    """How far a conversation has come: while this is the same, there is nothing to read."""

    seq: int
    epoch: int
    level: str
    customer_seen: int
    agent_seen: int

    @classmethod
    def of(cls, row: Any) -> Self:
        """Of a conversation, or of a row with the columns of one."""
        level = level_now(row.level, row.verified_until).value
        return cls(row.last_seq, row.epoch, level, row.customer_seen_seq, row.agent_seen_seq)

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


@dataclass(frozen=True, slots=True)
class CustomerReader:
    browser_id: uuid.UUID
    conversation_id: uuid.UUID
    is_told_of: frozenset[str] = frozenset({"assistant", "agent"})
    # Signing out ends the conversation, which is news: only a session that runs out has to be noticed.
    looks_every: float = 600.0

    async def conversation(self, session: AsyncSession) -> Conversation | None:
        browser = await session.get(BrowserSession, self.browser_id)
        if browser is None or browser.ends_at <= now():
            return None
        await repository.note_use(session, browser)
        return await service.own(session, browser, self.conversation_id)

    async def read(self, session: AsyncSession, conversation: Conversation, after: int, limit: int) -> Read:
        messages = await repository.messages_after(session, conversation.id, after, limit)
        if messages:
            await repository.mark_sent(session, [message.id for message in messages])
        # How far the customer has read is no news to the page that said so.
        state = (await service.show(session, conversation)).model_copy(update={"customer_seen_seq": 0})
        return state, [message_out(message) for message in messages]


@dataclass(frozen=True, slots=True)
class AgentReader:
    session_id: uuid.UUID
    conversation_id: uuid.UUID
    is_told_of: frozenset[str] = frozenset({"customer"})
    # Logging out at the desk is no news in any conversation.
    looks_every: float = 60.0

    async def conversation(self, session: AsyncSession) -> Conversation | None:
        desk = await session.get(AgentSession, self.session_id)
        if desk is None or desk.ends_at <= now():
            return None
        agent = await session.get_one(Agent, desk.agent_id)
        if agent.state is AgentState.disabled:
            return None
        return await session.get(Conversation, self.conversation_id)

    async def read(self, session: AsyncSession, conversation: Conversation, after: int, limit: int) -> Read:
        messages = await repository.messages_after(session, conversation.id, after, limit)
        return await service.show(session, conversation), [message_for_agents(message) for message in messages]
