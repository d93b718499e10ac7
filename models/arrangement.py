"""An agreement to pay what is owed later or in parts, and the parts."""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Currency, HasCreatedAt, HasId, Minor, choice


class ArrangementKind(StrEnum):
    """An extension moves the day one bill is due; instalments share out all that is owed."""

    extension = "extension"
    instalments = "instalments"


class Arrangement(HasId, HasCreatedAt, Base):
    """Kept when all of it is paid. One that runs late shows by its instalments' days: nothing has to mark it."""

    __tablename__ = "arrangement"
    __table_args__ = (CheckConstraint("total_minor > 0", name="total_positive"),)

    number: Mapped[str] = mapped_column(String(40), unique=True)
    account_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"), index=True)
    kind: Mapped[ArrangementKind] = choice(ArrangementKind)
    # By which its instalments are taken on their days; empty where the customer pays them.
    method_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("payment_method.id"), index=True)
    # The bill an extension is for.
    bill_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("bill.id"), index=True)
    # The day on which that bill was due before it was moved.
    due_before: Mapped[date | None]
    total_minor: Mapped[Minor]
    currency: Mapped[Currency]
    made_at: Mapped[datetime]
    kept_at: Mapped[datetime | None]
    # Taken back, or another one stands in its place.
    withdrawn_at: Mapped[datetime | None]

    instalments: Mapped[list["Instalment"]] = relationship(lazy="raise", order_by="Instalment.position")


class Instalment(HasId, HasCreatedAt, Base):
    __tablename__ = "instalment"
    __table_args__ = (
        UniqueConstraint("arrangement_id", "position"),
        CheckConstraint("amount_minor > 0", name="amount_positive"),
        CheckConstraint("paid_minor BETWEEN 0 AND amount_minor", name="paid_within_amount"),
    )

    arrangement_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("arrangement.id"))
    position: Mapped[int] = mapped_column(SmallInteger)
    due_on: Mapped[date]
    amount_minor: Mapped[Minor]
    paid_minor: Mapped[Minor] = mapped_column(default=0, server_default="0")
