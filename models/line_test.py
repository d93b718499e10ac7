"""A test of a line: what was measured, and how it was read."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, String, Text
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, choice


class Verdict(StrEnum):
    fine = "fine"
    line_fault = "line_fault"
    router_offline = "router_offline"
    wifi = "wifi"
    slow_sync = "slow_sync"
    sim = "sim"
    account_suspended = "account_suspended"
    outage = "outage"
    unknown = "unknown"


class LineTest(HasId, HasCreatedAt, Base):
    """`facts` is empty where nothing was measured, because the reason was known before."""

    __tablename__ = "line_test"
    __table_args__ = (
        CheckConstraint("confidence_percent BETWEEN 0 AND 100", name="confidence_is_a_share"),
        Index("ix_line_test_service_id_tested_at", "service_id", sql("tested_at DESC")),
    )

    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service.id"))
    customer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("customer.id"), index=True)
    outage_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("outage.id"), index=True)
    # The same request again finds the test it has made.
    reference: Mapped[str] = mapped_column(String(120), unique=True)
    tested_at: Mapped[datetime]
    verdict: Mapped[Verdict] = choice(Verdict)
    confidence_percent: Mapped[int] = mapped_column(SmallInteger)
    text: Mapped[str] = mapped_column(Text)
    steps: Mapped[list[str]]
    facts: Mapped[dict[str, Any]]
