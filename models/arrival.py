"""A delivery from a provider exactly as it came in, kept so that nothing is lost."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from sqlalchemy import CheckConstraint, Index, String, func, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasId, State, choice


class ArrivalState(State):
    """Refused is quarantine: it stays in sight and can be played again."""

    processed = "processed"
    refused = "refused"

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        return {cls.refused: (cls.processed,)}


class Arrival(HasId, Base):
    """One request of a provider, with all its messages and receipts. What makes each of them count once is its own
    row: a delivery that comes twice is kept twice. `trusted` is false where nothing proved whose it was."""

    __tablename__ = "arrival"
    __table_args__ = (
        CheckConstraint("state <> 'refused' OR reason IS NOT NULL", name="refused_has_a_reason"),
        Index("ix_arrival_received_at", "received_at"),
        Index("ix_arrival_refused", "received_at", postgresql_where=text("state = 'refused'")),
    )

    connector: Mapped[str] = mapped_column(String(32))
    url: Mapped[str]
    body: Mapped[bytes]
    headers: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default=text("'{}'"))
    trusted: Mapped[bool]
    state: Mapped[ArrivalState] = choice(ArrivalState)
    reason: Mapped[str | None] = mapped_column(String(200))
    received_at: Mapped[datetime] = mapped_column(server_default=func.now())
