"""When a bill is taken by itself: the day that is told is the day it is done, whatever day was chosen."""

from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from api.db import Database
from api.systems.local.payment import LocalPayment
from api.systems.ports.automatic import GRACE, taken_on, takes_on
from models import Account, Bill, PaymentMethod
from tests.api.callers import ANA, OSCAR
from tests.api.payments.paying import Provider, account_of, bills_of

ISSUED = date(2026, 11, 10)
DUE = date(2026, 11, 24)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(issued=DAYS, pays_within=st.integers(0, 60), day=st.none() | st.integers(1, 28))
def test_a_bill_is_taken_once_it_was_made_and_never_after_it_is_due(
    issued: date, pays_within: int, day: int | None
) -> None:
    due = issued + timedelta(days=pays_within)
    taken = taken_on(issued, due, day)
    assert issued <= taken <= due
    assert taken == due or taken.day == day
    assert takes_on(issued, due, day, issued) == taken


@pytest.mark.parametrize(
    ("day", "today", "told"),
    [
        (12, date(2026, 11, 11), date(2026, 11, 12)),
        (12, date(2026, 11, 15), date(2026, 11, 15)),
        (12, date(2026, 11, 16), DUE),
        (28, date(2026, 11, 16), DUE),
        (None, DUE + GRACE, DUE + GRACE),
        (None, DUE + GRACE + timedelta(days=1), None),
    ],
)
def test_a_day_that_was_missed_is_made_up_for_within_days_or_when_it_is_due(
    day: int, today: date, told: date | None
) -> None:
    assert takes_on(ISSUED, DUE, day, today) == told


async def only_bill(database: Database, digits: str, day: int | None, issued: date, due: date) -> Bill:
    """Nobody else pays by themselves, and of this one's bills the newest was made and is due on these days."""
    account = await account_of(database, digits)
    (newest, *_) = await bills_of(database, digits)
    async with database.transaction() as session:
        for other in await session.scalars(select(Account).where(Account.id != account.id)):
            other.autopay = False
        mine = await session.get_one(Account, account.id)
        method = select(PaymentMethod.id).where(PaymentMethod.customer_id == account.holder_id)
        mine.autopay_method_id = await session.scalar(method.limit(1))
        mine.autopay, mine.autopay_day = True, day
        bill = await session.get_one(Bill, newest.id)
        bill.issued_on, bill.due_on = issued, due
    return newest


async def days_it_is_due(database: Database, bill: Bill) -> AsyncIterator[date]:
    local = LocalPayment(database, Provider())
    for day in range(-2, 40):
        today = ISSUED + timedelta(days=day)
        if any(due.payment.bill_id == bill.id for due in (await local.due_bills(today, None, 10)).value.items):
            yield today


@pytest.mark.parametrize("due", [DUE, ISSUED, date(2026, 12, 15)])
@pytest.mark.parametrize("day", [None, 1, 9, 10, 11, 24, 27, 28])
async def test_what_the_worker_finds_is_what_the_rule_says(database: Database, day: int | None, due: date) -> None:
    bill = await only_bill(database, OSCAR, day, ISSUED, due)
    found = [today async for today in days_it_is_due(database, bill)]
    every_day = [ISSUED + timedelta(days=days) for days in range(40)]
    assert found == [today for today in every_day if takes_on(ISSUED, due, day, today) == today]
    assert found[0] == taken_on(ISSUED, due, day)


async def test_what_is_due_comes_in_pages(database: Database) -> None:
    local, today = LocalPayment(database, Provider()), DUE
    await only_bill(database, ANA, None, ISSUED, DUE)
    async with database.transaction() as session:
        for account in await session.scalars(select(Account).where(Account.autopay_method_id.is_not(None))):
            account.autopay = True
        for bill in await session.scalars(select(Bill).where(Bill.outstanding_minor > 0)):
            bill.issued_on, bill.due_on = ISSUED, DUE
    everything = (await local.due_bills(today, None, 1000)).value
    page = (await local.due_bills(today, None, 7)).value
    found, pages = list(page.items), 1
    while page.next:
        page = (await local.due_bills(today, page.next, 7)).value
        found, pages = [*found, *page.items], pages + 1
    assert (tuple(found), pages > 1, everything.next) == (everything.items, True, None)
