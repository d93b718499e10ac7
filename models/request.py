"""A request that changes something, under the key its sender gave it, and what was answered."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt


class Request(HasCreatedAt, Base):
    """`scope` is who sent it: two customers may use the same key. Without an answer it is being done, or was left."""

    __tablename__ = "request"
    __table_args__ = (Index("ix_request_created_at", "created_at"),)

    scope: Mapped[str] = mapped_column(String(80), primary_key=True)
    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    body_hash: Mapped[str] = mapped_column(String(64))
    leased_until: Mapped[datetime]
    status: Mapped[int | None] = mapped_column(SmallInteger)
    answer: Mapped[dict[str, Any] | None]
