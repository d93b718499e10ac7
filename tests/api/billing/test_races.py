"""Two who dispute the same charge at the same moment."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from datetime import date

import pytest

from api.db import Database
from api.formats import Money
from api.systems.local.billing import LocalBilling
from api.systems.ports.billing import AlreadyDisputed, Dispute, NewDispute
from models import DisputeReason
from tests.api.billing.accounts import account_of, add_bill
from tests.api.callers import ANA


@pytest.fixture
async def several(own_database: str) -> AsyncIterator[Database]:
    """With connections of its own, so that one can wait for the other."""
    database = Database(own_database.replace("postgresql://", "postgresql+psycopg://"))
    yield database
    await database.close()


async def test_one_of_them_holds_it(several: Database) -> None:
    billing = LocalBilling(several)
    made = await add_bill(several, await account_of(several, ANA), date(2019, 1, 15), 2000)
    bill = (await billing.bill(made.id)).value
    assert bill
    new = NewDispute(bill.id, bill.lines[0].id, DisputeReason.other, Money(2000, "GBP"), uuid.uuid4(), "T90001")
    asked = [billing.hold(new, reference=reference) for reference in ("a", "b", "a", "b")]
    answers = await asyncio.gather(*asked, return_exceptions=True)
    held = {answer.id for answer in answers if isinstance(answer, Dispute)}
    assert len(held) == 1
    assert sum(isinstance(answer, AlreadyDisputed) for answer in answers) == 2
    after = (await billing.bill(made.id)).value
    assert after
    assert (after.outstanding.minor, after.held.minor, len(after.disputes)) == (0, 2000, 1)
