"""How somebody found the solving of one matter, asked once: of whoever solved it, an agent or the assistant."""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, choice


class Resolver(StrEnum):
    agent = "agent"
    assistant = "assistant"


class Rating(HasId, HasCreatedAt, Base):
    """Written when it is asked; without a score nobody has answered."""

    __tablename__ = "rating"
    __table_args__ = (
        CheckConstraint("score BETWEEN 1 AND 5", name="score_is_one_to_five"),
        CheckConstraint("(score IS NULL) = (rated_at IS NULL)", name="scored_has_a_time"),
        CheckConstraint("(resolver = 'agent') = (agent_id IS NOT NULL)", name="an_agent_is_named"),
        # Once for each stay with an agent, and once a conversation for the assistant.
        Index("uq_rating_handoff_id", "handoff_id", unique=True),
        Index(
            "uq_rating_by_assistant_conversation_id",
            "conversation_id",
            unique=True,
            postgresql_where=text("resolver = 'assistant'"),
        ),
        Index("ix_rating_conversation_id_created_at", "conversation_id", "created_at"),
        Index("ix_rating_created_at", "created_at"),
    )

    conversation_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("conversation.id"))
    handoff_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("handoff.id"))
    resolver: Mapped[Resolver] = choice(Resolver)
    agent_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("agent.id"), index=True)
    # What it was about, where that is known: an intent of the assistant's.
    topic: Mapped[str | None] = mapped_column(String(64))
    score: Mapped[int | None] = mapped_column(SmallInteger)
    comment: Mapped[str | None] = mapped_column(Text)
    rated_at: Mapped[datetime | None]
