"""That this database holds the demo operator, and the day it was made for. Without a row the data is real."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, SmallInteger, String, func
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class DemoFill(Base):
    """One row at most: the key has one value."""

    __tablename__ = "demo_fill"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False, default=1)
    version: Mapped[int]
    # A folder of brands/. Fills without one were made when there was one brand.
    brand: Mapped[str] = mapped_column(String(40), default="optilink", server_default="optilink")
    seed: Mapped[int]
    as_of_on: Mapped[date]
    filled_at: Mapped[datetime] = mapped_column(server_default=func.now())
