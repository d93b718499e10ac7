"""A conversation on its way from the bot to a person, with all the person needs to know."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, String, Text, func, text
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
    """One stay with people; its state follows the conversation's owner. Who comes first has the lowest `priority`
    and, among equals, is due first: whoever is handed back is due earlier than all who came later."""

    __tablename__ = "handoff"
    __table_args__ = (
        CheckConstraint("state <> 'assigned' OR agent_id IS NOT NULL", name="assigned_has_an_agent"),
        CheckConstraint("priority BETWEEN 1 AND 3", name="priority_is_known"),
        CheckConstraint("aside_since IS NULL OR state = 'assigned'", name="aside_is_assigned"),
        CheckConstraint("(aside_since IS NULL) = (aside_seq IS NULL)", name="aside_has_a_place"),
        Index("ix_handoff_conversation_id", "conversation_id"),
        Index(
            "uq_handoff_running_conversation_id",
            "conversation_id",
            unique=True,
            postgresql_where=text("state IN ('requested', 'assigned')"),
        ),
        Index("ix_handoff_line", "priority", "due_at", "id", postgresql_where=text("state = 'requested'")),
        Index("ix_handoff_agent_id_assigned_at", "agent_id", "assigned_at"),
        Index("ix_handoff_with_agent_id", "agent_id", postgresql_where=text("state = 'assigned'")),
        Index("ix_handoff_aside_until", "aside_until", postgresql_where=text("aside_since IS NOT NULL")),
        Index("ix_handoff_team_code_accepted_at", "team_code", "accepted_at"),
        Index("ix_handoff_requested_at", "requested_at"),
    )

    conversation_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("conversation.id"))
    state: Mapped[HandoffState] = choice(HandoffState, default=HandoffState.requested)
    reason: Mapped[str] = mapped_column(String(64))
    team_code: Mapped[str] = mapped_column(ForeignKey("team.code"))
    # What whoever takes it has to know; empty where anybody of the team will do.
    skill: Mapped[str | None] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(16))
    # 1 urgent, 2 high, 3 normal.
    priority: Mapped[int] = mapped_column(SmallInteger)
    due_at: Mapped[datetime]
    card: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default=text("'{}'"))
    agent_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("agent.id"))
    # Who had this customer last, and is given them again if free.
    last_agent_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("agent.id"), index=True)
    requested_at: Mapped[datetime] = mapped_column(server_default=func.now())
    waiting_since: Mapped[datetime] = mapped_column(server_default=func.now())
    assigned_at: Mapped[datetime | None]
    accepted_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    # When a customer who had fallen silent was asked whether they are still there.
    reminded_at: Mapped[datetime | None]
    # Put aside by its agent: since when, until when at the latest, and the last place in it that they had seen.
    aside_since: Mapped[datetime | None]
    aside_until: Mapped[datetime | None]
    aside_seq: Mapped[int | None]
    # When it came back of late: the customer's silence is counted from there.
    back_at: Mapped[datetime | None]
    # What whoever gave it on wrote for whoever has it next: a colleague, or the assistant.
    note: Mapped[str | None] = mapped_column(Text)
    # How it ended, and what was done, by the agent who closed it.
    outcome: Mapped[str | None] = mapped_column(String(120))
    summary: Mapped[str | None] = mapped_column(Text)

    def put_aside(self, at: datetime, until: datetime | None, seen_seq: int) -> None:
        self.aside_since, self.aside_until, self.aside_seq = at, until, seen_seq

    def bring_back(self, at: datetime | None) -> None:
        self.aside_since = self.aside_until = self.aside_seq = None
        self.back_at = at

    agent: Mapped["Agent | None"] = relationship(lazy="raise", foreign_keys=[agent_id])
