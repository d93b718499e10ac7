"""A customer who wants to hear how an outage goes on, and what they have heard so far."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId


class OutageSubscription(HasId, HasCreatedAt, Base):
    """Over once `told_at` is set: the customer was told that the outage has ended."""

    __tablename__ = "outage_subscription"
    __table_args__ = (
        UniqueConstraint("outage_id", "customer_id"),
        # Who has not heard the newest of an outage is one range of it, however many have.
        Index("ix_outage_subscription_open", "outage_id", "told_update_at", postgresql_where=sql("told_at IS NULL")),
    )

    outage_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("outage.id"))
    customer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("customer.id"), index=True)
    # The time of the newest update that the customer knows. Empty: there was none yet.
    told_update_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]
