"""A piece of the network that a customer can name: a place and the postcodes it serves."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId


class Area(HasId, HasCreatedAt, Base):
    __tablename__ = "area"

    name: Mapped[str] = mapped_column(String(80))
    postcode_prefix: Mapped[str] = mapped_column(String(8), unique=True)
