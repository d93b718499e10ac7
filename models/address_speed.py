"""How fast the line to an address can be. An address that is not listed can have every speed that is sold."""

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId


class AddressSpeed(HasId, HasCreatedAt, Base):
    __tablename__ = "address_speed"
    __table_args__ = (
        UniqueConstraint("postcode", "address"),
        CheckConstraint("most_mbps > 0", name="most_positive"),
    )

    postcode: Mapped[str] = mapped_column(String(16))
    address: Mapped[str] = mapped_column(String(200))
    most_mbps: Mapped[int]
