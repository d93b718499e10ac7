"""A new e-mail address or phone number that a customer wants to have, until a code has proved that they read it."""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, choice


class ContactField(StrEnum):
    email = "email"
    phone = "phone"


class ContactChange(HasId, HasCreatedAt, Base):
    """Without a hash the address is somebody else's: everything looks the same, no code went out and none fits."""

    __tablename__ = "contact_change"
    __table_args__ = (
        CheckConstraint("tries_left >= 0", name="tries_not_negative"),
        CheckConstraint("code_hash ~ '^[0-9a-f]{64}$'", name="code_hash_is_sha256"),
        CheckConstraint("done_at IS NULL OR proved_at IS NOT NULL", name="done_after_proved"),
        Index("ix_contact_change_customer_id_created_at", "customer_id", "created_at"),
        Index("ix_contact_change_value_created_at", "value", "created_at"),
    )

    customer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("customer.id"))
    field: Mapped[ContactField] = choice(ContactField)
    value: Mapped[str] = mapped_column(String(254))
    # What it takes the place of, which is told of the change.
    former: Mapped[str | None] = mapped_column(String(254))
    code_hash: Mapped[str | None] = mapped_column(String(64))
    tries_left: Mapped[int] = mapped_column(SmallInteger)
    ends_at: Mapped[datetime]
    # The code was right; from here on the change is carried out, however often that has to be asked for.
    proved_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
