"""What a provider calls a message it has taken; a long text is several to it."""

import uuid

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasId, choice
from models.delivery import DeliveryState


class DeliveryPart(HasId, Base):
    """Receipts are about parts. A delivery is as far as the last of its parts."""

    __tablename__ = "delivery_part"
    __table_args__ = (
        UniqueConstraint("connector", "provider_message_id"),
        UniqueConstraint("delivery_id", "number"),
        CheckConstraint("number > 0", name="number_positive"),
    )

    delivery_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("delivery.id"))
    number: Mapped[int]
    connector: Mapped[str] = mapped_column(String(32))
    provider_message_id: Mapped[str] = mapped_column(String(255))
    state: Mapped[DeliveryState] = choice(DeliveryState, default=DeliveryState.sent)
