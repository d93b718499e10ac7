"""A thing that can be ordered for a service: a router, a TV box, a SIM."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Currency, HasCreatedAt, HasId, Minor, choice


class EquipmentKind(StrEnum):
    router = "router"
    tv_box = "tv_box"
    mesh = "mesh"
    sim = "sim"
    esim = "esim"


class Equipment(HasId, HasCreatedAt, Base):
    __tablename__ = "equipment"
    __table_args__ = (
        CheckConstraint("price_minor >= 0", name="price_not_negative"),
        CheckConstraint("monthly_minor >= 0", name="monthly_not_negative"),
        CheckConstraint("delivery_days BETWEEN 0 AND 60", name="delivery_in_reach"),
    )

    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    kind: Mapped[EquipmentKind] = choice(EquipmentKind)
    price_minor: Mapped[Minor]
    monthly_minor: Mapped[Minor]
    currency: Mapped[Currency]
    # Working days from the order; 0 comes at once.
    delivery_days: Mapped[int] = mapped_column(SmallInteger)
    withdrawn_on: Mapped[date | None]
