"""A line that its customer had blocked, since when, why, and what it was before."""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, choice
from models.service import ServiceState


class BarReason(StrEnum):
    lost = "lost"
    stolen = "stolen"


class ServiceBar(HasId, HasCreatedAt, Base):
    __tablename__ = "service_bar"
    __table_args__ = (
        Index("uq_service_bar_running_service_id", "service_id", unique=True, postgresql_where=text("ends_at IS NULL")),
    )

    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service.id"), index=True)
    reason: Mapped[BarReason] = choice(BarReason)
    state_before: Mapped[ServiceState] = choice(ServiceState)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
