"""A browser that wants to be told while its page is closed: where its push service takes messages for it."""

import uuid

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId


class PushSubscription(HasId, HasCreatedAt, Base):
    """It goes with the browser's session: who signs out is told nothing any more, and whoever comes next is not told
    what was meant for them. What is sent is encrypted for `p256dh` and `auth`, which only the browser can undo."""

    __tablename__ = "push_subscription"
    __table_args__ = (CheckConstraint("endpoint LIKE 'https://%'", name="endpoint_is_https"),)

    endpoint: Mapped[str] = mapped_column(String(1000), unique=True)
    browser_session_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("browser_session.id", ondelete="CASCADE"), index=True
    )
    p256dh: Mapped[str] = mapped_column(String(120))
    auth: Mapped[str] = mapped_column(String(40))
