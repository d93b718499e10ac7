"""Who looked at what and who changed what. Rows are only ever added: the database refuses anything else."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, String, func, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, choice


class ActorKind(StrEnum):
    customer = "customer"
    agent = "agent"
    bot = "bot"
    system = "system"


class Audit(Base):
    """Actor and subject are plain text and no foreign keys: the trace outlives what it tells of."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_subject_kind_subject_id", "subject_kind", "subject_id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    at: Mapped[datetime] = mapped_column(server_default=func.now(), index=True)
    actor_kind: Mapped[ActorKind] = choice(ActorKind)
    actor_id: Mapped[str | None] = mapped_column(String(64), index=True)
    action: Mapped[str] = mapped_column(String(64))
    subject_kind: Mapped[str] = mapped_column(String(32))
    subject_id: Mapped[str] = mapped_column(String(64))
    conversation_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("conversation.id"), index=True)
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default=text("'{}'"))
