"""A link to the payment provider's own page, where a new card is entered: we never see its number."""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Currency, HasCreatedAt, HasId, Minor, choice


class LinkPurpose(StrEnum):
    pay = "pay"
    save_card = "save_card"


class PaymentLink(HasId, HasCreatedAt, Base):
    """Its address is a secret, told once and kept nowhere. Done when a card was entered."""

    __tablename__ = "payment_link"
    __table_args__ = (
        CheckConstraint("(purpose = 'pay') = (amount_minor IS NOT NULL)", name="an_amount_if_it_pays"),
        CheckConstraint("amount_minor > 0", name="amount_positive"),
        Index("ix_payment_link_open", "ends_at", postgresql_where=text("done_at IS NULL")),
    )

    account_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"), index=True)
    customer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("customer.id"), index=True)
    purpose: Mapped[LinkPurpose] = choice(LinkPurpose)
    amount_minor: Mapped[Minor | None]
    currency: Mapped[Currency]
    # The provider's own name for its page; opens nothing.
    external_id: Mapped[str] = mapped_column(String(120), unique=True)
    ends_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    method_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("payment_method.id"), index=True)
    payment_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("payment.id"), index=True)
