"""A case that somebody works on until it is solved, and all that happened to it. Customers read "case"."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Self

from sqlalchemy import CheckConstraint, ForeignKey, Index, Sequence, SmallInteger, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.audit import ActorKind
from models.base import Base, HasCreatedAt, HasId, State, choice

# After a T it is a ticket's number: short enough to be said, and never given twice.
TICKET_NUMBER = Sequence("ticket_number", start=30_001, metadata=Base.metadata)


class TicketKind(StrEnum):
    fault = "fault"
    billing = "billing"
    complaint = "complaint"
    request = "request"


class TicketPriority(StrEnum):
    low = "low"
    normal = "normal"
    high = "high"
    urgent = "urgent"


class TicketState(State):
    """A solved ticket may be opened again; a closed one may not."""

    opened = "opened"
    in_progress = "in_progress"
    waiting_for_customer = "waiting_for_customer"
    resolved = "resolved"
    closed = "closed"

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        return {
            cls.opened: (cls.in_progress, cls.waiting_for_customer, cls.resolved, cls.closed),
            cls.in_progress: (cls.waiting_for_customer, cls.resolved, cls.closed),
            cls.waiting_for_customer: (cls.in_progress, cls.resolved, cls.closed),
            cls.resolved: (cls.in_progress, cls.closed),
        }


class TicketEventKind(StrEnum):
    opened = "opened"
    moved = "moved"
    visit = "visit"
    note = "note"
    promise = "promise"
    due = "due"
    priority = "priority"
    comment = "comment"
    attached = "attached"
    chased = "chased"
    resolved = "resolved"
    reopened = "reopened"
    closed = "closed"


class Ticket(HasId, HasCreatedAt, Base):
    """`promised_at` is when the customer was told to hear from us next, `due_at` when it is to be solved."""

    __tablename__ = "ticket"
    __table_args__ = (
        CheckConstraint("(state IN ('resolved', 'closed')) = (resolved_at IS NOT NULL)", name="solved_has_a_time"),
        Index("ix_ticket_promised_at", "promised_at", postgresql_where=text("resolved_at IS NULL")),
    )

    number: Mapped[str] = mapped_column(String(20), unique=True)
    customer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("customer.id"), index=True)
    account_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("account.id"), index=True)
    service_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service.id"), index=True)
    conversation_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("conversation.id"), index=True)
    kind: Mapped[TicketKind] = choice(TicketKind)
    priority: Mapped[TicketPriority] = choice(TicketPriority, default=TicketPriority.normal)
    state: Mapped[TicketState] = choice(TicketState, default=TicketState.opened)
    title: Mapped[str] = mapped_column(String(120))
    opened_at: Mapped[datetime]
    promised_at: Mapped[datetime | None]
    resolved_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    # How often news was asked for, at most once a day; and when last.
    chases: Mapped[int] = mapped_column(SmallInteger, default=0, server_default="0")
    chased_at: Mapped[datetime | None]
    # The closed ticket that this one goes on with.
    follows_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("ticket.id"), index=True)

    events: Mapped[list["TicketEvent"]] = relationship(back_populates="ticket", lazy="raise", order_by="TicketEvent.at")


class TicketEvent(HasId, Base):
    """`public` events are told to the customer, the others are for staff only."""

    __tablename__ = "ticket_event"
    __table_args__ = (
        CheckConstraint("author = 'customer' OR customer_id IS NULL", name="customer_is_the_author"),
        CheckConstraint("author = 'agent' OR agent_id IS NULL", name="agent_is_the_author"),
        Index(
            "ix_ticket_event_untold",
            "at",
            "id",
            postgresql_where=text("told_at IS NULL AND public AND author <> 'customer'"),
        ),
        Index("ix_ticket_event_ticket_id_at", "ticket_id", "at"),
    )

    ticket_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("ticket.id"))
    kind: Mapped[TicketEventKind] = choice(TicketEventKind)
    text: Mapped[str] = mapped_column(Text)
    public: Mapped[bool] = mapped_column(default=True, server_default="true")
    at: Mapped[datetime]
    author: Mapped[ActorKind] = choice(ActorKind, default=ActorKind.system, server_default="system")
    customer_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("customer.id"), index=True)
    agent_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("agent.id"), index=True)
    # The time it speaks of: what was promised, or what stood promised when news was asked for.
    until: Mapped[datetime | None]
    # When the customer was told of what we wrote.
    told_at: Mapped[datetime | None]

    ticket: Mapped["Ticket"] = relationship(back_populates="events", lazy="raise")
