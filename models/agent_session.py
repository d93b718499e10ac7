"""An agent who is logged in at a desk. Only the cookie's hash is kept."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, now


class AgentSession(HasId, HasCreatedAt, Base):
    __tablename__ = "agent_session"
    __table_args__ = (CheckConstraint("token_hash ~ '^[0-9a-f]{64}$'", name="token_hash_is_sha256"),)

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    agent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agent.id"), index=True)
    seen_at: Mapped[datetime] = mapped_column(default=now)
    ends_at: Mapped[datetime] = mapped_column(index=True)
    # In words, as "Chrome on Windows": what a browser says of itself is kept no further.
    device: Mapped[str | None] = mapped_column(String(60))
