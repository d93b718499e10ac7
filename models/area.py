"""A piece of the network that a customer can name: a place and the postcodes it serves."""

from sqlalchemy import CheckConstraint, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId


class Area(HasId, HasCreatedAt, Base):
    __tablename__ = "area"
    __table_args__ = (CheckConstraint("(map_column IS NULL) = (map_row IS NULL)", name="on_the_map_or_not"),)

    name: Mapped[str] = mapped_column(String(80))
    postcode_prefix: Mapped[str] = mapped_column(String(8), unique=True)
    # Where it stands on the operator's schematic map, counted from the north-west. None: it is not drawn.
    map_column: Mapped[int | None] = mapped_column(SmallInteger)
    map_row: Mapped[int | None] = mapped_column(SmallInteger)
