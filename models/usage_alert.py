"""When somebody wants to be told how far a line has come; without a row the usual thresholds hold."""

import uuid

from sqlalchemy import ForeignKey, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt


class UsageAlert(HasCreatedAt, Base):
    """Percents of the allowance, and amounts of roaming in minor units of the account's currency. Empty: never.

    Each for themselves: whoever uses a line does not choose what its holder hears.
    """

    __tablename__ = "usage_alert"

    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service.id"), primary_key=True)
    customer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("customer.id"), primary_key=True, index=True)
    percents: Mapped[list[int]] = mapped_column(JSONB, default=list, server_default=text("'[]'"))
    roaming_minor: Mapped[list[int]] = mapped_column(JSONB, default=list, server_default=text("'[]'"))
