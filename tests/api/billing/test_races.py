"""Two who dispute the same charge at the same moment."""

import asyncio
import uuid
from datetime import date

import pytest
from sqlalchemy import func, select

from api.db import Database
from api.formats import Money
from api.systems.local.billing import LocalBilling
from api.systems.ports.billing import AlreadyDisputed, Dispute, NewDispute
from models import BillDispute, DisputeReason, Ticket
from tests.api.billing.accounts import account_of, add_bill
from tests.api.billing.calls import disputed, quoted
from tests.api.callers import ANA, Callers

# Two at once really are two, and with them the real systems of other topics.
pytestmark = pytest.mark.commits


async def test_one_of_them_holds_it(database: Database) -> None:
    billing = LocalBilling(database)
    made = await add_bill(database, await account_of(database, ANA), date(2019, 1, 15), 2000)
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


async def test_four_offers_for_one_charge_confirmed_at_once_open_one_case(callers: Callers, database: Database) -> None:
    ana = await callers.customer(ANA)
    offers = [await quoted(ana) for _ in range(4)]
    async with database.session() as session:
        before = await session.scalar(select(func.count()).select_from(Ticket))
    answers = await asyncio.gather(*(disputed(ana, offer) for offer in offers))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    async with database.session() as session:
        assert await session.scalar(select(func.count()).select_from(Ticket)) == (before or 0) + 1
        (dispute,) = await session.scalars(select(BillDispute))
    told = {answer.json().get("number") or answer.json()["ticket"] for answer in answers}
    assert told == {dispute.ticket_number}
