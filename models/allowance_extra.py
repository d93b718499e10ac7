"""What a customer added to a line: more data until a day, or credit."""

import uuid
from datetime import date
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Currency, HasCreatedAt, HasId, Minor, choice


class ExtraKind(StrEnum):
    data = "data"
    credit = "credit"


class AllowanceExtra(HasId, HasCreatedAt, Base):
    """`number` is what a receipt shows. Credit has no end; data has one, and an amount."""

    __tablename__ = "allowance_extra"
    __table_args__ = (
        CheckConstraint("(kind = 'data') = (kilobytes IS NOT NULL)", name="data_has_an_amount"),
        CheckConstraint("(kind = 'data') = (ends_on IS NOT NULL)", name="data_has_an_end"),
        CheckConstraint("ends_on >= starts_on", name="ends_after_start"),
        CheckConstraint("kilobytes > 0", name="kilobytes_positive"),
        CheckConstraint("price_minor >= 0", name="price_not_negative"),
        Index("ix_allowance_extra_service_id_ends_on", "service_id", "ends_on"),
    )

    number: Mapped[int] = mapped_column(BigInteger, Identity(always=True, start=30001), unique=True)
    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service.id"))
    kind: Mapped[ExtraKind] = choice(ExtraKind)
    code: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(80))
    kilobytes: Mapped[int | None] = mapped_column(BigInteger)
    price_minor: Mapped[Minor]
    currency: Mapped[Currency]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    # Otherwise it was paid when it was bought.
    on_bill: Mapped[bool]
