"""A window of time in which a team of an area makes visits, and how many it still can take."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from models.appointment import AppointmentKind
from models.base import Base, HasCreatedAt, HasId, choice


class VisitSlot(HasId, HasCreatedAt, Base):
    """Installing and repairing are done by different teams, so a window is for one of the two."""

    __tablename__ = "visit_slot"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        CheckConstraint("taken BETWEEN 0 AND capacity", name="never_above_capacity"),
        Index("ix_visit_slot_area_id_kind_starts_at", "area_id", "kind", "starts_at"),
    )

    area_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("area.id"))
    kind: Mapped[AppointmentKind] = choice(AppointmentKind)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    capacity: Mapped[int] = mapped_column(SmallInteger)
    taken: Mapped[int] = mapped_column(SmallInteger, default=0, server_default="0")
