"""A thing that a service runs on: a router, a TV box, a handset, a SIM."""

import uuid
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, choice


class DeviceKind(StrEnum):
    router = "router"
    tv_box = "tv_box"
    handset = "handset"
    sim = "sim"
    esim = "esim"


class Device(HasId, HasCreatedAt, Base):
    """`details` holds what a device of its kind last told the network: speed, Wi-Fi channel, firmware."""

    __tablename__ = "device"

    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service.id"), index=True)
    kind: Mapped[DeviceKind] = choice(DeviceKind)
    model: Mapped[str] = mapped_column(String(80))
    serial: Mapped[str] = mapped_column(String(40), unique=True)
    details: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default=text("'{}'"))
    installed_on: Mapped[date]
    seen_at: Mapped[datetime | None]
    removed_on: Mapped[date | None]
