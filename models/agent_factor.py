"""An agent's second factor: what their authenticator app makes codes of, and the codes for when it is lost."""

import uuid
from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId


class AgentFactor(HasCreatedAt, Base):
    """Both secrets are sealed by api/factors/sealing.py. `pending` is one that waits for its first code."""

    __tablename__ = "agent_factor"
    __table_args__ = (CheckConstraint("(pending IS NULL) = (pending_until IS NULL)", name="pending_has_an_end"),)

    agent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agent.id"), primary_key=True)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    # Of the last code that was taken: it and those before it are worth nothing any more.
    last_step: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    pending: Mapped[bytes | None] = mapped_column(LargeBinary)
    pending_until: Mapped[datetime | None]


class RecoveryCode(HasId, HasCreatedAt, Base):
    """One of ten. Only its hash is kept."""

    __tablename__ = "recovery_code"
    __table_args__ = (CheckConstraint("code_hash ~ '^[0-9a-f]{64}$'", name="code_hash_is_sha256"),)

    agent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agent.id"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64))
    used_at: Mapped[datetime | None]
