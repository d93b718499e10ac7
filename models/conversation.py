"""One thread with one contact on one channel: who owns it, how far it has come, who is believed to speak."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, HasCreatedAt, HasId, State, choice
from models.level import Level

if TYPE_CHECKING:
    from models.contact import Contact


class ConversationOwner(State):
    bot = "bot"
    waiting = "waiting"
    agent = "agent"
    closed = "closed"

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        return {
            cls.bot: (cls.waiting, cls.agent, cls.closed),
            cls.waiting: (cls.agent, cls.bot, cls.closed),
            cls.agent: (cls.bot, cls.waiting, cls.closed),
        }


class Conversation(HasId, HasCreatedAt, Base):
    """`epoch` grows with every change of owner: what was said in an old epoch is refused.
    `asked_seq` is the last message that is for the bot, `answered_seq` the last that a turn dealt with.
    `note_seq` is the last of the notes that agents have written about it.
    `customer_seen_seq` and `agent_seen_seq` are how far each side has read; they only grow.
    `thread_id` is the conversation that this one goes on from, on another channel: to the bot they are one.
    `own_address` is which of our addresses the customer wrote to: from there they are answered.
    `level` is how well it is known who spoke last, and `browser_id` the session of the page they did it at: a customer
    may have it open at several.
    `tags` are what agents file it under."""

    __tablename__ = "conversation"
    __table_args__ = (
        CheckConstraint("answered_seq BETWEEN 0 AND last_seq", name="answered_within_last"),
        CheckConstraint("asked_seq BETWEEN 0 AND last_seq", name="asked_within_last"),
        CheckConstraint("customer_seen_seq BETWEEN 0 AND last_seq", name="customer_seen_within_last"),
        CheckConstraint("agent_seen_seq BETWEEN 0 AND last_seq", name="agent_seen_within_last"),
        CheckConstraint("epoch >= 0", name="epoch_not_negative"),
        CheckConstraint("(owner = 'closed') = (closed_at IS NOT NULL)", name="closed_has_a_time"),
        CheckConstraint("level = 'anonymous' OR customer_id IS NOT NULL", name="known_has_a_customer"),
        Index(
            "uq_conversation_open_contact_id",
            "contact_id",
            unique=True,
            postgresql_where=text("owner <> 'closed'"),
        ),
        Index("ix_conversation_contact_id", "contact_id"),
        Index(
            "ix_conversation_unanswered",
            "id",
            postgresql_where=text("owner = 'bot' AND answered_seq < asked_seq"),
        ),
        Index("ix_conversation_tags", "tags", postgresql_using="gin", postgresql_where=text("tags <> '[]'")),
    )

    contact_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("contact.id"))
    channel: Mapped[str] = mapped_column(String(32))
    connector: Mapped[str] = mapped_column(String(32), default="web", server_default="web")
    own_address: Mapped[str] = mapped_column(String(255), default="", server_default="")
    customer_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("customer.id"), index=True)
    owner: Mapped[ConversationOwner] = choice(ConversationOwner, default=ConversationOwner.bot, server_default="bot")
    epoch: Mapped[int] = mapped_column(default=0, server_default="0")
    last_seq: Mapped[int] = mapped_column(default=0, server_default="0")
    asked_seq: Mapped[int] = mapped_column(default=0, server_default="0")
    answered_seq: Mapped[int] = mapped_column(default=0, server_default="0")
    customer_seen_seq: Mapped[int] = mapped_column(default=0, server_default="0")
    agent_seen_seq: Mapped[int] = mapped_column(default=0, server_default="0")
    note_seq: Mapped[int] = mapped_column(default=0, server_default="0")
    level: Mapped[Level] = choice(Level, default=Level.anonymous, server_default="anonymous")
    verified_until: Mapped[datetime | None]
    browser_id: Mapped[uuid.UUID | None]
    # A form that is open: {"kind": "sign_in", "then": "check_bill"}.
    pending: Mapped[dict[str, Any] | None]
    closed_at: Mapped[datetime | None]
    tags: Mapped[list[str]] = mapped_column(default=list, server_default=text("'[]'"))

    thread_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("conversation.id"), index=True)

    contact: Mapped["Contact"] = relationship(lazy="raise")

    @property
    def thread(self) -> uuid.UUID:
        """What the bot knows it by."""
        return self.thread_id or self.id
