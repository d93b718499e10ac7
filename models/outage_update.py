"""What customers are told about an outage while it lasts."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasId


class OutageUpdate(HasId, Base):
    """No two of an outage have the same time: a subscriber has been told all up to one."""

    __tablename__ = "outage_update"
    __table_args__ = (UniqueConstraint("outage_id", "at"),)

    outage_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("outage.id"))
    at: Mapped[datetime]
    text: Mapped[str] = mapped_column(Text)
