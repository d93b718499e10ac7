"""An address on a channel that somebody writes from: a phone number, or a browser's random id."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId


class Contact(HasId, HasCreatedAt, Base):
    """`confirmed_at` tells that a one-time code has once proved whose address this is; `stopped_at`, that nothing may
    be sent there any more."""

    __tablename__ = "contact"
    __table_args__ = (UniqueConstraint("channel", "address"),)

    channel: Mapped[str] = mapped_column(String(32))
    address: Mapped[str] = mapped_column(String(255))
    customer_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("customer.id"), index=True)
    confirmed_at: Mapped[datetime | None]
    stopped_at: Mapped[datetime | None]
    language: Mapped[str | None] = mapped_column(String(8))
