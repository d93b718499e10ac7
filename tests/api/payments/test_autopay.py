"""Automatic payment: on, to another day, off; and what it means for the bill that is open."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from api.db import Database
from models import Bill, PaymentMethod
from models.base import now
from tests.api.callers import ANA, CHLOE, JAMAL, KIRSTY, LIAM, OSCAR, Callers, key
from tests.api.payments.calls import PAYMENTS, quoted
from tests.api.payments.paying import account_of, bills_of, use_card

AUTOPAY = f"{PAYMENTS}/autopay"


async def test_it_says_what_it_takes_next(callers: Callers, database: Database) -> None:
    shown = (await (await callers.customer(ANA)).get(AUTOPAY)).json()
    bill = (await bills_of(database, ANA))[0]
    assert (shown["on"], shown["day"], shown["method"]["label"]) == (True, None, "Visa ending 4242")
    assert (shown["next"]["bill_number"], shown["next"]["takes_on"]["iso"]) == (bill.number, bill.due_on.isoformat())  # type: ignore[union-attr]
    assert shown["next"]["amount"]["minor"] == 8420


async def test_it_is_switched_on_as_it_was_quoted(callers: Callers, database: Database) -> None:
    oscar = await callers.customer(OSCAR)
    bill = (await bills_of(database, OSCAR))[0]
    quote = (await oscar.post(f"{AUTOPAY}/quotes", json={"day": 28}, headers=key())).json()
    assert (quote["when"], quote["first"]["bill_number"]) == ("on day 28 of each month", bill.number)
    assert (await oscar.get(AUTOPAY)).json()["on"] is False
    answer = await oscar.put(AUTOPAY, json={"quote_id": quote["quote_id"]}, headers=key())
    assert (answer.status_code, answer.json()["on"], answer.json()["day"]) == (200, True, 28)
    account = await account_of(database, OSCAR)
    assert (account.autopay, account.autopay_day, str(account.autopay_method_id)) == (True, 28, quote["method"]["id"])
    assert (await oscar.get(AUTOPAY)).json()["next"] == quote["first"]


async def test_it_is_refused_while_an_arrangement_runs(callers: Callers, database: Database) -> None:
    oscar = await callers.customer(OSCAR)
    before = await quoted(oscar, "/autopay/quotes", {})
    agreed = await quoted(oscar, "/arrangements/quotes", {"kind": "instalments", "count": 2})
    made = (await oscar.post(f"{PAYMENTS}/arrangements", json=agreed, headers=key())).json()
    for answer in (
        await oscar.post(f"{AUTOPAY}/quotes", json={}, headers=key()),
        await oscar.put(AUTOPAY, json=before, headers=key()),
    ):
        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/arrangement-running")
        assert answer.json()["number"] == made["number"]
    assert (await account_of(database, OSCAR)).autopay is False


async def test_what_is_overdue_is_not_taken_by_itself_and_that_is_said(callers: Callers) -> None:
    chloe = await callers.customer(CHLOE)
    quote = (await chloe.post(f"{AUTOPAY}/quotes", json={}, headers=key())).json()
    assert "£28.00 that is overdue is not taken by itself" in quote["told"]
    assert quote["first"]["amount"]["minor"] == 3300


async def test_off_says_how_the_open_bill_is_paid(callers: Callers, database: Database) -> None:
    ana = await callers.customer(ANA)
    answer = (await ana.delete(AUTOPAY, headers=key())).json()
    assert (answer["on"], answer["next"]) == (False, None)
    assert "£84.20 is open" in answer["told"]
    assert (await account_of(database, ANA)).autopay is False
    assert (await ana.delete(AUTOPAY, headers=key())).json()["on"] is False


async def test_off_again_under_an_old_key_does_not_undo_on(callers: Callers, database: Database) -> None:
    ana, old = await callers.customer(ANA), key()
    await ana.delete(AUTOPAY, headers=old)
    await ana.put(AUTOPAY, json=await quoted(ana, "/autopay/quotes", {}), headers=key())
    await ana.delete(AUTOPAY, headers=old)
    assert (await account_of(database, ANA)).autopay is True


async def test_a_new_customer_s_first_bill_is_the_next_one(callers: Callers, database: Database) -> None:
    account = await account_of(database, LIAM)
    liam = await callers.customer(LIAM)
    method = (await liam.get(f"{PAYMENTS}/methods")).json()["items"]
    if not method:
        async with database.transaction() as session:
            session.add(
                PaymentMethod(customer_id=account.holder_id, kind="card", token="t", brand="Visa", last4="4242")
            )
    quote = (await liam.post(f"{AUTOPAY}/quotes", json={}, headers=key())).json()
    assert quote["first"] is None
    assert "The first is the next bill that is made." in quote["told"]


@pytest.mark.parametrize(
    ("who", "body", "status", "kind"),
    [
        (OSCAR, {"day": 0}, 422, "malformed"),
        (OSCAR, {"day": 29}, 422, "malformed"),
        (OSCAR, {"day": "due"}, 422, "malformed"),
        (OSCAR, {"method_id": "00000000-0000-0000-0000-000000000000"}, 404, "no-such-method"),
        (JAMAL, {}, 409, "prepaid-has-no-bills"),
    ],
)
async def test_what_makes_no_sense_is_refused(
    callers: Callers, who: str, body: dict[str, Any], status: int, kind: str
) -> None:
    answer = await (await callers.customer(who)).post(f"{AUTOPAY}/quotes", json=body, headers=key())
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{kind}")


async def test_a_card_that_went_meanwhile_is_refused(callers: Callers, database: Database) -> None:
    method_id = await use_card(database, OSCAR, "works")
    oscar = await callers.customer(OSCAR)
    confirmation = await quoted(oscar, "/autopay/quotes", {})
    async with database.transaction() as session:
        await session.execute(update(PaymentMethod).where(PaymentMethod.id == method_id).values(removed_at=now()))
    answer = await oscar.put(AUTOPAY, json=confirmation, headers=key())
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/no-such-method")
    assert (await account_of(database, OSCAR)).autopay is False


async def test_a_day_that_has_passed_is_today(callers: Callers, database: Database) -> None:
    kirsty = await callers.customer(KIRSTY)
    account, today = await account_of(database, KIRSTY), now().date()
    async with database.transaction() as session:
        bills = update(Bill).where(Bill.account_id == account.id, Bill.outstanding_minor > 0)
        await session.execute(bills.values(issued_on=today - timedelta(days=5), due_on=today + timedelta(days=9)))
    day = (today - timedelta(days=2)).day
    quote = (await kirsty.post(f"{AUTOPAY}/quotes", json={"day": min(day, 28)}, headers=key())).json()
    assert quote["first"] is None or quote["first"]["takes_on"]["iso"] >= today.isoformat()
