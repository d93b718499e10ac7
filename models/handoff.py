"""A conversation on its way from the bot to a person, with all the person needs to know."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, func, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, HasId, State, choice

if TYPE_CHECKING:
    from models.agent import Agent


class HandoffState(State):
    """Assigned goes back to requested when the agent does not take it up or goes away."""

    requested = "requested"
    assigned = "assigned"
    returned = "returned"
    closed = "closed"

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        return {
            cls.requested: (cls.assigned, cls.returned, cls.closed),
            cls.assigned: (cls.requested, cls.returned, cls.closed),
        }


class Handoff(HasId, Base):
    __tablename__ = "handoff"
    __table_args__ = (
        CheckConstraint("state <> 'assigned' OR agent_id IS NOT NULL", name="assigned_has_an_agent"),
        Index("ix_handoff_conversation_id", "conversation_id"),
        Index(
            "uq_handoff_running_conversation_id",
            "conversation_id",
            unique=True,
            postgresql_where=text("state IN ('requested', 'assigned')"),
        ),
        Index("ix_handoff_requested_at", "requested_at", postgresql_where=text("state = 'requested'")),
    )

    conversation_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("conversation.id"))
    state: Mapped[HandoffState] = choice(HandoffState, default=HandoffState.requested)
    reason: Mapped[str] = mapped_column(String(64))
    card: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default=text("'{}'"))
    agent_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("agent.id"), index=True)
    requested_at: Mapped[datetime] = mapped_column(server_default=func.now())
    assigned_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    agent: Mapped["Agent | None"] = relationship(lazy="raise")
