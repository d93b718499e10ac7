"""A payment that settles and whoever needs the same rows: one waits for the other, and neither for ever."""

import asyncio
import uuid
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from api.db import Database
from api.formats import Money
from api.systems.local import payment_making
from api.systems.local.billing import LocalBilling
from api.systems.local.catalogue_addons import LocalAddons
from api.systems.local.orders import LocalOrders
from api.systems.local.payment import LocalPayment
from api.systems.local.payment_settling import apply
from api.systems.ports.addon import NewAddon
from api.systems.ports.billing import Dispute, NewDispute
from api.systems.ports.catalogue import RunningAddon
from api.systems.ports.orders import NewOrder, Order
from api.systems.ports.payment import NewPayment
from models import AccountState, Addon, DisputeReason, OrderKind, PaymentState, ServiceState
from tests.api.callers import CHLOE
from tests.api.payments.paying import Provider, account_of, services_of, use_card

# Two at once really are two.
pytestmark = pytest.mark.commits

ALL_OF_IT = 2800 + 3300


async def dispute(database: Database) -> Dispute:
    billing = LocalBilling(database)
    (newest,) = (await billing.latest_bills((await account_of(database, CHLOE)).id, 1)).value
    line = next(line for line in newest.lines if line.amount.minor > 0)
    held = Money(min(line.amount.minor, newest.outstanding.minor), "GBP")
    new = NewDispute(newest.id, line.id, DisputeReason.other, held, uuid.uuid4(), "T90001")
    return await billing.hold(new, reference="dispute")


async def add(database: Database) -> RunningAddon:
    (line,) = await services_of(database, CHLOE)
    async with database.session() as session:
        addon = (await session.scalars(select(Addon).where(Addon.kind == line.kind).limit(1))).one()
    new = NewAddon(line.id, addon.id, Money(500, "GBP"), date(2030, 1, 1), None, date(2030, 1, 1))
    return await LocalAddons(database).add(new, reference="add-on")


async def move(database: Database) -> Order:
    (line,) = await services_of(database, CHLOE)
    new = NewOrder(line.account_id, line.user_id, OrderKind.move, "Move", service_id=line.id)
    return await LocalOrders(database).place(new, reference="move")


@pytest.mark.parametrize(("other", "amount"), [(dispute, 1000), (add, ALL_OF_IT), (move, ALL_OF_IT)])
async def test_both_get_through(
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    other: Callable[[Database], Awaitable[object]],
    amount: int,
) -> None:
    has_the_account = asyncio.Event()

    async def slowly(*given: Any) -> int:
        has_the_account.set()
        await asyncio.sleep(0.3)
        return await apply(*given)

    async def meanwhile() -> object:
        await has_the_account.wait()
        return await other(database)

    monkeypatch.setattr(payment_making, "apply", slowly)
    account, method_id = await account_of(database, CHLOE), await use_card(database, CHLOE, "works")
    wanted = NewPayment(account.id, account.holder_id, method_id, Money(amount, "GBP"), "bill")
    payment, done = await asyncio.gather(LocalPayment(database, Provider()).pay(wanted, reference="pay"), meanwhile())
    assert payment.state is PaymentState.captured
    assert isinstance(done, Dispute | RunningAddon | Order)


async def test_what_is_paid_in_full_works_again(database: Database) -> None:
    account, method_id = await account_of(database, CHLOE), await use_card(database, CHLOE, "works")
    wanted = NewPayment(account.id, account.holder_id, method_id, Money(ALL_OF_IT, "GBP"), "bill")
    await LocalPayment(database, Provider()).pay(wanted, reference="pay")
    after = await account_of(database, CHLOE)
    assert after.state is AccountState.active
    assert {service.state for service in after.services} == {ServiceState.active}
