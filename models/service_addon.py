"""An add-on that a service has, had, or has until a day that is known."""

import uuid
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Currency, HasCreatedAt, HasId, Minor

if TYPE_CHECKING:
    from models.addon import Addon


class ServiceAddon(HasId, HasCreatedAt, Base):
    """The price is the one agreed to when it was added: a later price list does not change it."""

    __tablename__ = "service_addon"
    __table_args__ = (
        CheckConstraint("price_minor >= 0", name="price_not_negative"),
        CheckConstraint("ends_on >= starts_on", name="ends_after_start"),
        Index(
            "uq_service_addon_running", "service_id", "addon_id", unique=True, postgresql_where=text("ends_on IS NULL")
        ),
    )

    # What a receipt shows and a customer can name.
    number: Mapped[str] = mapped_column(String(20), unique=True)
    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service.id"), index=True)
    addon_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("addon.id"), index=True)
    price_minor: Mapped[Minor]
    currency: Mapped[Currency]
    starts_on: Mapped[date]
    # The last day. Empty: it goes on.
    ends_on: Mapped[date | None]

    addon: Mapped["Addon"] = relationship(lazy="raise")
