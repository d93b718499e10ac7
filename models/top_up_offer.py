"""What can be added to a line between two bills: credit for who pays before, more data for who pays by bill."""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Currency, HasCreatedAt, HasId, Minor


class TopUpOffer(HasId, HasCreatedAt, Base):
    """Without kilobytes it is credit, and its price is what is credited."""

    __tablename__ = "top_up_offer"
    __table_args__ = (
        CheckConstraint("price_minor > 0", name="price_positive"),
        CheckConstraint("kilobytes > 0", name="kilobytes_positive"),
    )

    code: Mapped[str] = mapped_column(String(40), unique=True)
    title: Mapped[str] = mapped_column(String(80))
    kilobytes: Mapped[int | None] = mapped_column(BigInteger)
    price_minor: Mapped[Minor]
    currency: Mapped[Currency]
    withdrawn_on: Mapped[date | None]
