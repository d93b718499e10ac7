"""Somebody is asked to use a line of an account. It is theirs once they have said yes themselves."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Self

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, State, choice


class InvitationState(State):
    waiting = "waiting"
    accepted = "accepted"
    declined = "declined"
    withdrawn = "withdrawn"
    expired = "expired"

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        return {cls.waiting: (cls.accepted, cls.declined, cls.withdrawn, cls.expired)}


class LineInvitation(HasId, HasCreatedAt, Base):
    """`is_new`: nobody had that address before, so all we know of them is this invitation."""

    __tablename__ = "line_invitation"
    __table_args__ = (
        CheckConstraint("(state = 'waiting') = (ended_at IS NULL)", name="waits_until_it_ends"),
        Index("uq_line_invitation_service_id", "service_id", unique=True, postgresql_where=text("state = 'waiting'")),
        Index("ix_line_invitation_ends_at", "ends_at", postgresql_where=text("state = 'waiting'")),
    )

    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service.id"))
    customer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("customer.id"), index=True)
    # As the holder wrote them: what we know of somebody's name by ourselves is not the holder's to read.
    given_name: Mapped[str] = mapped_column(String(80))
    family_name: Mapped[str] = mapped_column(String(80))
    address: Mapped[str] = mapped_column(String(254))
    is_new: Mapped[bool]
    state: Mapped[InvitationState] = choice(InvitationState, default=InvitationState.waiting)
    ends_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
