"""What a service used in a day."""

import uuid
from datetime import date
from enum import StrEnum

from sqlalchemy import CHAR, BigInteger, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, choice


class UsageKind(StrEnum):
    """Data is counted in kilobytes of 1,000 bytes, voice in seconds, texts one by one."""

    data = "data"
    voice = "voice"
    sms = "sms"
    roaming_data = "roaming_data"


class Usage(Base):
    """One row for a service, a day, a kind and a country: the four are its key."""

    __tablename__ = "usage"
    __table_args__ = (CheckConstraint("quantity > 0", name="quantity_positive"),)

    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service.id"), primary_key=True)
    used_on: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[UsageKind] = choice(UsageKind, primary_key=True)
    country: Mapped[str] = mapped_column(CHAR(2), primary_key=True)
    quantity: Mapped[int] = mapped_column(BigInteger)
