"""What a service can be sold as: a price, what it includes, for how long one is bound."""

from datetime import date
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, Index, SmallInteger, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Currency, HasCreatedAt, HasId, Minor, choice


class ServiceKind(StrEnum):
    mobile = "mobile"
    broadband = "broadband"
    tv = "tv"
    landline = "landline"


class Plan(HasId, HasCreatedAt, Base):
    """In an allowance, nothing means without limit and 0 means that none is included."""

    __tablename__ = "plan"
    __table_args__ = (
        CheckConstraint("price_minor >= 0", name="price_not_negative"),
        CheckConstraint("contract_months >= 0", name="contract_not_negative"),
        CheckConstraint("extra_gigabyte_minor >= 0", name="extra_gigabyte_not_negative"),
        Index("ix_plan_kind", "kind", postgresql_where=text("withdrawn_on IS NULL")),
    )

    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    kind: Mapped[ServiceKind] = choice(ServiceKind)
    prepaid: Mapped[bool] = mapped_column(default=False, server_default="false")
    price_minor: Mapped[Minor]
    currency: Mapped[Currency]
    data_kilobytes: Mapped[int | None] = mapped_column(BigInteger)
    voice_minutes: Mapped[int | None]
    texts: Mapped[int | None]
    speed_mbps: Mapped[int | None]
    contract_months: Mapped[int] = mapped_column(SmallInteger, default=0, server_default="0")
    # Country codes where the plan is used as at home.
    roaming_zones: Mapped[list[str]] = mapped_column(default=list, server_default=text("'[]'"))
    # Sold to business accounts alone.
    business_only: Mapped[bool] = mapped_column(default=False, server_default="false")
    # What a gigabyte beyond the data allowance costs; empty where there is no allowance to go beyond.
    extra_gigabyte_minor: Mapped[int | None] = mapped_column(BigInteger)
    withdrawn_on: Mapped[date | None]
