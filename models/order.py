"""Something a customer ordered, until it has come or is switched on."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, State, choice


class OrderKind(StrEnum):
    new_service = "new_service"
    plan_change = "plan_change"
    device = "device"
    sim = "sim"
    move = "move"
    port_in = "port_in"
    port_out = "port_out"
    # The end of a service, dated.
    cease = "cease"


class OrderState(State):
    placed = "placed"
    packed = "packed"
    dispatched = "dispatched"
    delivered = "delivered"
    completed = "completed"
    delayed = "delayed"
    cancelled = "cancelled"

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        return {
            cls.placed: (cls.packed, cls.dispatched, cls.delayed, cls.completed, cls.cancelled),
            cls.packed: (cls.dispatched, cls.delayed, cls.cancelled),
            cls.dispatched: (cls.delivered, cls.delayed),
            cls.delayed: (cls.packed, cls.dispatched, cls.delivered, cls.completed, cls.cancelled),
            cls.delivered: (cls.completed,),
        }


def _as_made(context: DefaultExecutionContext) -> str:
    """Who places an order with us is told at once what became of it."""
    state = context.get_current_parameters().get("state", OrderState.placed)  # type: ignore[no-untyped-call]
    return str(OrderState(state).value)


class Order(HasId, HasCreatedAt, Base):
    """The table is not called "order", which is a word of SQL."""

    __tablename__ = "customer_order"
    __table_args__ = (
        Index("ix_customer_order_expected_on", "expected_on", postgresql_where=text("ended_at IS NULL")),
        Index("ix_customer_order_untold", "id", postgresql_where=text("told_state IS DISTINCT FROM state")),
        # What is due of a kind: parcels that are late are in nobody's way.
        Index("ix_customer_order_due", "kind", "expected_on", postgresql_where=text("ended_at IS NULL")),
    )

    number: Mapped[str] = mapped_column(String(20), unique=True)
    account_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"), index=True)
    customer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("customer.id"), index=True)
    service_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service.id"), index=True)
    plan_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("plan.id"), index=True)
    kind: Mapped[OrderKind] = choice(OrderKind)
    state: Mapped[OrderState] = choice(OrderState, default=OrderState.placed)
    title: Mapped[str] = mapped_column(String(120))
    address: Mapped[str | None] = mapped_column(String(200))
    carrier: Mapped[str | None] = mapped_column(String(40))
    tracking_reference: Mapped[str | None] = mapped_column(String(40))
    # What carrying it out needs: ids and codes, never a secret.
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default=text("'{}'"))
    placed_at: Mapped[datetime]
    expected_on: Mapped[date | None]
    ended_at: Mapped[datetime | None]
    # The state that its customer knows of.
    told_state: Mapped[str] = mapped_column(String(32), default=_as_made, server_default="placed")
