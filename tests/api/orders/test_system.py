"""The order system itself: what is asked twice under one reference is done once."""

import uuid
from typing import get_type_hints

import pytest
from pydantic import TypeAdapter
from sqlalchemy import func, select

from api.db import Database
from api.parts import Parts
from api.systems.base import MEANING
from api.systems.ports.orders import NewOrder, OrderSystem, OrderUnknown, TooLateToCancel
from models import Account, Order, OrderKind, OrderState


async def new_order(database: Database, kind: OrderKind = OrderKind.device) -> NewOrder:
    async with database.session() as session:
        account = (await session.scalars(select(Account).order_by(Account.number).limit(1))).one()
    return NewOrder(account_id=account.id, customer_id=account.holder_id, kind=kind, title="A router")


async def test_an_order_is_placed_once_per_reference(parts: Parts, database: Database) -> None:
    asked = await new_order(database)
    first = await parts.systems.orders.place(asked, reference="once")
    again = await parts.systems.orders.place(asked, reference="once")
    other = await parts.systems.orders.place(asked, reference="another")
    assert first == again
    assert other.number != first.number
    async with database.session() as session:
        assert await session.scalar(select(func.count()).where(Order.title == "A router")) == 2


async def test_an_order_is_cancelled_and_stays_cancelled(parts: Parts, database: Database) -> None:
    placed = await parts.systems.orders.place(await new_order(database), reference="place")
    cancelled = await parts.systems.orders.cancel(placed.id, reference="cancel")
    assert (cancelled.state, cancelled.ended_at is not None) == (OrderState.cancelled, True)
    assert await parts.systems.orders.cancel(placed.id, reference="cancel") == cancelled
    assert await parts.systems.orders.cancel(placed.id, reference="cancel it again") == cancelled


async def test_what_has_left_cannot_be_cancelled(parts: Parts, database: Database) -> None:
    placed = await parts.systems.orders.place(await new_order(database), reference="place")
    async with database.transaction() as session:
        (await session.get_one(Order, placed.id)).state = OrderState.dispatched
    with pytest.raises(TooLateToCancel):
        await parts.systems.orders.cancel(placed.id, reference="cancel")
    with pytest.raises(OrderUnknown):
        await parts.systems.orders.cancel(uuid.uuid4(), reference="cancel what is not")


def test_every_method_says_whether_it_changes_something() -> None:
    """Also those of the ports that this one is made of."""
    methods = [name for name in dir(OrderSystem) if not name.startswith("_")]
    assert len(methods) > 20
    for name in methods:
        declared = getattr(OrderSystem, name)
        assert getattr(declared, MEANING) in ("read", "change")
        TypeAdapter(get_type_hints(declared)["return"])


@pytest.mark.parametrize("name", [name for name in dir(OrderSystem) if name.startswith("show_")])
def test_a_secret_is_never_a_read(name: str) -> None:
    """What is read is kept for a day."""
    assert getattr(getattr(OrderSystem, name), MEANING) == "change"
