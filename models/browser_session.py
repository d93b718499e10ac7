"""A browser let in by its cookie. Only the cookie's hash is kept: a copy of this table opens nothing."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, choice, now
from models.level import Level


class BrowserSession(HasId, HasCreatedAt, Base):
    """`contact_id` is its own; `home_id` is where it talks while it is known whose it is: in the conversation that its
    customer has in all of their browsers."""

    __tablename__ = "browser_session"
    __table_args__ = (
        CheckConstraint("token_hash ~ '^[0-9a-f]{64}$'", name="token_hash_is_sha256"),
        Index("ix_browser_session_left_hash", "left_hash", postgresql_where=text("left_hash IS NOT NULL")),
        CheckConstraint("level = 'anonymous' OR customer_id IS NOT NULL", name="known_has_a_customer"),
    )

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    # Of the cookie before this one, which lets nobody in, and since when: the browser may not have the new one yet.
    left_hash: Mapped[str | None] = mapped_column(String(64))
    renewed_at: Mapped[datetime | None]
    contact_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    home_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("contact.id"), index=True)
    customer_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("customer.id"), index=True)
    level: Mapped[Level] = choice(Level, default=Level.anonymous, server_default="anonymous")
    verified_until: Mapped[datetime | None]
    seen_at: Mapped[datetime] = mapped_column(default=now)
    ends_at: Mapped[datetime] = mapped_column(index=True)
    # In words, as "Chrome on Android": what a browser says of itself is kept no further.
    device: Mapped[str | None] = mapped_column(String(60))
