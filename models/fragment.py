"""A part of a long text that came by itself, until the others are there."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasId


class Fragment(HasId, Base):
    """`joined_at` is set when it went into a message, whole or not. It is kept a while: parts come twice."""

    __tablename__ = "fragment"
    __table_args__ = (
        UniqueConstraint("connector", "provider_message_id"),
        CheckConstraint("number BETWEEN 1 AND total", name="number_within_total"),
        Index("ix_fragment_contact_id_reference", "contact_id", "reference"),
        Index("ix_fragment_waiting", "received_at", postgresql_where=text("joined_at IS NULL")),
        Index("ix_fragment_arrival_id", "arrival_id"),
    )

    contact_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("contact.id"))
    connector: Mapped[str] = mapped_column(String(32))
    provider_message_id: Mapped[str] = mapped_column(String(255))
    own_address: Mapped[str] = mapped_column(String(255))
    reference: Mapped[str] = mapped_column(String(64))
    number: Mapped[int]
    total: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    arrival_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("arrival.id"))
    received_at: Mapped[datetime] = mapped_column(server_default=func.now())
    joined_at: Mapped[datetime | None]
