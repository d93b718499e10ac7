"""A passkey of a customer: the public half of a key that stays in their device, and the challenge it has to sign."""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, choice


class Passkey(HasId, HasCreatedAt, Base):
    """`sign_count` is what the device has counted up to: a copy of its key is found out by counting less."""

    __tablename__ = "passkey"
    __table_args__ = (CheckConstraint("sign_count >= 0", name="sign_count_not_negative"),)

    customer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("customer.id"), index=True)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str] = mapped_column(String(60))
    used_at: Mapped[datetime | None]


class ChallengeUse(StrEnum):
    register = "register"
    sign_in = "sign_in"


class PasskeyChallenge(Base):
    """One at a time for each browser and use, and taken away by the first answer, right or wrong."""

    __tablename__ = "passkey_challenge"

    browser_session_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("browser_session.id", ondelete="CASCADE"), primary_key=True
    )
    use: Mapped[ChallengeUse] = choice(ChallengeUse, primary_key=True)
    challenge: Mapped[bytes] = mapped_column(LargeBinary)
    ends_at: Mapped[datetime]
