"""A call that was promised: to which number, between which hours, and what became of it."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from sqlalchemy import CheckConstraint, ForeignKey, Index, Sequence, SmallInteger, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, State, choice

# After a C it is a callback's number.
CALLBACK_NUMBER = Sequence("callback_number", start=50_001, metadata=Base.metadata)


class CallbackState(State):
    """Given up: nobody was reached, or nobody rang; a case goes on with it."""

    due = "due"
    taken = "taken"
    done = "done"
    given_up = "given_up"
    cancelled = "cancelled"

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        return {
            cls.due: (cls.taken, cls.given_up, cls.cancelled),
            cls.taken: (cls.due, cls.done, cls.given_up, cls.cancelled),
        }


class Callback(HasId, HasCreatedAt, Base):
    """`from_at` and `to_at` are when it is to be made next; each try that reaches nobody moves them."""

    __tablename__ = "callback"
    __table_args__ = (
        CheckConstraint("from_at < to_at", name="begins_before_it_ends"),
        CheckConstraint("state <> 'taken' OR agent_id IS NOT NULL", name="taken_has_an_agent"),
        Index("ix_callback_customer_id", "customer_id"),
        Index("ix_callback_conversation_id", "conversation_id"),
        Index("ix_callback_agent_id", "agent_id"),
        Index("ix_callback_to_make", "from_at", "id", postgresql_where=text("state IN ('due', 'taken')")),
        # One promise at a time: whoever asks again is told of the one there is.
        Index(
            "uq_callback_open_customer_id",
            "customer_id",
            unique=True,
            postgresql_where=text("state IN ('due', 'taken')"),
        ),
    )

    number: Mapped[str] = mapped_column(String(20), unique=True)
    customer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("customer.id"))
    conversation_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("conversation.id"))
    team_code: Mapped[str] = mapped_column(ForeignKey("team.code"), index=True)
    phone: Mapped[str] = mapped_column(String(32))
    from_at: Mapped[datetime]
    to_at: Mapped[datetime]
    state: Mapped[CallbackState] = choice(CallbackState, default=CallbackState.due, server_default="due")
    reason: Mapped[str] = mapped_column(String(64))
    card: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default=text("'{}'"))
    agent_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("agent.id"))
    taken_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    # How often it was rung in vain, and how often nobody rang by the hour that was promised.
    tries: Mapped[int] = mapped_column(SmallInteger, default=0, server_default="0")
    slips: Mapped[int] = mapped_column(SmallInteger, default=0, server_default="0")
    note: Mapped[str | None] = mapped_column(Text)
