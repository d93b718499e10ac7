"""A charge that a customer does not agree with, and what of its bill need not be paid until that is decided."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Currency, HasCreatedAt, HasId, Minor, State, choice

if TYPE_CHECKING:
    from models.bill import Bill, BillLine


class DisputeState(State):
    """Accepted: the customer was right."""

    open = "open"
    accepted = "accepted"
    refused = "refused"

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        return {cls.open: (cls.accepted, cls.refused)}


class DisputeReason(StrEnum):
    not_mine = "not_mine"
    charged_twice = "charged_twice"
    wrong_amount = "wrong_amount"
    cancelled = "cancelled"
    other = "other"


class BillDispute(HasId, HasCreatedAt, Base):
    """`held_minor` is what the bill still owed of the line's amount: what was paid can't be held, only given back.

    The ticket may be in a system elsewhere, so its id refers to no table of ours.
    """

    __tablename__ = "bill_dispute"
    __table_args__ = (
        CheckConstraint("amount_minor > 0", name="amount_positive"),
        CheckConstraint("held_minor BETWEEN 0 AND amount_minor", name="held_within_amount"),
        CheckConstraint("(state = 'open') = (decided_at IS NULL)", name="decided_has_a_time"),
        Index("uq_bill_dispute_open", "line_id", unique=True, postgresql_where=text("state = 'open'")),
        Index("ix_bill_dispute_account_id_opened_at", "account_id", text("opened_at DESC")),
    )

    account_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"))
    bill_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("bill.id"), index=True)
    line_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("bill_line.id"), index=True)
    reason: Mapped[DisputeReason] = choice(DisputeReason)
    state: Mapped[DisputeState] = choice(DisputeState, default=DisputeState.open)
    amount_minor: Mapped[Minor]
    held_minor: Mapped[Minor]
    currency: Mapped[Currency]
    ticket_id: Mapped[uuid.UUID]
    ticket_number: Mapped[str] = mapped_column(String(20))
    # What the billing system was asked for it under: a repeated request knows its own by it.
    reference: Mapped[str] = mapped_column(String(120), unique=True)
    opened_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]

    bill: Mapped["Bill"] = relationship(back_populates="disputes", lazy="raise")
    line: Mapped["BillLine"] = relationship(lazy="raise")
