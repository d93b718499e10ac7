"""What can be had on top of a plan: by the month, or as a pass for so many days."""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, Index, SmallInteger, String
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Currency, HasCreatedAt, HasId, Minor, choice
from models.plan import ServiceKind


class Addon(HasId, HasCreatedAt, Base):
    """As in a plan's allowance, nothing means without limit and 0 means that none is given."""

    __tablename__ = "addon"
    __table_args__ = (
        CheckConstraint("price_minor >= 0", name="price_not_negative"),
        CheckConstraint("days > 0", name="days_positive"),
        Index("ix_addon_kind", "kind", postgresql_where=sql("withdrawn_on IS NULL")),
    )

    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    kind: Mapped[ServiceKind] = choice(ServiceKind)
    # One sentence: what it is good for.
    text: Mapped[str] = mapped_column(String(200))
    # For a month, or for the whole pass.
    price_minor: Mapped[Minor]
    currency: Mapped[Currency]
    # Empty: it goes on by the month until it is removed.
    days: Mapped[int | None] = mapped_column(SmallInteger)
    data_kilobytes: Mapped[int | None] = mapped_column(BigInteger, default=0, server_default="0")
    voice_minutes: Mapped[int | None] = mapped_column(default=0, server_default="0")
    # Where it is used; nowhere in particular for what has nothing to do with travelling.
    countries: Mapped[list[str]] = mapped_column(default=list, server_default=sql("'[]'"))
    withdrawn_on: Mapped[date | None]
