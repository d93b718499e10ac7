"""The code that lets a number go from one operator to another: ours to give, or another's to use."""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, choice


class PortingDirection(StrEnum):
    away = "away"
    here = "here"


class PortingCode(HasId, HasCreatedAt, Base):
    """Whoever has the code can take the number: only proven holders see it, and no answer that is kept holds it."""

    __tablename__ = "porting_code"
    __table_args__ = (CheckConstraint("number ~ '^[+][1-9][0-9]{6,14}$'", name="number_is_e164"),)

    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service.id"), index=True)
    direction: Mapped[PortingDirection] = choice(PortingDirection)
    number: Mapped[str] = mapped_column(String(16))
    code: Mapped[str] = mapped_column(String(20))
    # The last day on which it can be used.
    ends_on: Mapped[date]
    used_at: Mapped[datetime | None]
