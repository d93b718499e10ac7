"""Something a customer is told without having asked: an outage has ended, data is nearly used up."""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, choice


class NoticeKind(StrEnum):
    """What notices are about: each can be switched on or off for each channel."""

    bill = "bill"
    payment = "payment"
    usage = "usage"
    outage = "outage"
    order = "order"
    ticket = "ticket"
    offer = "offer"
    account = "account"


class NoticeChannel(StrEnum):
    email = "email"
    sms = "sms"
    push = "push"


class Notice(HasId, HasCreatedAt, Base):
    """`key` is the same for the same thing: nobody is told twice."""

    __tablename__ = "notice"
    __table_args__ = (Index("ix_notice_customer_id_created_at", "customer_id", sql("created_at DESC")),)

    key: Mapped[str] = mapped_column(String(120), unique=True)
    customer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("customer.id"))
    kind: Mapped[NoticeKind] = choice(NoticeKind)
    text: Mapped[str] = mapped_column(Text)
    # Where it goes besides the customer's own pages, as they had chosen when it was written.
    channels: Mapped[list[str]] = mapped_column(default=list, server_default=sql("'[]'"))
    # On the channel that it belongs to it goes here, and not to what the customer has now.
    former_address: Mapped[str | None] = mapped_column(String(254))
    seen_at: Mapped[datetime | None]


class NotificationChoice(Base):
    """A customer's wish for one kind on one channel; without a row the kind's own default holds."""

    __tablename__ = "notification_choice"

    customer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("customer.id"), primary_key=True)
    kind: Mapped[NoticeKind] = choice(NoticeKind, primary_key=True)
    channel: Mapped[NoticeChannel] = choice(NoticeChannel, primary_key=True)
    wanted: Mapped[bool]
