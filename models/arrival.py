"""A delivery from a provider exactly as it came in, kept so that nothing is lost."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from sqlalchemy import CheckConstraint, Index, String, Uuid, func, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasId, State, choice


class ArrivalState(State):
    """Received is kept, and not all of it is taken yet. Refused is quarantine: it stays in sight and can be played
    again."""

    received = "received"
    processed = "processed"
    refused = "refused"

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        return {cls.received: (cls.processed, cls.refused), cls.refused: (cls.received, cls.processed)}


class Arrival(HasId, Base):
    """One request of a provider, with all its messages and receipts. What makes each of them count once is its own
    row: a delivery that comes twice is kept twice. `trusted` is false where nothing proved whose it was."""

    __tablename__ = "arrival"
    __table_args__ = (
        CheckConstraint("state <> 'refused' OR reason IS NOT NULL", name="refused_has_a_reason"),
        CheckConstraint("(state = 'received') = (waiting <> '{}')", name="received_while_somebody_waits"),
        Index("ix_arrival_received_at", "received_at"),
        Index("ix_arrival_refused", "received_at", postgresql_where=text("state = 'refused'")),
        Index("ix_arrival_received", "received_at", postgresql_where=text("state = 'received'")),
        # Without a list of what is still to be put into it, which every look would have to read.
        Index(
            "ix_arrival_waiting",
            "waiting",
            postgresql_using="gin",
            postgresql_with={"fastupdate": "off"},
            postgresql_where=text("state = 'received'"),
        ),
    )

    connector: Mapped[str] = mapped_column(String(32))
    url: Mapped[str]
    body: Mapped[bytes]
    headers: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default=text("'{}'"))
    trusted: Mapped[bool]
    state: Mapped[ArrivalState] = choice(ArrivalState)
    # Whose items of it are not taken yet, each under a key that tells nobody who it is.
    waiting: Mapped[list[uuid.UUID]] = mapped_column(ARRAY(Uuid), default=list, server_default=text("'{}'"))
    # How many of its items could not be taken.
    failed: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    # Something in it may not be kept: once all of it is taken, the body is emptied.
    has_secret: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    reason: Mapped[str | None] = mapped_column(String(200))
    # By the database's clock, when it was kept: what came later is later, whichever process took it in.
    received_at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())
