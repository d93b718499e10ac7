"""The payment system alone, with a provider that does as it is told: processes die, and answers come twice."""

import uuid

import pytest

from api.db import Database
from api.formats import Money
from api.systems.local.payment import LocalPayment
from api.systems.ports.payment import MoreThanOwed, NewPayment, PaymentUnknown
from api.systems.providers.base import Charge, ChargeState
from models import PaymentMethod, PaymentState
from tests.api.callers import JAMAL, OSCAR
from tests.api.payments.paying import Provider, account_of, bills_of, payments_of, use_card

UNKNOWN = Charge(ChargeState.unknown)


class Died(Exception):
    """The process, in the middle of it."""


@pytest.fixture
def provider() -> Provider:
    return Provider()


@pytest.fixture
def local(database: Database, provider: Provider) -> LocalPayment:
    return LocalPayment(database, provider)


async def wanted(database: Database, digits: str = OSCAR, minor: int = 4210) -> NewPayment:
    method_id = await use_card(database, digits, "works")
    account = await account_of(database, digits)
    return NewPayment(account.id, account.holder_id, method_id, Money(minor, "GBP"), "bill")


async def test_a_crash_after_the_money_was_taken_takes_it_once(
    database: Database, local: LocalPayment, provider: Provider
) -> None:
    """The process dies between asking the provider and writing its answer down."""
    payment = await wanted(database)
    provider.answers = [Died()]
    with pytest.raises(Died):
        await local.pay(payment, reference="one")
    (left, *_) = await payments_of(database, OSCAR)
    assert (left.state, left.external_id) == (PaymentState.pending, f"charge-{left.id}")
    made = await local.pay(payment, reference="one")
    assert (made.state, made.id) == (PaymentState.captured, left.id)
    assert provider.asked == ["prepare", "charge", "find"]
    assert (await bills_of(database, OSCAR))[0].outstanding_minor == 0


async def test_a_crash_before_the_provider_was_asked_is_taken_up_again(
    database: Database, local: LocalPayment, provider: Provider
) -> None:
    payment = await wanted(database)
    provider.answers, provider.found = [Died()], Charge(ChargeState.open)
    with pytest.raises(Died):
        await local.pay(payment, reference="one")
    made = await local.pay(payment, reference="one")
    assert (made.state, provider.asked) == (PaymentState.captured, ["prepare", "charge", "find", "charge"])


async def test_what_was_left_before_it_was_asked_for_is_never_taken_behind_anybody_s_back(
    database: Database, local: LocalPayment, provider: Provider
) -> None:
    payment = await wanted(database)
    provider.answers, provider.found = [Died()], Charge(ChargeState.open)
    with pytest.raises(Died):
        await local.pay(payment, reference="one")
    (left, *_) = await payments_of(database, OSCAR)
    found = await local.find_out(left.id, reference="worker")
    assert (found.state, found.decline_reason) == (PaymentState.failed, "It never reached the bank")
    assert provider.asked[-2:] == ["find", "cancel"]
    again = await local.pay(payment, reference="one")
    assert (again.id, again.state) == (left.id, PaymentState.failed)
    assert (await local.pay(payment, reference="two")).state is PaymentState.captured


async def test_an_answer_that_comes_twice_changes_nothing_more(
    database: Database, local: LocalPayment, provider: Provider
) -> None:
    payment = await wanted(database, minor=1000)
    first = await local.pay(payment, reference="one")
    provider.found = Charge(ChargeState.declined, "Too late")
    for _ in range(2):
        assert await local.find_out(first.id, reference="callback") == first
        assert await local.pay(payment, reference="one") == first
    assert (await bills_of(database, OSCAR))[0].outstanding_minor == 3210
    assert provider.asked == ["prepare", "charge"]


async def test_while_one_is_unknown_no_other_is_begun(
    database: Database, local: LocalPayment, provider: Provider
) -> None:
    payment = await wanted(database, minor=1000)
    provider.answers = [UNKNOWN]
    assert (await local.pay(payment, reference="one")).state is PaymentState.unknown
    with pytest.raises(PaymentUnknown) as refused:
        await local.pay(payment, reference="two")
    assert refused.value.facts["number"]
    assert provider.asked == ["prepare", "charge"]


async def test_nobody_pays_more_than_they_owe_whatever_was_agreed(database: Database, local: LocalPayment) -> None:
    payment = await wanted(database, minor=4211)
    with pytest.raises(MoreThanOwed):
        await local.pay(payment, reference="one")


async def test_a_top_up_is_credit_and_pays_no_bill(database: Database, local: LocalPayment) -> None:
    account = await account_of(database, JAMAL)
    async with database.transaction() as session:
        session.add(method := _card(account.holder_id))
        await session.flush()
    wish = NewPayment(account.id, account.holder_id, method.id, Money(1000, "GBP"), "top_up")
    for _ in range(2):
        assert (await local.pay(wish, reference="top up")).covers == ()
    assert (await account_of(database, JAMAL)).prepaid_balance_minor == 1000


async def test_a_top_up_of_a_billed_account_leaves_its_bills_alone(database: Database, local: LocalPayment) -> None:
    """It is for an extra, which its topic adds."""
    bill = await wanted(database)
    extra = NewPayment(bill.account_id, bill.customer_id, bill.method_id, Money(500, "GBP"), "top_up")
    assert (await local.pay(extra, reference="extra")).state is PaymentState.captured
    assert (await bills_of(database, OSCAR))[0].outstanding_minor == 4210


def _card(customer_id: uuid.UUID) -> PaymentMethod:
    return PaymentMethod(customer_id=customer_id, kind="card", token="new", brand="Visa", last4="4242")
