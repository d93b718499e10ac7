"""How far one outgoing message has got on its channel."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Self

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, State, choice, now


class DeliveryState(State):
    """Only forward. A receipt may overtake the provider's own answer, so steps can be skipped; unknown is a
    time-out, and is never sent again blindly."""

    queued = "queued"
    sending = "sending"
    sent = "sent"
    delivered = "delivered"
    read = "read"
    failed = "failed"
    unknown = "unknown"

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        return {
            cls.queued: (cls.sending, cls.sent, cls.delivered, cls.read, cls.failed),
            cls.sending: (cls.sent, cls.delivered, cls.read, cls.failed, cls.unknown),
            cls.sent: (cls.delivered, cls.read, cls.failed),
            cls.delivered: (cls.read,),
            cls.unknown: (cls.sent, cls.delivered, cls.read, cls.failed),
        }


class Delivery(HasId, HasCreatedAt, Base):
    """A resend is a row of its own: the failed one stays as it ended. While `next_attempt_at` is set, one that is
    being sent waits for its next try; without it, somebody is at it, or died over it."""

    __tablename__ = "delivery"
    __table_args__ = (
        CheckConstraint("attempts >= 0", name="attempts_not_negative"),
        Index(
            "ix_delivery_undone",
            "updated_at",
            postgresql_where=text("state IN ('queued', 'sending', 'unknown') AND channel <> 'web'"),
        ),
        Index("ix_delivery_failed", "updated_at", postgresql_where=text("state = 'failed'")),
    )

    message_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("message.id"), index=True)
    channel: Mapped[str] = mapped_column(String(32))
    state: Mapped[DeliveryState] = choice(DeliveryState, default=DeliveryState.queued, server_default="queued")
    attempts: Mapped[int] = mapped_column(default=0, server_default="0")
    connector: Mapped[str | None] = mapped_column(String(32))
    last_error: Mapped[str | None] = mapped_column(String(200))
    next_attempt_at: Mapped[datetime | None]
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)
