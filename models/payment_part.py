"""Which bill a payment went to, and how much of it: one payment may pay several bills."""

import uuid
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, HasCreatedAt, HasId, Minor

if TYPE_CHECKING:
    from models.bill import Bill


class PaymentPart(HasId, HasCreatedAt, Base):
    """In the payment's currency. Written once, when the money is there."""

    __tablename__ = "payment_part"
    __table_args__ = (
        UniqueConstraint("payment_id", "bill_id"),
        CheckConstraint("amount_minor > 0", name="amount_positive"),
    )

    payment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("payment.id"))
    bill_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("bill.id"), index=True)
    amount_minor: Mapped[Minor]

    bill: Mapped["Bill"] = relationship(lazy="raise")
