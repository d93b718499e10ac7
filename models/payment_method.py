"""How a customer pays: a reference that the payment provider gave us, never the card number itself."""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, choice


class PaymentMethodKind(StrEnum):
    card = "card"
    direct_debit = "direct_debit"


class PaymentMethod(HasId, HasCreatedAt, Base):
    """Removing one keeps the row, for old payments name it."""

    __tablename__ = "payment_method"
    __table_args__ = (CheckConstraint("last4 ~ '^[0-9]{4}$'", name="last4_is_four_digits"),)

    customer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("customer.id"), index=True)
    kind: Mapped[PaymentMethodKind] = choice(PaymentMethodKind)
    token: Mapped[str] = mapped_column(String(80), unique=True)
    # A card's scheme ("Visa") or the bank of a direct debit.
    brand: Mapped[str] = mapped_column(String(40))
    last4: Mapped[str] = mapped_column(String(4))
    expires_on: Mapped[date | None]
    removed_at: Mapped[datetime | None]
