"""Money that came in, or that tried to."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Currency, HasCreatedAt, HasId, Minor, State, choice

if TYPE_CHECKING:
    from models.bill import Bill
    from models.payment_method import PaymentMethod
    from models.payment_part import PaymentPart


class PaymentState(State):
    """Authorised is a hold that the bank may still drop (released). Unknown is a provider without an answer:
    nothing is paid again until we know."""

    pending = "pending"
    authorised = "authorised"
    captured = "captured"
    declined = "declined"
    failed = "failed"
    released = "released"
    refunded = "refunded"
    unknown = "unknown"

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        return {
            cls.pending: (cls.authorised, cls.captured, cls.declined, cls.failed, cls.unknown),
            cls.authorised: (cls.captured, cls.failed, cls.released, cls.unknown),
            cls.captured: (cls.refunded,),
            cls.unknown: (cls.authorised, cls.captured, cls.declined, cls.failed, cls.released, cls.refunded),
        }


class PaymentRoute(StrEnum):
    card = "card"
    direct_debit = "direct_debit"
    bank_transfer = "bank_transfer"
    top_up = "top_up"


class Payment(HasId, HasCreatedAt, Base):
    """A top-up of a prepaid account pays no bill; a bank transfer has no method of ours."""

    __tablename__ = "payment"
    __table_args__ = (
        CheckConstraint("amount_minor > 0", name="amount_positive"),
        CheckConstraint("credit_minor BETWEEN 0 AND amount_minor", name="credit_within_amount"),
        CheckConstraint("decline_reason IS NULL OR state IN ('declined', 'failed')", name="reason_only_if_refused"),
        Index("ix_payment_account_id_made_at", "account_id", text("made_at DESC")),
        Index("ix_payment_untold", "settled_at", "id", postgresql_where=text("told_at IS NULL AND state = 'captured'")),
        Index("ix_payment_unsettled", "made_at", postgresql_where=text("state IN ('pending', 'unknown')")),
    )

    account_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"))
    bill_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("bill.id"), index=True)
    method_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("payment_method.id"), index=True)
    route: Mapped[PaymentRoute] = choice(PaymentRoute)
    state: Mapped[PaymentState] = choice(PaymentState, default=PaymentState.pending)
    amount_minor: Mapped[Minor]
    # What of it no bill was left for: the customer's own, until a bill takes it or it is given back.
    credit_minor: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    currency: Mapped[Currency]
    reference: Mapped[str] = mapped_column(String(40), unique=True)
    # The provider's own name for the charge: kept before any money is asked for, so that it can be asked about.
    external_id: Mapped[str | None] = mapped_column(String(120), unique=True)
    # What the bank said, and it seldom says more than no.
    decline_reason: Mapped[str | None] = mapped_column(String(80))
    # What it was taken for by itself; both are empty where somebody asked for it.
    autopay_bill_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("bill.id"), index=True)
    instalment_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("instalment.id"), index=True)
    made_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    # When the customer got a receipt for it, or heard that it has arrived.
    told_at: Mapped[datetime | None]

    bill: Mapped["Bill | None"] = relationship(lazy="raise", foreign_keys=[bill_id])
    method: Mapped["PaymentMethod | None"] = relationship(lazy="raise")
    parts: Mapped[list["PaymentPart"]] = relationship(lazy="raise")
