"""The application with an order system and a ticketing system that write down what they are asked."""

import uuid
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, cast

import httpx
import pytest
from sqlalchemy import select

from api.db import Database
from api.parts import Parts
from api.plans.cycle import cycle_of
from api.systems.base import OutcomeUnknown
from api.systems.ports import OrderSystem, TicketingSystem
from api.systems.ports.orders import NewOrder, Order
from models import Account, Customer, OrderState, Plan, Service
from models import Order as OrderRow
from models.base import new_id, now
from tests.api.callers import JAMAL, key
from tests.api.ticket_desk import TicketDesk


@dataclass
class Orders:
    """Takes each reference once. `loses` answers as one whose answer is lost on the way."""

    database: Database
    placed: dict[str, NewOrder] = field(default_factory=dict)
    ids: dict[str, uuid.UUID] = field(default_factory=dict)
    loses: bool = False

    async def place(self, order: NewOrder, *, reference: str) -> Order:
        async with self.database.transaction() as session:
            if reference not in self.ids:
                values = {name: getattr(order, name) for name in NewOrder.__slots__}
                row = OrderRow(id=new_id(), number=f"O9{len(self.ids):04d}", placed_at=now(), **values)
                row.state = OrderState.placed
                session.add(row)
                await session.flush()
                self.placed[reference], self.ids[reference] = order, row.id
            answer = _order(await session.get_one(OrderRow, self.ids[reference]))
        if self.loses:
            self.loses = False
            raise OutcomeUnknown("The answer did not come.", retry_after=1)
        return answer

    async def cancel(self, order_id: uuid.UUID, *, reference: str) -> Order:
        async with self.database.transaction() as session:
            row = await session.get_one(OrderRow, order_id)
            row.state, row.ended_at = OrderState.cancelled, row.ended_at or now()
            return _order(row)


def _order(row: OrderRow) -> Order:
    return Order(**{name: getattr(row, name) for name in Order.__slots__})


@pytest.fixture
def orders(database: Database) -> Orders:
    return Orders(database)


@pytest.fixture
def tickets() -> TicketDesk:
    return TicketDesk()


@pytest.fixture
def parts(request: pytest.FixtureRequest, parts: Parts, orders: Orders, tickets: TicketDesk) -> Parts:
    """Marked `commits`, the real systems of other topics stay: what two do at once is decided in them."""
    if request.node.get_closest_marker("commits"):
        return parts
    systems = replace(parts.systems, orders=cast("OrderSystem", orders), ticketing=cast("TicketingSystem", tickets))
    return replace(parts, systems=systems)


@pytest.fixture
def today(parts: Parts) -> date:
    return parts.formats.today(now())


async def services_of(database: Database, digits: str) -> list[Service]:
    """Of the account this persona holds, oldest first."""
    async with database.session() as session:
        found = await session.scalars(
            select(Service)
            .join(Account, Account.id == Service.account_id)
            .join(Customer, Customer.id == Account.holder_id)
            .where(Customer.phone == f"+447700900{digits}")
            .order_by(Service.contract_starts_on, Service.number)
        )
        return list(found)


async def change(database: Database, service: Service, **values: Any) -> None:
    async with database.transaction() as session:
        row = await session.get_one(Service, service.id)
        for name, value in values.items():
            setattr(row, name, value)


async def credit(database: Database, minor: int | None = None) -> int | None:
    """What Jamal has to spend, after it was set to this."""
    (line,) = await services_of(database, JAMAL)
    async with database.transaction() as session:
        account = await session.get_one(Account, line.account_id)
        if minor is not None:
            account.prepaid_balance_minor = minor
        return account.prepaid_balance_minor


async def post(caller: httpx.AsyncClient, path: str, body: Any) -> Any:
    """What a good request answers."""
    answer = await caller.post(f"/v1/plans/{path}", json=body, headers=key())
    assert answer.status_code == 201, answer.text
    return answer.json()


async def refused(caller: httpx.AsyncClient, path: str, body: Any) -> Any:
    answer = await caller.post(f"/v1/plans/{path}", json=body, headers=key())
    assert 400 <= answer.status_code < 500, answer.text
    return answer.json() | {"type": answer.json()["type"].removeprefix("/problems/")}


async def leave(caller: httpx.AsyncClient, body: Any, *, talk_first: bool = False) -> tuple[Any, Any]:
    """The offer, and what became of it."""
    quoted = await post(caller, "cancellations/quotes", body)
    done = await post(caller, "cancellations", {"quote_id": quoted["quote_id"], "talk_first": talk_first})
    return quoted, done


async def plan_of(database: Database, service: Service) -> str:
    async with database.session() as session:
        found = await session.scalar(select(Plan.code).join(Service).where(Service.id == service.id))
        assert found
        return found


async def next_bill_of(database: Database, service: Service, today: date) -> date:
    async with database.session() as session:
        account = await session.get_one(Account, service.account_id)
        return cycle_of(account.billing_day, today).ends_on + timedelta(days=1)
