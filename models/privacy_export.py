"""A copy of all that is kept about a customer: asked for, written by the worker, there for a week."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, now


class PrivacyExport(HasId, HasCreatedAt, Base):
    """While `next_attempt_at` is set it is not written yet; whoever writes it moves that on first."""

    __tablename__ = "privacy_export"
    __table_args__ = (
        CheckConstraint("(made_at IS NULL) = (size IS NULL)", name="made_has_a_size"),
        CheckConstraint("(made_at IS NULL) = (ends_at IS NULL)", name="made_has_an_end"),
        CheckConstraint("attempts >= 0", name="attempts_not_negative"),
        # One at a time: whoever asks again is told of the one there is.
        Index("uq_privacy_export_customer_id", "customer_id", unique=True),
        Index("ix_privacy_export_due", "next_attempt_at", postgresql_where=text("made_at IS NULL")),
        Index("ix_privacy_export_ends_at", "ends_at", postgresql_where=text("ends_at IS NOT NULL")),
    )

    customer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("customer.id"))
    stored_key: Mapped[str] = mapped_column(String(64))
    attempts: Mapped[int] = mapped_column(SmallInteger, default=0, server_default="0")
    next_attempt_at: Mapped[datetime] = mapped_column(default=now)
    size: Mapped[int | None]
    made_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
