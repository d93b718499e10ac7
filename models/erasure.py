"""That a customer was erased, and until when the rest has to be kept. It names nobody who is not an id by then."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasId


class Erasure(HasId, Base):
    """Without `kept_until` a contract goes on, and nobody knows yet until when its bills are kept."""

    __tablename__ = "erasure"
    __table_args__ = (
        Index(
            "ix_erasure_kept_until", "kept_until", postgresql_where=text("ended_at IS NULL AND kept_until IS NOT NULL")
        ),
    )

    customer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("customer.id"), index=True)
    reference: Mapped[str] = mapped_column(String(80), unique=True)
    done_at: Mapped[datetime]
    kept_until: Mapped[date | None]
    # When what was kept was erased too.
    ended_at: Mapped[datetime | None]
