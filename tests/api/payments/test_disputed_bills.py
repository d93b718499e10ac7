"""Payments beside disputes: no money is lost between them, and the order they come in changes nothing."""

import uuid

import pytest

from api.db import Database
from api.formats import Money
from api.systems.local.billing import LocalBilling
from api.systems.local.payment import LocalPayment
from api.systems.ports.billing import NewDispute
from api.systems.ports.payment import NewPayment, Payment, PaymentUnknown
from api.systems.providers.base import Charge, ChargeState
from models import Bill, BillState, DisputeReason, PaymentState
from tests.api.callers import ANA, OSCAR, Callers
from tests.api.payments.paying import Provider, account_of, bills_of, use_card

BALANCE = "/v1/billing/balance"


async def pay(database: Database, digits: str, amount: int, provider: Provider | None = None) -> Payment:
    account, method_id = await account_of(database, digits), await use_card(database, digits, "works")
    wanted = NewPayment(account.id, account.holder_id, method_id, Money(amount, "GBP"), "bill")
    return await LocalPayment(database, provider or Provider()).pay(wanted, reference=uuid.uuid4().hex)


async def dispute_smallest(database: Database, digits: str) -> None:
    (made, *_), billing = await bills_of(database, digits), LocalBilling(database)
    bill = (await billing.bill(made.id)).value
    assert bill
    line = min((line for line in bill.lines if line.amount.minor > 0), key=lambda line: line.amount.minor)
    held = Money(min(line.amount.minor, bill.outstanding.minor), "GBP")
    new = NewDispute(bill.id, line.id, DisputeReason.other, held, uuid.uuid4(), "T90001")
    await billing.hold(new, reference=uuid.uuid4().hex)


async def newest(database: Database, digits: str) -> Bill:
    return (await bills_of(database, digits))[0]


@pytest.mark.parametrize("state", [ChargeState.unknown, ChargeState.captured])
async def test_nothing_is_held_while_a_payment_is_on_its_way(database: Database, state: ChargeState) -> None:
    owed = (await newest(database, OSCAR)).outstanding_minor
    await pay(database, OSCAR, 1000, Provider([Charge(state)]))
    if state is ChargeState.captured:
        await dispute_smallest(database, OSCAR)
    else:
        with pytest.raises(PaymentUnknown):
            await dispute_smallest(database, OSCAR)
        assert (await newest(database, OSCAR)).outstanding_minor == owed
    assert ((await newest(database, OSCAR)).held_minor > 0) is (state is ChargeState.captured)


async def test_what_no_bill_was_left_for_is_the_customer_s_credit(callers: Callers, database: Database) -> None:
    oscar, bill = await callers.customer(OSCAR), await newest(database, OSCAR)
    assert (await oscar.get(BALANCE)).json()["credit"] is None
    left = await pay(database, OSCAR, bill.outstanding_minor, Provider([Charge(ChargeState.unknown)]))
    async with database.transaction() as session:  # what a person at the desk takes off meanwhile
        (await session.get_one(Bill, bill.id)).outstanding_minor -= 1210
    unsettled = (await oscar.get(BALANCE)).json()
    assert unsettled["credit"] is None
    found = await LocalPayment(database, Provider()).find_out(left.id, reference="found")
    assert (found.state, sum(part.amount.minor for part in found.covers)) == (
        PaymentState.captured,
        bill.outstanding_minor - 1210,
    )
    balance = (await oscar.get(BALANCE)).json()
    assert (balance["owed"]["minor"], balance["credit"]["display"]) == (0, "£12.10")


@pytest.mark.parametrize("order", ["pay and dispute", "dispute and pay"])
async def test_a_bill_with_something_held_and_the_rest_paid_is_in_dispute(database: Database, order: str) -> None:
    whole = await newest(database, ANA)
    billing = (await LocalBilling(database).bill(whole.id)).value
    assert billing
    rest = whole.outstanding_minor - min(line.amount.minor for line in billing.lines if line.amount.minor > 0)
    for step in order.split(" and "):
        await (pay(database, ANA, rest) if step == "pay" else dispute_smallest(database, ANA))
    bill = await newest(database, ANA)
    assert (bill.state, bill.outstanding_minor) == (BillState.disputed, 0)
    assert bill.held_minor == whole.outstanding_minor - rest
