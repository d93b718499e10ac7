"""One utterance in a conversation, in or out, in the order of its `seq`."""

import uuid
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, HasCreatedAt, HasId, choice

if TYPE_CHECKING:
    from models.agent import Agent


class MessageSender(StrEnum):
    customer = "customer"
    assistant = "assistant"
    agent = "agent"
    system = "system"


class MessageDirection(StrEnum):
    incoming = "in"
    outgoing = "out"


class Message(HasId, HasCreatedAt, Base):
    """`client_message_id` makes sending idempotent, and `request_hash` tells a repetition from another message under
    the same id; `provider_message_id` does the same for what a provider brings. `late` marks an answer that came long
    after its question. `browser_id` is the session of the page that it was typed at, or that a secret was told
    to, or that somebody signed in at. It may have ended since."""

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("conversation_id", "seq"),
        UniqueConstraint("conversation_id", "client_message_id"),
        Index(
            "uq_message_connector_provider_message_id",
            "connector",
            "provider_message_id",
            unique=True,
            postgresql_where=text("provider_message_id IS NOT NULL"),
        ),
        # Few, and not for long: what is told once is written over.
        Index("ix_message_secret", "created_at", postgresql_where=text("content ? 'secret'")),
        # What is told once is never found, nor are the thin lines that no person wrote.
        Index(
            "ix_message_words",
            text("to_tsvector('simple'::regconfig, content ->> 'text')"),
            postgresql_using="gin",
            postgresql_where=text("sender <> 'system' AND NOT content ? 'secret'"),
        ),
        CheckConstraint("seq > 0", name="seq_positive"),
        CheckConstraint("answers_seq < seq", name="answers_an_earlier_one"),
        CheckConstraint("(sender = 'customer') = (direction = 'in')", name="only_customers_write_in"),
        CheckConstraint("agent_id IS NULL OR sender = 'agent'", name="only_agents_are_named"),
    )

    conversation_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("conversation.id"))
    seq: Mapped[int]
    sender: Mapped[MessageSender] = choice(MessageSender)
    direction: Mapped[MessageDirection] = choice(MessageDirection)
    # Who of the agents said it.
    agent_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("agent.id"))
    content: Mapped[dict[str, Any]]
    # What the bot is to be asked: the meaning of a chosen reply or of an event; empty for what was typed.
    intent: Mapped[str | None] = mapped_column(String(64))
    for_bot: Mapped[bool] = mapped_column(default=False, server_default="false")
    client_message_id: Mapped[uuid.UUID | None]
    request_hash: Mapped[str | None] = mapped_column(String(64))
    connector: Mapped[str | None] = mapped_column(String(32))
    provider_message_id: Mapped[str | None] = mapped_column(String(255))
    arrival_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("arrival.id"), index=True)
    browser_id: Mapped[uuid.UUID | None]
    turn_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("turn.id"), index=True)
    answers_seq: Mapped[int | None]
    late: Mapped[bool] = mapped_column(default=False, server_default="false")
    epoch: Mapped[int] = mapped_column(default=0, server_default="0")

    agent: Mapped["Agent | None"] = relationship(lazy="raise")
