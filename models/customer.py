"""A person who has an account, or who uses a line of somebody else's."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, HasCreatedAt, HasId

if TYPE_CHECKING:
    from models.account import Account


class Customer(HasId, HasCreatedAt, Base):
    """E-mail is kept in lower case and phone in E.164, so that what a person types can be looked up."""

    __tablename__ = "customer"
    __table_args__ = (
        CheckConstraint("phone ~ '^[+][1-9][0-9]{6,14}$'", name="phone_is_e164"),
        CheckConstraint("email = lower(email)", name="email_is_lower_case"),
    )

    given_name: Mapped[str] = mapped_column(String(80))
    family_name: Mapped[str] = mapped_column(String(80))
    email: Mapped[str | None] = mapped_column(String(254), unique=True)
    phone: Mapped[str | None] = mapped_column(String(16), unique=True)
    language: Mapped[str] = mapped_column(String(8), default="en", server_default="en")
    locale: Mapped[str] = mapped_column(String(16), default="en-GB", server_default="en-GB")
    address: Mapped[str | None] = mapped_column(String(200))
    postcode: Mapped[str | None] = mapped_column(String(16))
    born_on: Mapped[date | None]

    accounts: Mapped[list["Account"]] = relationship(back_populates="holder", lazy="raise")

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"
