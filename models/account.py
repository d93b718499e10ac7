"""What is billed: one holder, any number of services."""

import uuid
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, SmallInteger, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Currency, HasCreatedAt, HasId, State, choice

if TYPE_CHECKING:
    from models.bill import Bill
    from models.customer import Customer
    from models.payment_method import PaymentMethod
    from models.service import Service


class AccountKind(StrEnum):
    consumer = "consumer"
    business = "business"


class AccountState(State):
    active = "active"
    overdue = "overdue"
    suspended = "suspended"
    closed = "closed"

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        return {
            cls.active: (cls.overdue, cls.suspended, cls.closed),
            cls.overdue: (cls.active, cls.suspended, cls.closed),
            cls.suspended: (cls.active, cls.overdue, cls.closed),
        }


class Account(HasId, HasCreatedAt, Base):
    """A prepaid account has a balance and no billing day; any other has a billing day and no balance."""

    __tablename__ = "account"
    __table_args__ = (
        # Every month has a 28th, so no bill ever waits for a day that does not come.
        CheckConstraint("billing_day BETWEEN 1 AND 28", name="billing_day_in_every_month"),
        CheckConstraint("(billing_day IS NULL) <> (prepaid_balance_minor IS NULL)", name="billed_or_prepaid"),
        CheckConstraint("prepaid_balance_minor >= 0", name="prepaid_balance_not_negative"),
        CheckConstraint("NOT autopay OR autopay_method_id IS NOT NULL", name="autopay_has_a_method"),
        CheckConstraint("autopay_day BETWEEN 1 AND 28", name="autopay_day_in_every_month"),
        CheckConstraint("kind <> 'business' OR business_name IS NOT NULL", name="business_has_a_name"),
        # Whose day it is: so that what is due today is found without looking through all open bills.
        Index("ix_account_autopay_day", "autopay_day", postgresql_where=text("autopay")),
    )

    number: Mapped[str] = mapped_column(String(20), unique=True)
    holder_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("customer.id"), index=True)
    kind: Mapped[AccountKind] = choice(AccountKind, default=AccountKind.consumer)
    business_name: Mapped[str | None] = mapped_column(String(120))
    state: Mapped[AccountState] = choice(AccountState, default=AccountState.active)
    currency: Mapped[Currency]
    billing_day: Mapped[int | None] = mapped_column(SmallInteger)
    prepaid_balance_minor: Mapped[int | None] = mapped_column(BigInteger)
    autopay: Mapped[bool] = mapped_column(default=False, server_default="false")
    # Empty: taken on the day the bill is due.
    autopay_day: Mapped[int | None] = mapped_column(SmallInteger)
    autopay_method_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("payment_method.id"), index=True)
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]

    holder: Mapped["Customer"] = relationship(back_populates="accounts", lazy="raise")
    services: Mapped[list["Service"]] = relationship(back_populates="account", lazy="raise")
    bills: Mapped[list["Bill"]] = relationship(back_populates="account", lazy="raise")
    autopay_method: Mapped["PaymentMethod | None"] = relationship(lazy="raise")
