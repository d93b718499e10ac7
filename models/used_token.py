"""A token of the operator's own site that has been taken: it is taken once, by one browser. Only a hash is kept."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class UsedToken(Base):
    """It names no session that it goes with: whoever signs out has still used it. Kept until it has ended by itself."""

    __tablename__ = "used_token"
    __table_args__ = (CheckConstraint("name_hash ~ '^[0-9a-f]{64}$'", name="name_hash_is_sha256"),)

    name_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    browser_session_id: Mapped[uuid.UUID]
    ends_at: Mapped[datetime] = mapped_column(index=True)
