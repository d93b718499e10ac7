"""A text that a carrier has taken, and what it cost: each segment is paid for."""

import uuid
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import CheckConstraint, Numeric, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Currency, HasId, choice


class TextKind(StrEnum):
    """An answer in a conversation, a notice, or a one-time code."""

    answer = "answer"
    notice = "notice"
    code = "code"


class SentText(HasId, Base):
    """`reference` is what it was a sending of: told twice, it was sent once. Without a price nothing is known of its
    cost. Prices of a segment are parts of a penny, so this is no amount of pennies."""

    __tablename__ = "sent_text"
    __table_args__ = (
        CheckConstraint("segments > 0", name="segments_positive"),
        CheckConstraint("cost >= 0", name="cost_not_negative"),
        CheckConstraint("(cost IS NULL) = (currency IS NULL)", name="cost_has_a_currency"),
    )

    reference: Mapped[uuid.UUID] = mapped_column(unique=True)
    line: Mapped[str] = mapped_column(String(32))
    what: Mapped[TextKind] = choice(TextKind)
    segments: Mapped[int] = mapped_column(SmallInteger)
    cost: Mapped[Decimal | None] = mapped_column(Numeric(12, 6))
    currency: Mapped[Currency | None]
    sent_at: Mapped[datetime] = mapped_column(index=True)
