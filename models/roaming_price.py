"""What the phone costs in a country that no plan or pass covers."""

from sqlalchemy import CHAR, CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Currency, HasCreatedAt, HasId, Minor


class RoamingPrice(HasId, HasCreatedAt, Base):
    """Data is priced by the gigabyte: a megabyte costs fractions of a penny, and those have no minor unit."""

    __tablename__ = "roaming_price"
    __table_args__ = (
        CheckConstraint("country ~ '^[A-Z]{2}$'", name="country_is_iso"),
        CheckConstraint("least(gigabyte_minor, minute_minor, text_minor) >= 0", name="prices_not_negative"),
    )

    country: Mapped[str] = mapped_column(CHAR(2), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    zone: Mapped[str] = mapped_column(String(40))
    gigabyte_minor: Mapped[Minor]
    minute_minor: Mapped[Minor]
    text_minor: Mapped[Minor]
    currency: Mapped[Currency]
