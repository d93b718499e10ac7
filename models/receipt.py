"""What a provider said became of a message: kept also while it is not known yet which message that is."""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasId, choice


class ReceiptState(StrEnum):
    sent = "sent"
    delivered = "delivered"
    read = "read"
    failed = "failed"


class Receipt(HasId, Base):
    """The same said twice is one row."""

    __tablename__ = "receipt"
    __table_args__ = (
        UniqueConstraint("connector", "provider_message_id", "state"),
        Index("ix_receipt_arrival_id", "arrival_id"),
    )

    connector: Mapped[str] = mapped_column(String(32))
    provider_message_id: Mapped[str] = mapped_column(String(255))
    state: Mapped[ReceiptState] = choice(ReceiptState)
    error: Mapped[str | None] = mapped_column(String(200))
    arrival_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("arrival.id"))
    said_at: Mapped[datetime] = mapped_column(server_default=func.now())
