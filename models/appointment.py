"""A visit of a technician: a window of time at an address."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Self

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, State, choice


class AppointmentKind(StrEnum):
    install = "install"
    repair = "repair"


class AppointmentState(State):
    """A move to another time cancels one and books another, so that the history stays true."""

    booked = "booked"
    on_the_way = "on_the_way"
    completed = "completed"
    missed = "missed"
    cancelled = "cancelled"

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        return {
            cls.booked: (cls.on_the_way, cls.completed, cls.missed, cls.cancelled),
            cls.on_the_way: (cls.completed, cls.missed, cls.cancelled),
        }


class Appointment(HasId, HasCreatedAt, Base):
    __tablename__ = "appointment"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        Index(
            "ix_appointment_starts_at",
            "starts_at",
            postgresql_where=text("state IN ('booked', 'on_the_way')"),
        ),
    )

    account_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"), index=True)
    service_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service.id"), index=True)
    ticket_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("ticket.id"), index=True)
    order_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("customer_order.id"), index=True)
    kind: Mapped[AppointmentKind] = choice(AppointmentKind)
    state: Mapped[AppointmentState] = choice(AppointmentState, default=AppointmentState.booked)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    address: Mapped[str] = mapped_column(String(200))
    technician: Mapped[str | None] = mapped_column(String(120))
    # None on a visit that was agreed by telephone.
    slot_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("visit_slot.id"), index=True)
    note: Mapped[str | None] = mapped_column(String(500))
