"""How far a notice has got on one of its channels, besides the customer's own pages."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, choice, now
from models.delivery import DeliveryState
from models.notice import NoticeChannel


class NoticeDelivery(HasId, HasCreatedAt, Base):
    """One a notice and channel: nobody is told twice. `next_attempt_at` is when it is due; while somebody is at it,
    and once it is over, it is empty."""

    __tablename__ = "notice_delivery"
    __table_args__ = (
        UniqueConstraint("notice_id", "channel"),
        CheckConstraint("attempts >= 0", name="attempts_not_negative"),
        # What is due on a channel is one end of it, however many were ever sent.
        Index(
            "ix_notice_delivery_due",
            "channel",
            "next_attempt_at",
            postgresql_where=text("next_attempt_at IS NOT NULL"),
        ),
        Index(
            "ix_notice_delivery_in_doubt",
            "updated_at",
            postgresql_where=text("state IN ('sending', 'unknown') AND next_attempt_at IS NULL"),
        ),
        Index(
            "ix_notice_delivery_connector_provider_message_id",
            "connector",
            "provider_message_id",
            postgresql_where=text("provider_message_id IS NOT NULL"),
        ),
    )

    notice_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("notice.id", ondelete="CASCADE"))
    channel: Mapped[NoticeChannel] = choice(NoticeChannel)
    state: Mapped[DeliveryState] = choice(DeliveryState, default=DeliveryState.queued, server_default="queued")
    # Whether it may wake somebody up.
    at_night: Mapped[bool]
    attempts: Mapped[int] = mapped_column(default=0, server_default="0")
    connector: Mapped[str | None] = mapped_column(String(32))
    provider_message_id: Mapped[str | None] = mapped_column(String(255))
    last_error: Mapped[str | None] = mapped_column(String(200))
    next_attempt_at: Mapped[datetime | None] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)
