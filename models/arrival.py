"""A delivery from a provider exactly as it came in, kept so that nothing is lost or taken twice."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasId, State, choice


class ArrivalState(State):
    """Refused is quarantine: it stays in sight and can be played again."""

    received = "received"
    processed = "processed"
    refused = "refused"

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        return {
            cls.received: (cls.processed, cls.refused),
            cls.refused: (cls.received, cls.processed),
        }


class Arrival(HasId, Base):
    """What fails verification is kept without a provider's id, else a forgery could keep the real one out."""

    __tablename__ = "arrival"
    __table_args__ = (
        UniqueConstraint("channel", "provider_message_id"),
        CheckConstraint("state <> 'refused' OR reason IS NOT NULL", name="refused_has_a_reason"),
        Index("ix_arrival_received_at", "received_at", postgresql_where=text("state <> 'processed'")),
    )

    channel: Mapped[str] = mapped_column(String(32))
    provider_message_id: Mapped[str | None] = mapped_column(String(255))
    body: Mapped[dict[str, Any]]
    headers: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default=text("'{}'"))
    state: Mapped[ArrivalState] = choice(ArrivalState, default=ArrivalState.received, server_default="received")
    reason: Mapped[str | None] = mapped_column(String(200))
    conversation_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("conversation.id"), index=True)
    received_at: Mapped[datetime] = mapped_column(server_default=func.now())
