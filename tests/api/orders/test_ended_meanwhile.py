"""Somebody acts on an order or a line, and at the same moment it ends or comes back."""

import asyncio
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import select

from api.db import Database
from api.formats import Money
from api.systems.local import catalogue_changes, orders, payment_making
from api.systems.local.catalogue_changes import LocalChanges
from api.systems.local.orders import LocalOrders
from api.systems.local.payment import LocalPayment
from api.systems.local.payment_settling import apply
from api.systems.ports.catalogue import Planned
from api.systems.ports.orders import NewOrder, Order
from api.systems.ports.payment import NewPayment
from api.systems.ports.visits import Appointment, NewAppointment, OrderOver, VisitOver
from models import Appointment as AppointmentRow
from models import AppointmentState, BarReason, OrderKind, ServiceState, VisitSlot
from models.base import now
from tests.api.callers import CHLOE
from tests.api.orders.test_races import empty_slots, services, taken, visit
from tests.api.payments.paying import Provider, account_of, services_of, use_card

# Two at once really are two.
pytestmark = pytest.mark.commits


async def ordered(database: Database, kind: OrderKind) -> tuple[Order, NewAppointment, VisitSlot]:
    """An order for a service, the visit that is to be booked for both, and its window."""
    (slot,), (service,) = await empty_slots(database, 1), await services(database, 1)
    new = NewOrder(service.account_id, service.user_id, kind, "Work", service_id=service.id, expected_on=now().date())
    order = await LocalOrders(database).place(new, reference="order")
    return order, replace(visit(slot, service), order_id=order.id), slot


def pausing(monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str) -> asyncio.Event:
    """This step holds what it holds for a while before it goes on; the event says that it has got there."""
    step, is_there = getattr(module, name), asyncio.Event()

    async def slowly(*given: Any) -> None:
        is_there.set()
        await asyncio.sleep(0.3)
        await step(*given)

    monkeypatch.setattr(module, name, slowly)
    return is_there


async def test_an_order_that_was_cancelled_meanwhile_gets_no_visit(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    system, (order, asked, slot) = LocalOrders(database), await ordered(database, OrderKind.move)
    has_the_order = pausing(monkeypatch, orders, "give_back_for")

    async def meanwhile() -> Appointment:
        await has_the_order.wait()
        return await system.book(asked, reference="visit")

    cancelled, refused = await asyncio.gather(
        system.cancel(order.id, reference="cancel"), meanwhile(), return_exceptions=True
    )
    assert isinstance(cancelled, Order)
    assert isinstance(refused, OrderOver)
    assert await taken(database, slot) == 0


async def test_a_visit_is_not_moved_out_of_reach_of_a_cancelled_order(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    system, (order, asked, _) = LocalOrders(database), await ordered(database, OrderKind.move)
    first, second = await empty_slots(database, 2)
    booked = await system.book(replace(asked, slot_id=first.id), reference="visit")
    has_the_order = pausing(monkeypatch, orders, "give_back_for")

    async def meanwhile() -> Appointment:
        await has_the_order.wait()
        return await system.rebook(booked.id, second.id, reference="move")

    cancelled, refused = await asyncio.gather(
        system.cancel(order.id, reference="cancel"), meanwhile(), return_exceptions=True
    )
    assert isinstance(cancelled, Order)
    assert isinstance(refused, VisitOver)
    async with database.session() as session:
        mine = select(AppointmentRow.state).where(AppointmentRow.order_id == order.id)
        assert set(await session.scalars(mine)) == {AppointmentState.cancelled}


async def test_a_change_that_is_carried_out_and_a_visit_for_it_wait_for_each_other(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    order, asked, _ = await ordered(database, OrderKind.cease)
    has_the_order = pausing(monkeypatch, catalogue_changes, "_carry_out")

    async def meanwhile() -> Appointment:
        await has_the_order.wait()
        return await LocalOrders(database).book(asked, reference="visit")

    carried_out = LocalChanges(database).carry_out(order.id, reference="change")
    done, refused = await asyncio.gather(carried_out, meanwhile(), return_exceptions=True)
    assert isinstance(done, Planned)
    assert isinstance(refused, OrderOver)


async def test_a_line_that_is_unblocked_while_its_account_comes_back_works(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    system, (line,) = LocalOrders(database), await services_of(database, CHLOE)
    await system.bar(line.id, BarReason.lost, reference="bar")
    has_the_account = asyncio.Event()

    async def slowly(*given: Any) -> int:
        left = await apply(*given)
        has_the_account.set()
        await asyncio.sleep(0.3)
        return left

    async def meanwhile() -> None:
        await has_the_account.wait()
        await system.unbar(line.id, reference="unbar")

    monkeypatch.setattr(payment_making, "apply", slowly)
    account, method_id = await account_of(database, CHLOE), await use_card(database, CHLOE, "works")
    wanted = NewPayment(account.id, account.holder_id, method_id, Money(6100, "GBP"), "bill")
    await asyncio.gather(LocalPayment(database, Provider()).pay(wanted, reference="pay"), meanwhile())
    (after,) = await services_of(database, CHLOE)
    assert after.state is ServiceState.active
