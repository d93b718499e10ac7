"""That an answer or an end was nearly late, or was late: once each, for whoever has to see to it."""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasId, choice


class DueKind(StrEnum):
    first_reply = "first_reply"
    next_reply = "next_reply"
    resolution = "resolution"


class DueState(StrEnum):
    fine = "fine"
    soon = "soon"
    missed = "missed"


class DueNote(HasId, Base):
    """`agent_id` is who had it then; nobody, while it waited in line."""

    __tablename__ = "due_note"
    __table_args__ = (UniqueConstraint("handoff_id", "kind", "state", "due_at"),)

    handoff_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("handoff.id"))
    kind: Mapped[DueKind] = choice(DueKind)
    state: Mapped[DueState] = choice(DueState)
    due_at: Mapped[datetime]
    at: Mapped[datetime]
    agent_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("agent.id"), index=True)
