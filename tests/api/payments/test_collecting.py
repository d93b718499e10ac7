"""What is taken by itself: bills by automatic payment and instalments by card, once, on their day."""

from datetime import timedelta

from sqlalchemy import select, update

from api.db import Database
from api.demo.days import Days
from api.parts import Parts
from api.payments.finding_out import collect
from models import Account, Bill, BillState, Instalment, Notice, PaymentState
from tests.api.callers import ANA, CHLOE, Callers, key
from tests.api.payments.calls import PAYMENTS, quoted
from tests.api.payments.paying import account_of, bills_of, payments_of, use_card


async def only(database: Database, digits: str, *, due_in: int) -> None:
    """Nobody else's bill is due, and this one so many days from now."""
    account, today = await account_of(database, digits), Days.of_now().today
    async with database.transaction() as session:
        await session.execute(update(Account).where(Account.id != account.id).values(autopay=False))
        mine = update(Bill).where(Bill.account_id == account.id, Bill.outstanding_minor > 0)
        await session.execute(mine.values(issued_on=today - timedelta(days=20), due_on=today + timedelta(days=due_in)))


async def test_a_bill_is_taken_on_the_day_it_is_due_and_once(database: Database, parts: Parts) -> None:
    await only(database, ANA, due_in=1)
    before = len(await payments_of(database, ANA))
    await collect(parts)
    assert len(await payments_of(database, ANA)) == before
    await only(database, ANA, due_in=0)
    for _ in range(3):
        await collect(parts)
    (newest, *others) = await payments_of(database, ANA)
    assert (newest.state, newest.amount_minor, len(others)) == (PaymentState.captured, 8420, before)
    assert (await bills_of(database, ANA))[0].state is BillState.paid


async def test_what_is_late_is_left_to_the_customer(database: Database, parts: Parts) -> None:
    await only(database, ANA, due_in=-4)
    await collect(parts)
    assert (await bills_of(database, ANA))[0].outstanding_minor == 8420


async def test_a_decline_is_told_and_not_tried_again(database: Database, parts: Parts) -> None:
    await use_card(database, ANA, "no_money")
    await only(database, ANA, due_in=0)
    before = len(await payments_of(database, ANA))
    for _ in range(3):
        await collect(parts)
    assert len(await payments_of(database, ANA)) == before + 1
    async with database.session() as session:
        (told,) = await session.scalars(select(Notice.text).where(Notice.key.startswith("declined:autopay:")))
    assert "£84.20" in told
    assert "Not enough money on it." in told


async def test_an_instalment_is_taken_by_the_card_that_was_agreed(
    callers: Callers, database: Database, parts: Parts
) -> None:
    chloe = await callers.customer(CHLOE)
    await only(database, CHLOE, due_in=5)
    (card,) = (await chloe.get(f"{PAYMENTS}/methods")).json()["items"]
    wanted = {"kind": "instalments", "count": 2, "method_id": card["id"]}
    confirmation = await quoted(chloe, "/arrangements/quotes", wanted)
    assert (await chloe.post(f"{PAYMENTS}/arrangements", json=confirmation, headers=key())).status_code == 201
    await collect(parts)
    assert sum(bill.outstanding_minor for bill in await bills_of(database, CHLOE)) == 6100
    async with database.transaction() as session:
        await session.execute(update(Instalment).values(due_on=Instalment.due_on - timedelta(days=7)))
    for _ in range(2):
        await collect(parts)
    assert sum(bill.outstanding_minor for bill in await bills_of(database, CHLOE)) == 3050
