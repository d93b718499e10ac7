"""What is not disputed, by whom, and that a refusal leaves nothing behind."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from api.db import Database
from api.systems.faults import Fault, Faults
from models import Bill, BillDispute, BillState, Level, Quote
from models.base import now
from tests.api.billing.accounts import account_of, add_bill
from tests.api.billing.calls import DISPUTES, bill_of, disputed, quoted, quoted_about, roaming_of
from tests.api.callers import ANA, BEN, MAYA, NOOR, Callers
from tests.api.ticket_desk import TicketDesk


async def count(database: Database) -> int:
    async with database.session() as session:
        return await session.scalar(select(func.count()).select_from(BillDispute)) or 0


async def test_an_offer_that_has_ended_or_is_somebody_else_s_opens_nothing(
    callers: Callers, database: Database, desk: TicketDesk
) -> None:
    ana, ben = await callers.customer(ANA), await callers.customer(BEN)
    offer = await quoted(ana)
    assert (await disputed(ben, offer)).json()["type"] == "/problems/quote-unknown"
    async with database.transaction() as session:
        await session.execute(update(Quote).values(ends_at=now() - timedelta(seconds=1)))
    assert (await disputed(ana, offer)).json()["type"] == "/problems/quote-expired"
    assert (await count(database), desk.asked) == (0, [])


async def test_a_charge_is_disputed_once_even_with_two_offers(callers: Callers, desk: TicketDesk) -> None:
    ana = await callers.customer(ANA)
    offers = [await quoted(ana), await quoted(ana)]
    await disputed(ana, offers[0])
    second = await disputed(ana, offers[1])
    assert (second.status_code, second.json()["type"]) == (409, "/problems/already-disputed")
    assert second.json()["ticket"] in second.json()["detail"]
    assert (await quoted(ana)).json()["type"] == "/problems/already-disputed"
    assert len(desk.asked) == 1


async def test_a_bill_that_changed_after_the_offer_is_quoted_again(
    callers: Callers, database: Database, desk: TicketDesk
) -> None:
    ana = await callers.customer(ANA)
    offer, bill_id = await quoted(ana), (await bill_of(ana))["id"]
    async with database.transaction() as session:
        bill = await session.get_one(Bill, uuid.UUID(bill_id))
        bill.outstanding_minor, bill.state = 1000, BillState.part_paid
    answer = await disputed(ana, offer)
    assert answer.json()["type"] == "/problems/hold-changed"
    assert (await count(database), desk.asked) == (0, [])
    assert (await quoted(ana)).json()["on_hold"]["minor"] == 1000


@pytest.mark.parametrize("amount", [-500, 0])
async def test_a_line_that_takes_nothing_is_not_disputed(callers: Callers, database: Database, amount: int) -> None:
    bill = await add_bill(database, await account_of(database, ANA), date(2019, 1, 15), 900, amount)
    ana = await callers.customer(ANA)
    found = (await ana.get(f"/v1/billing/bills/{bill.id}")).json()
    answer = await quoted_about(ana, found, found["lines"][1])
    assert (answer.json()["type"], answer.json()["field"]) == ("/problems/not-disputable", "line_id")


async def test_a_bill_that_is_written_off_is_not_disputed(callers: Callers, database: Database) -> None:
    account = await account_of(database, ANA)
    bill = await add_bill(database, account, date(2019, 1, 15), 900, state=BillState.written_off)
    ana = await callers.customer(ANA)
    found = (await ana.get(f"/v1/billing/bills/{bill.id}")).json()
    assert (await quoted_about(ana, found, found["lines"][0])).json()["field"] == "bill_id"


async def test_a_line_of_another_bill_or_of_somebody_else_is_unknown(callers: Callers) -> None:
    ana, ben = await callers.customer(ANA), await callers.customer(BEN)
    mine, his = await bill_of(ana, 1), await bill_of(ben)
    assert (await quoted(ana, line_id=mine["lines"][0]["id"])).json()["type"] == "/problems/line-unknown"
    assert (await quoted_about(ana, his, his["lines"][0])).json()["type"] == "/problems/bill-unknown"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"reason": "because"}, "reason"),
        ({"text": ""}, "text"),
        ({"amount": 5}, "amount"),
        ({"line_id": 7}, "line_id"),
    ],
)
async def test_bad_input_names_its_field(callers: Callers, more: dict[str, Any], field: str) -> None:
    answer = await quoted(await callers.customer(ANA), **more)
    assert answer.status_code == 422
    assert answer.json()["fields"][0]["field"] == field


async def test_who_may_dispute(callers: Callers, database: Database) -> None:
    known = await callers.customer(ANA, Level.identified)
    assert (await quoted(known)).json() | {"detail": ""} == {
        "type": "/problems/sign-in-required",
        "title": "Sign in first",
        "status": 403,
        "detail": "",
        "needs": "verified",
        "level": "identified",
    }
    hers = await bill_of(await callers.customer(NOOR))
    refused = await quoted_about(await callers.customer(MAYA), hers, hers["lines"][0])
    assert refused.json()["type"] == "/problems/not-account-holder"
    agent = await callers.agent(ANA)
    assert (await disputed(agent, await quoted(agent))).status_code == 201


async def test_without_a_key_nothing_is_done(callers: Callers) -> None:
    answer = await (await callers.customer(ANA)).post(DISPUTES, json={"quote_id": str(uuid.uuid4())})
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/key-missing")


async def test_nothing_is_offered_on_what_billing_said_yesterday(callers: Callers, faults: Faults) -> None:
    ana = await callers.customer(ANA)
    assert (await quoted(ana)).status_code == 201
    bill = await bill_of(ana)
    await faults.switch("billing", Fault.down)
    assert (await ana.get(f"/v1/billing/bills/{bill['id']}")).status_code == 200
    answer = await quoted_about(ana, bill, roaming_of(bill))
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/system-unavailable")
