"""What was offered to a customer before it is done: its terms, and until when they hold."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId


class Quote(HasId, HasCreatedAt, Base):
    """Executed once: `done_at` says when. `leased_until` keeps two from executing it at the same time."""

    __tablename__ = "quote"

    kind: Mapped[str] = mapped_column(String(40))
    customer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("customer.id"), index=True)
    terms: Mapped[dict[str, Any]]
    ends_at: Mapped[datetime] = mapped_column(index=True)
    tried_at: Mapped[datetime | None]
    leased_until: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    # The request it was last executed for, by its reference.
    done_for: Mapped[str | None] = mapped_column(String(40))
