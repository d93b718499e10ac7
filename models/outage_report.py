"""A customer says that a service is away, or not right."""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, choice
from models.plan import ServiceKind


class Symptom(StrEnum):
    no_service = "no_service"
    slow = "slow"
    drops = "drops"
    no_signal = "no_signal"
    other = "other"


class OutageReport(HasId, HasCreatedAt, Base):
    """One for a service and an outage. Without an outage it waits for others of its area and kind."""

    __tablename__ = "outage_report"
    __table_args__ = (
        UniqueConstraint("service_id", "outage_id"),
        Index(
            "ix_outage_report_waiting_area_id", "area_id", "kind", "made_at", postgresql_where=sql("outage_id IS NULL")
        ),
    )

    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service.id"))
    customer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("customer.id"), index=True)
    # Empty where nobody knows which part of the network the service hangs on.
    area_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("area.id"), index=True)
    kind: Mapped[ServiceKind] = choice(ServiceKind)
    symptom: Mapped[Symptom] = choice(Symptom)
    text: Mapped[str | None] = mapped_column(Text)
    made_at: Mapped[datetime]
    outage_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("outage.id"), index=True)
