"""What an account owes for a month, and the lines it is the sum of."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, SmallInteger, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Currency, HasCreatedAt, HasId, Minor, State, choice

if TYPE_CHECKING:
    from models.account import Account
    from models.bill_dispute import BillDispute
    from models.service import Service


class BillState(State):
    """A payment that bounces takes a paid bill back; what is written off stays so."""

    draft = "draft"
    issued = "issued"
    part_paid = "part_paid"
    paid = "paid"
    overdue = "overdue"
    disputed = "disputed"
    written_off = "written_off"

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        return {
            cls.draft: (cls.issued,),
            cls.issued: (cls.part_paid, cls.paid, cls.overdue, cls.disputed, cls.written_off),
            cls.part_paid: (cls.paid, cls.overdue, cls.disputed, cls.written_off),
            cls.paid: (cls.part_paid, cls.overdue, cls.disputed),
            cls.overdue: (cls.part_paid, cls.paid, cls.disputed, cls.written_off),
            cls.disputed: (cls.issued, cls.part_paid, cls.paid, cls.overdue, cls.written_off),
        }


class BillLineKind(StrEnum):
    plan = "plan"
    addon = "addon"
    device = "device"
    roaming = "roaming"
    usage = "usage"
    one_off = "one_off"
    discount = "discount"
    credit = "credit"
    proration = "proration"
    late_fee = "late_fee"
    adjustment = "adjustment"


class BillLineReason(StrEnum):
    """Why a line is there or why its amount is not last month's; empty when it is there every month."""

    not_in_plan = "not_in_plan"
    price_change = "price_change"
    plan_change = "plan_change"
    new_line = "new_line"
    one_off = "one_off"
    usage = "usage"
    discount_ended = "discount_ended"
    late_fee = "late_fee"
    duplicate = "duplicate"
    credit = "credit"
    proration = "proration"


class Bill(HasId, HasCreatedAt, Base):
    """The database refuses, at commit, an issued bill that isn't the sum of its lines.

    What is held by disputes is not outstanding: it need not be paid until they are decided. A bill is in the state
    `disputed` when a dispute holds all that was left to pay of it.
    """

    __tablename__ = "bill"
    __table_args__ = (
        UniqueConstraint("account_id", "period_starts_on"),
        CheckConstraint("period_ends_on >= period_starts_on", name="period_ends_after_start"),
        CheckConstraint("due_on >= issued_on", name="due_after_issued"),
        CheckConstraint("state = 'draft' OR (issued_on IS NOT NULL AND due_on IS NOT NULL)", name="issued_has_days"),
        CheckConstraint("outstanding_minor BETWEEN 0 AND greatest(total_minor, 0)", name="outstanding_within_total"),
        CheckConstraint(
            "held_minor >= 0 AND outstanding_minor + held_minor <= greatest(total_minor, 0)", name="held_within_total"
        ),
        CheckConstraint("state <> 'paid' OR outstanding_minor = 0", name="paid_owes_nothing"),
        Index("ix_bill_account_id_issued_on", "account_id", text("issued_on DESC")),
        # With the id, so that what is due is found page by page, in order.
        Index("ix_bill_untold", "issued_on", "id", postgresql_where=text("told_at IS NULL AND state <> 'draft'")),
        Index("ix_bill_due_on", "due_on", "id", postgresql_where=text("outstanding_minor > 0")),
    )

    account_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"))
    number: Mapped[str] = mapped_column(String(32), unique=True)
    state: Mapped[BillState] = choice(BillState, default=BillState.draft)
    period_starts_on: Mapped[date]
    period_ends_on: Mapped[date]
    issued_on: Mapped[date | None]
    due_on: Mapped[date | None]
    total_minor: Mapped[Minor]
    outstanding_minor: Mapped[Minor]
    held_minor: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    currency: Mapped[Currency]
    # When its customer was told of it; none of a draft.
    told_at: Mapped[datetime | None]

    account: Mapped["Account"] = relationship(back_populates="bills", lazy="raise")
    lines: Mapped[list["BillLine"]] = relationship(back_populates="bill", lazy="raise", order_by="BillLine.position")
    disputes: Mapped[list["BillDispute"]] = relationship(
        back_populates="bill", lazy="raise", order_by="BillDispute.opened_at"
    )


class BillLine(HasId, HasCreatedAt, Base):
    """`code` is the same for the same thing every month, so that two months can be laid side by side."""

    __tablename__ = "bill_line"
    __table_args__ = (
        UniqueConstraint("bill_id", "position"),
        CheckConstraint("ends_on >= starts_on", name="ends_after_start"),
    )

    bill_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("bill.id"))
    position: Mapped[int] = mapped_column(SmallInteger)
    kind: Mapped[BillLineKind] = choice(BillLineKind)
    code: Mapped[str | None] = mapped_column(String(60))
    reason: Mapped[BillLineReason | None] = choice(BillLineReason)
    title: Mapped[str] = mapped_column(String(80))
    detail: Mapped[str | None] = mapped_column(String(200))
    service_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service.id"), index=True)
    # Less than nothing for a discount or a credit.
    amount_minor: Mapped[Minor]
    currency: Mapped[Currency]
    # When it happened, or from when to when this amount holds: an open end goes on every month.
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]

    bill: Mapped["Bill"] = relationship(back_populates="lines", lazy="raise")
    service: Mapped["Service | None"] = relationship(lazy="raise")
