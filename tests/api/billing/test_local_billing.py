"""The billing system on our own database: a reference is used once, and the database keeps its own books."""

import uuid
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from api.db import Database
from api.formats import Money
from api.systems.local.billing import LocalBilling
from api.systems.ports.billing import AlreadyDisputed, Bill, HoldChanged, LineUnknown, NewDispute, NotDisputable
from models import Bill as BillRow
from models import BillDispute, BillState, DisputeReason
from tests.api.billing.accounts import account_of, add_bill
from tests.api.callers import ANA


@pytest.fixture
def billing(database: Database) -> LocalBilling:
    return LocalBilling(database)


@pytest.fixture
async def bill(database: Database, billing: LocalBilling) -> Bill:
    """Of £15.00, with a charge of £20.00 and a credit of £5.00."""
    made = await add_bill(database, await account_of(database, ANA), date(2019, 1, 15), 2000, -500)
    found = (await billing.bill(made.id)).value
    assert found
    return found


def about(bill: Bill, held: int = 1500, line: int = 0) -> NewDispute:
    return NewDispute(bill.id, bill.lines[line].id, DisputeReason.other, Money(held, "GBP"), uuid.uuid4(), "T90001")


async def test_the_same_reference_holds_once(database: Database, billing: LocalBilling, bill: Bill) -> None:
    first = await billing.hold(about(bill), reference="a")
    assert await billing.hold(about(bill), reference="a") == first
    async with database.session() as session:
        assert await session.scalar(select(func.count()).select_from(BillDispute)) == 1
        row = await session.get_one(BillRow, bill.id)
        assert (row.outstanding_minor, row.held_minor, row.state) == (0, 1500, BillState.disputed)


async def test_no_more_is_held_than_the_bill_still_asks_for(billing: LocalBilling, bill: Bill) -> None:
    """A credit on the same bill has paid a part of the charge."""
    held = await billing.hold(about(bill), reference="a")
    assert (held.amount.minor, held.held.minor) == (2000, 1500)


async def test_books_are_right_after_a_hold(database: Database, billing: LocalBilling, bill: Bill) -> None:
    await billing.hold(about(bill), reference="a")
    async with database.transaction() as session:
        await session.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))


async def test_another_amount_than_was_told_is_not_held(billing: LocalBilling, bill: Bill) -> None:
    with pytest.raises(HoldChanged):
        await billing.hold(about(bill, held=2000), reference="a")
    found = (await billing.bill(bill.id)).value
    assert found is not None
    assert (found.outstanding, found.disputes) == (bill.outstanding, ())


async def test_what_cannot_be_disputed_is_refused_by_the_system_too(billing: LocalBilling, bill: Bill) -> None:
    with pytest.raises(NotDisputable):
        await billing.hold(about(bill, line=1), reference="a")
    with pytest.raises(LineUnknown):
        await billing.hold(replace(about(bill), line_id=uuid.uuid4()), reference="b")
    with pytest.raises(LineUnknown):
        await billing.hold(replace(about(bill), bill_id=uuid.uuid4()), reference="c")
    await billing.hold(about(bill), reference="d")
    with pytest.raises(AlreadyDisputed):
        await billing.hold(about(bill, held=0), reference="e")


async def test_the_database_refuses_to_hold_more_than_there_is(database: Database, bill: Bill) -> None:
    async with database.session() as session:
        row = await session.get_one(BillRow, bill.id)
        row.held_minor = 1
        with pytest.raises(IntegrityError, match="held_within_total"):
            await session.flush()


async def test_the_database_refuses_a_second_open_dispute_of_a_line(
    database: Database, billing: LocalBilling, bill: Bill
) -> None:
    made = await billing.hold(about(bill), reference="a")
    again = text(
        "INSERT INTO bill_dispute (id, account_id, bill_id, line_id, reason, state, amount_minor, held_minor, currency,"
        " ticket_id, ticket_number, reference, opened_at) SELECT gen_random_uuid(), account_id, bill_id, line_id,"
        " reason, state, amount_minor, 0, currency, ticket_id, ticket_number, 'b', opened_at"
        " FROM bill_dispute WHERE id = :id"
    )
    async with database.session() as session:
        with pytest.raises(IntegrityError, match="uq_bill_dispute_open"):
            await session.execute(again, {"id": made.id})


async def test_a_draft_is_no_bill_yet(database: Database, billing: LocalBilling) -> None:
    account = await account_of(database, ANA)
    draft = await add_bill(database, account, date(2030, 1, 15), 700, state=BillState.draft)
    assert (await billing.bill(draft.id)).value is None
    assert (await billing.bills(account.id, None, 1)).value.items[0].id != draft.id
    assert (await billing.latest_bills(account.id, 1)).value[0].id != draft.id
