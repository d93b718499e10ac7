"""A fault or planned work that takes services of an area away."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Self

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, HasCreatedAt, HasId, State, choice

if TYPE_CHECKING:
    from models.area import Area
    from models.outage_update import OutageUpdate


class OutageState(State):
    planned = "planned"
    suspected = "suspected"
    confirmed = "confirmed"
    fixing = "fixing"
    fixed = "fixed"

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        return {
            cls.planned: (cls.fixing, cls.fixed),
            cls.suspected: (cls.confirmed, cls.fixing, cls.fixed),
            cls.confirmed: (cls.fixing, cls.fixed),
            cls.fixing: (cls.fixed,),
        }


class Outage(HasId, HasCreatedAt, Base):
    """`service_kinds` names what is away: ["broadband", "tv"]. No expected end: nobody knows yet."""

    __tablename__ = "outage"
    __table_args__ = (
        CheckConstraint("expected_at > starts_at", name="expected_after_start"),
        CheckConstraint("(state = 'fixed') = (fixed_at IS NOT NULL)", name="fixed_has_a_time"),
        CheckConstraint("jsonb_array_length(service_kinds) > 0", name="some_service_is_away"),
        Index("ix_outage_running_area_id", "area_id", postgresql_where=text("state <> 'fixed'")),
        Index("ix_outage_area_id", "area_id"),
    )

    area_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("area.id"))
    service_kinds: Mapped[list[str]]
    state: Mapped[OutageState] = choice(OutageState)
    cause: Mapped[str | None] = mapped_column(String(200))
    starts_at: Mapped[datetime]
    expected_at: Mapped[datetime | None]
    fixed_at: Mapped[datetime | None]

    area: Mapped["Area"] = relationship(lazy="raise")
    updates: Mapped[list["OutageUpdate"]] = relationship(lazy="raise", order_by="OutageUpdate.at")
