"""Something a device was told to do from afar, and when its connection is back."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Self

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, State, choice


class CommandKind(StrEnum):
    reboot = "reboot"
    reprovision = "reprovision"


class CommandState(State):
    asked = "asked"
    done = "done"
    failed = "failed"

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        return {cls.asked: (cls.done, cls.failed)}


class DeviceCommand(HasId, HasCreatedAt, Base):
    """Done when the device has taken it; its connection is away until `back_at`."""

    __tablename__ = "device_command"
    __table_args__ = (
        CheckConstraint("(state = 'asked') = (done_at IS NULL)", name="ended_has_a_time"),
        CheckConstraint("back_at > asked_at", name="back_after_asked"),
        Index("ix_device_command_device_id_asked_at", "device_id", sql("asked_at DESC")),
    )

    device_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("device.id"))
    kind: Mapped[CommandKind] = choice(CommandKind)
    state: Mapped[CommandState] = choice(CommandState, default=CommandState.asked)
    asked_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    back_at: Mapped[datetime]
