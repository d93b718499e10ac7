"""What is taken by itself is what was announced, once; who cannot pay so is told, and an outage is no try."""

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from api.db import Database
from api.demo.days import Days
from api.parts import Parts
from api.payments.finding_out import collect, find_out
from api.systems.local.payment import LocalPayment
from api.systems.ports.automatic import NoLongerDue
from api.systems.ports.payment import Due
from models import Account, Arrangement, Bill, Notice, Payment, PaymentMethod, PaymentState
from models.base import now
from tests.api.callers import ANA, CHLOE, Callers, key
from tests.api.payments.calls import PAYMENTS, quoted
from tests.api.payments.paying import account_of, bills_of, pay, payments_of, use_card
from tests.api.payments.test_collecting import only
from tests.api.payments.test_unknown import grow_old


async def switch_on(database: Database, digits: str) -> uuid.UUID:
    account = await account_of(database, digits)
    async with database.transaction() as session:
        method_id = await session.scalar(select(PaymentMethod.id).where(PaymentMethod.customer_id == account.holder_id))
        assert method_id
        on = update(Account).where(Account.id == account.id)
        await session.execute(on.values(autopay_method_id=method_id, autopay=True))
    return method_id


async def open_bills_due(database: Database, digits: str, *days: int) -> list[uuid.UUID]:
    """The newest first, due so many days from now."""
    found = [bill.id for bill in await bills_of(database, digits) if bill.outstanding_minor > 0]
    async with database.transaction() as session:
        for bill_id, due_in in zip(found, days, strict=True):
            bill = await session.get_one(Bill, bill_id)
            bill.issued_on, bill.due_on = Days.of_now().ago(50), Days.of_now().ahead(due_in)
    return found


async def due_now(parts: Parts) -> Due:
    (due,) = (await parts.systems.payment.due_bills(Days.of_now().today, None, 10)).value.items
    return due


async def told(database: Database, prefix: str) -> list[str]:
    async with database.session() as session:
        return list(await session.scalars(select(Notice.text).where(Notice.key.startswith(prefix))))


async def test_an_expired_card_is_told_once_and_not_tried_again(database: Database, parts: Parts) -> None:
    await only(database, ANA, due_in=0)
    method_id = await switch_on(database, ANA)
    async with database.transaction() as session:
        (await session.get_one(PaymentMethod, method_id)).expires_on = now().date() - timedelta(days=40)
    before = len(await payments_of(database, ANA))
    for _ in range(3):
        await collect(parts)
    (newest, *others) = await payments_of(database, ANA)
    assert (newest.state, newest.decline_reason, len(others)) == ("declined", "That card has expired", before)
    (text,) = await told(database, "declined:autopay:")
    assert "We could not take £84.20" in text
    assert "That card has expired. Nothing was taken" in text


