"""The memory of the sandbox that stands in for a payment provider: no money, and no card numbers."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Currency, HasCreatedAt, HasId, Minor, choice


class SandboxChargeState(StrEnum):
    open = "open"
    captured = "captured"
    declined = "declined"
    cancelled = "cancelled"


class SandboxCharge(HasId, HasCreatedAt, Base):
    """One reference is one charge, however often it is asked for."""

    __tablename__ = "sandbox_charge"

    reference: Mapped[str] = mapped_column(String(120), unique=True)
    token: Mapped[str] = mapped_column(String(80))
    amount_minor: Mapped[Minor]
    currency: Mapped[Currency]
    state: Mapped[SandboxChargeState] = choice(SandboxChargeState, default=SandboxChargeState.open)
    reason: Mapped[str | None] = mapped_column(String(80))


class SandboxLink(HasId, HasCreatedAt, Base):
    """A page on which one of the sandbox's cards can be chosen. The key in its address is kept as a hash."""

    __tablename__ = "sandbox_link"

    reference: Mapped[str] = mapped_column(String(120), unique=True)
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    ends_at: Mapped[datetime]
    # The card that was chosen, by the sandbox's name for it.
    card: Mapped[str | None] = mapped_column(String(40))
