"""Our own back offices' memory of what they did under which reference, so that a call repeated does nothing more."""

import uuid

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt


class SystemReference(HasCreatedAt, Base):
    __tablename__ = "system_reference"

    system: Mapped[str] = mapped_column(String(20), primary_key=True)
    reference: Mapped[str] = mapped_column(String(120), primary_key=True)
    # What the first call made or changed. Empty: it has begun, and nothing is known of its end.
    subject_id: Mapped[uuid.UUID | None]
