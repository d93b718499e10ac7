"""What customers ordered, until it has come or is switched on; and visits."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from api.systems.base import change
from models import OrderKind, OrderState


@dataclass(frozen=True, slots=True)
class Order:
    id: uuid.UUID
    number: str
    account_id: uuid.UUID
    customer_id: uuid.UUID
    service_id: uuid.UUID | None
    plan_id: uuid.UUID | None
    kind: OrderKind
    state: OrderState
    title: str
    address: str | None
    carrier: str | None
    tracking_reference: str | None
    placed_at: datetime
    # The day it comes, or takes effect.
    expected_on: date | None
    ended_at: datetime | None
    detail: dict[str, Any]


@dataclass(frozen=True, slots=True)
class NewOrder:
    account_id: uuid.UUID
    customer_id: uuid.UUID
    kind: OrderKind
    title: str
    service_id: uuid.UUID | None = None
    plan_id: uuid.UUID | None = None
    address: str | None = None
    expected_on: date | None = None
    # What this kind of order needs to be carried out: ids, codes of reasons, never a secret.
    detail: dict[str, Any] = field(default_factory=dict)


class OrderSystem(Protocol):
    @change
    async def place(self, order: NewOrder, *, reference: str) -> Order:
        """Takes the order; carrying it out is the operator's business."""
