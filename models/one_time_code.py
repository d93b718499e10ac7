"""A code that was sent to an address to prove that somebody reads it. Only its hash is kept."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId


class OneTimeCode(HasId, HasCreatedAt, Base):
    """Without a customer the address is unknown to us: everything looks the same, and no code will fit. Without a
    conversation it was asked for on a page, before anything was said."""

    __tablename__ = "one_time_code"
    __table_args__ = (
        CheckConstraint("tries_left >= 0", name="tries_not_negative"),
        Index("ix_one_time_code_conversation_id_created_at", "conversation_id", text("created_at DESC")),
        Index("ix_one_time_code_address_created_at", "address", "created_at"),
    )

    conversation_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("conversation.id"))
    contact_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    customer_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("customer.id"), index=True)
    address: Mapped[str] = mapped_column(String(255))
    code_hash: Mapped[str] = mapped_column(String(255))
    tries_left: Mapped[int] = mapped_column(SmallInteger, default=5, server_default="5")
    ends_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