async def test_one_bad_item_keeps_none_of_the_others_waiting(
    database: Database, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    await only(database, CHLOE, due_in=0)
    await switch_on(database, CHLOE)
    for bill_id in await open_bills_due(database, CHLOE, 0, 0):
        assert bill_id
    genuine, tried = LocalPayment.pay, list[str]()

    async def bad_first(self: LocalPayment, *arguments: object, reference: str) -> object:
        tried.append(reference)
        if len(tried) == 1:
            raise AssertionError("nobody has thought of this")
        return await genuine(self, *arguments, reference=reference)  # type: ignore[arg-type]

    monkeypatch.setattr(LocalPayment, "pay", bad_first)
    await collect(parts)
    assert len(tried) == 2
    assert sum(bill.outstanding_minor == 0 for bill in (await bills_of(database, CHLOE))[:2]) == 1


async def test_what_was_paid_meanwhile_is_not_taken_again(callers: Callers, database: Database, parts: Parts) -> None:
    await only(database, CHLOE, due_in=0)
    await switch_on(database, CHLOE)
    _, old = await open_bills_due(database, CHLOE, 20, 0)
    due = await due_now(parts)
    assert due.payment.bill_id == old
    assert (await pay(await callers.customer(CHLOE), amount={"amount_minor": due.payment.amount.minor})).is_success
    before = len(await payments_of(database, CHLOE))
    with pytest.raises(NoLongerDue):
        await parts.systems.payment.pay(due.payment, reference=due.reference)
    assert len(await payments_of(database, CHLOE)) == before


async def test_switched_off_meanwhile_takes_nothing_and_tells_nothing(
    callers: Callers, database: Database, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    await only(database, ANA, due_in=0)
    found = await parts.systems.payment.due_bills(Days.of_now().today, None, 10)
    assert (await (await callers.customer(ANA)).delete(f"{PAYMENTS}/autopay", headers=key())).is_success
    before = len(await payments_of(database, ANA))
    monkeypatch.setattr(LocalPayment, "due_bills", _always(found))
    await collect(parts)
    assert (len(await payments_of(database, ANA)), await told(database, "declined:")) == (before, [])


def _always(found: object) -> object:
    async def answer(*_: object) -> object:
        return found

    return answer


async def test_an_instalment_that_was_paid_meanwhile_is_not_taken_again(
    callers: Callers, database: Database, parts: Parts
) -> None:
    chloe = await callers.customer(CHLOE)
    await only(database, CHLOE, due_in=5)
    method_id = await use_card(database, CHLOE, "works")
    wanted = {"kind": "instalments", "count": 2, "method_id": str(method_id)}
    confirmation = await quoted(chloe, "/arrangements/quotes", wanted)
    assert (await chloe.post(f"{PAYMENTS}/arrangements", json=confirmation, headers=key())).is_success
    system, in_a_week = parts.systems.payment, Days.of_now().ahead(7)
    (due,) = (await system.due_instalments(in_a_week, None, 10)).value.items
    assert (await pay(chloe, amount={"amount_minor": 100})).is_success
    with pytest.raises(NoLongerDue):
        await system.pay(due.payment, reference=due.reference)
    (rest,) = (await system.due_instalments(in_a_week, None, 10)).value.items
    assert rest.payment.amount == due.payment.amount - type(due.payment.amount)(100, "GBP")
    async with database.transaction() as session:
        await session.execute(update(Arrangement).values(kept_at=now()))
    with pytest.raises(NoLongerDue):
        await system.pay(rest.payment, reference=rest.reference)


async def test_the_bill_that_was_announced_is_the_one_that_is_paid(database: Database, parts: Parts) -> None:
    await only(database, CHLOE, due_in=0)
    await switch_on(database, CHLOE)
    new, old = await open_bills_due(database, CHLOE, 0, -20)
    for _ in range(3):
        await collect(parts)
    left = {bill.id: bill.outstanding_minor for bill in await bills_of(database, CHLOE)}
    assert (left[new], left[old]) == (0, 2800)
    (newest, *_) = await payments_of(database, CHLOE)
    assert (newest.bill_id, newest.amount_minor) == (new, 3300)


async def test_an_outage_of_the_provider_is_no_try_and_nobody_is_told(database: Database, parts: Parts) -> None:
    await only(database, ANA, due_in=0)
    await use_card(database, ANA, "away")
    first = await due_now(parts)
    await collect(parts)
    await grow_old(database)
    await find_out(parts)
    again = await due_now(parts)
    assert (first.reference[-2:], again.reference[-2:]) == (":1", ":2")
    await use_card(database, ANA, "works")
    for _ in range(2):
        await collect(parts)
    assert (await bills_of(database, ANA))[0].outstanding_minor == 0
    async with database.session() as session:
        tries = select(Payment.state).where(Payment.autopay_bill_id == first.payment.bill_id).order_by(Payment.made_at)
        assert list(await session.scalars(tries)) == [PaymentState.failed, PaymentState.captured]
    assert await told(database, "payment:") + await told(database, "declined:") == []


async def test_while_nobody_knows_what_became_of_one_try_there_is_no_other(database: Database, parts: Parts) -> None:
    await only(database, ANA, due_in=0)
    await use_card(database, ANA, "silent")
    before = len(await payments_of(database, ANA))
    for _ in range(3):
        await collect(parts)
        await grow_old(database)
        await find_out(parts)
    assert len(await payments_of(database, ANA)) == before + 1
