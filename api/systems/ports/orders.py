"""What customers ordered, until it has come or is switched on; what can be ordered; and what belongs to it."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from api.errors import NotFound, Refused
from api.systems.base import Answered, Slice, change, read
from api.systems.ports.lines import LineSystem
from api.systems.ports.news import OrderNews
from api.systems.ports.stock import StockSystem
from api.systems.ports.visits import VisitSystem
from models import OrderKind, OrderState

CANCELLABLE = tuple(state for state in OrderState if OrderState.cancelled in OrderState.moves().get(state, ()))


class OrderUnknown(NotFound):
    """No such order, or none of this customer's."""


class TooLateToCancel(Refused):
    """It has left the warehouse, is switched on, or has ended."""

    title = "It is too late to cancel this order"


class AlreadyOrdered(Refused):
    """The same thing is on its way for this service, or one that it can't go with."""

    title = "That is on order already"


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

    @property
    def can_be_cancelled(self) -> bool:
        return self.state in CANCELLABLE


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


class OrderSystem(StockSystem, VisitSystem, LineSystem, OrderNews, Protocol):
    @read
    async def orders_of(
        self, account_ids: tuple[uuid.UUID, ...], only_open: bool, cursor: str | None, limit: int
    ) -> Answered[Slice[Order]]:
        """Newest first."""

    @read
    async def order(self, order_id: uuid.UUID) -> Answered[Order | None]: ...

    @read
    async def order_by_number(self, number: str) -> Answered[Order | None]: ...

    @change
    async def place(self, order: NewOrder, *, reference: str) -> Order:
        """Takes the order; carrying it out is the operator's business.

        A service moves once at a time, takes one number in, and either changes its plan or ends: AlreadyOrdered.
        """

    @change
    async def cancel(self, order_id: uuid.UUID, *, reference: str) -> Order:
        """With the visit booked for it. One that is cancelled already stays so; OrderUnknown, TooLateToCancel."""
