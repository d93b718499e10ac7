"""A SIM, on plastic or as a download, with the codes that unlock and install it."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Self

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, State, choice


class SimForm(StrEnum):
    physical = "physical"
    esim = "esim"


class SimState(State):
    waiting = "waiting"
    active = "active"
    replaced = "replaced"

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        return {cls.waiting: (cls.active, cls.replaced), cls.active: (cls.replaced,)}


class SimCard(HasId, HasCreatedAt, Base):
    """Apart from the device, so that no list of devices ever carries a PUK by accident."""

    __tablename__ = "sim_card"
    __table_args__ = (
        CheckConstraint("iccid ~ '^89[0-9]{17,18}$'", name="iccid_is_one"),
        CheckConstraint("puk ~ '^[0-9]{8}$'", name="puk_has_eight_digits"),
        CheckConstraint("(form = 'esim') = (install_code IS NOT NULL)", name="esim_has_an_install_code"),
        Index("uq_sim_card_active_service_id", "service_id", unique=True, postgresql_where=text("state = 'active'")),
    )

    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service.id"), index=True)
    order_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("customer_order.id"), index=True)
    device_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("device.id"), index=True)
    form: Mapped[SimForm] = choice(SimForm)
    state: Mapped[SimState] = choice(SimState, default=SimState.waiting)
    iccid: Mapped[str] = mapped_column(String(20), unique=True)
    puk: Mapped[str] = mapped_column(String(8))
    # What a phone reads to download an eSIM: "LPA:1$...".
    install_code: Mapped[str | None] = mapped_column(String(200))
    activated_at: Mapped[datetime | None]
