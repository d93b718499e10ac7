"""The customer's messages that the bot answers in one go. Its id is the `message_id` that the bot sees."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Self

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasId, State, choice, now


class TurnState(State):
    """Refused: another owner took over while the bot thought. Given up: the bot never answered."""

    open = "open"
    answered = "answered"
    refused = "refused"
    given_up = "given_up"

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        return {cls.open: (cls.answered, cls.refused, cls.given_up)}


class Turn(HasId, Base):
    """At most one is open in a conversation, so that a retry carries on with the very same turn."""

    __tablename__ = "turn"
    __table_args__ = (
        CheckConstraint("first_seq BETWEEN 1 AND last_seq", name="first_before_last"),
        CheckConstraint("intent IS NULL OR text IS NULL", name="intent_or_text"),
        CheckConstraint("attempts >= 0", name="attempts_not_negative"),
        Index("ix_turn_conversation_id", "conversation_id"),
        Index(
            "uq_turn_open_conversation_id",
            "conversation_id",
            unique=True,
            postgresql_where=text("state = 'open'"),
        ),
    )

    conversation_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("conversation.id"))
    first_seq: Mapped[int]
    last_seq: Mapped[int]
    epoch: Mapped[int]
    state: Mapped[TurnState] = choice(TurnState, default=TurnState.open, server_default="open")
    attempts: Mapped[int] = mapped_column(default=0, server_default="0")
    intent: Mapped[str | None] = mapped_column(String(64))
    text: Mapped[str | None] = mapped_column(Text)
    # The intent that the conversation was on once it was answered, whether chosen or typed.
    about: Mapped[str | None] = mapped_column(String(64))
    started_at: Mapped[datetime] = mapped_column(default=now)
    apologised_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
