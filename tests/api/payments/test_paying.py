"""Paying over HTTP: what is quoted is what is paid, once, and every way it may not be."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from api.db import Database
from models import AccountState, BillState, PaymentMethod, Quote, ServiceState
from models.base import now
from tests.api.callers import ANA, BEN, CHLOE, JAMAL, LIAM, MAYA, OSCAR, Callers, key
from tests.api.payments.calls import PAYMENTS, quoted
from tests.api.payments.paying import account_of, bills_of, pay, payments_of, services_of, use_card


async def test_a_quote_says_what_is_paid_and_what_is_left(callers: Callers, database: Database) -> None:
    chloe = await callers.customer(CHLOE)
    quote = (await chloe.post(f"{PAYMENTS}/quotes", json={"amount": {"amount_minor": 3000}}, headers=key())).json()
    assert (quote["pays"]["minor"], quote["owed"]["minor"], quote["left"]["minor"]) == (3000, 6100, 3100)
    newest, older, *_ = await bills_of(database, CHLOE)
    assert [(share["bill_number"], share["amount"]["minor"]) for share in quote["covers"]] == [
        (older.number, 2800),
        (newest.number, 200),
    ]
    assert quote["method"]["label"] == "Visa ending 4103"
    assert quote["effect"] == "Your suspended services work again once this is paid."


async def test_the_whole_of_it_is_paid_and_everything_works_again(callers: Callers, database: Database) -> None:
    answer = await pay(await callers.customer(CHLOE))
    receipt = answer.json()
    assert answer.status_code == 201
    assert (receipt["state"], receipt["told"], receipt["left"]["minor"]) == ("captured", "Paid", 0)
    assert [share["amount"]["minor"] for share in receipt["covers"]] == [2800, 3300]
    assert [bill.state for bill in (await bills_of(database, CHLOE))[:2]] == [BillState.paid, BillState.paid]
    assert (await account_of(database, CHLOE)).state is AccountState.active
    assert {service.state for service in await services_of(database, CHLOE)} == {ServiceState.active}


async def test_less_than_is_overdue_brings_nothing_back_yet(callers: Callers, database: Database) -> None:
    chloe = await callers.customer(CHLOE)
    receipt = (await pay(chloe, amount={"amount_minor": 1000})).json()
    assert receipt["left"]["minor"] == 5100
    newest, older, *_ = await bills_of(database, CHLOE)
    assert (older.state, older.outstanding_minor, newest.outstanding_minor) == (BillState.overdue, 1800, 3300)
    assert (await account_of(database, CHLOE)).state is AccountState.suspended
    assert (await pay(chloe, amount="overdue")).status_code == 201
    assert (await account_of(database, CHLOE)).state is AccountState.active


async def test_a_part_of_a_bill_that_is_not_late_leaves_it_part_paid(callers: Callers, database: Database) -> None:
    await pay(await callers.customer(OSCAR), amount={"amount_minor": 1})
    newest = (await bills_of(database, OSCAR))[0]
    assert (newest.state, newest.outstanding_minor) == (BillState.part_paid, 4209)


async def test_a_barred_line_stays_barred_when_the_bill_is_paid(callers: Callers, database: Database) -> None:
    account = await account_of(database, CHLOE)
    async with database.transaction() as session:
        for service in account.services:
            (await session.merge(service)).state = ServiceState.barred
    await pay(await callers.customer(CHLOE))
    assert {service.state for service in await services_of(database, CHLOE)} == {ServiceState.barred}


async def test_automatic_payment_is_warned_of(callers: Callers) -> None:
    ana = await callers.customer(ANA)
    quote = (await ana.post(f"{PAYMENTS}/quotes", json={}, headers=key())).json()
    assert "it does not take again" in quote["autopay"]
    oscar = await callers.customer(OSCAR)
    assert (await oscar.post(f"{PAYMENTS}/quotes", json={}, headers=key())).json()["autopay"] is None


REFUSALS: list[tuple[str, dict[str, Any], int, str]] = [
    (CHLOE, {"amount": {"amount_minor": 6101}}, 409, "more-than-owed"),
    (CHLOE, {"amount": {"amount_minor": 0}}, 422, "malformed"),
    (CHLOE, {"amount": {"amount_minor": -5}}, 422, "malformed"),
    (CHLOE, {"amount": {"amount_minor": 10**18}}, 422, "malformed"),
    (CHLOE, {"amount": "half"}, 422, "malformed"),
    (CHLOE, {"method_id": str(uuid.uuid4())}, 404, "no-such-method"),
    (CHLOE, {"account_id": str(uuid.uuid4())}, 404, "account-unknown"),
    (OSCAR, {"amount": "overdue"}, 409, "nothing-overdue"),
    (BEN, {}, 409, "nothing-owed"),
    (LIAM, {}, 409, "nothing-owed"),
    (JAMAL, {}, 409, "prepaid-has-no-bills"),
    (MAYA, {}, 403, "not-account-holder"),
]


@pytest.mark.parametrize(("who", "body", "status", "kind"), REFUSALS)
async def test_what_cannot_be_paid_is_refused_and_leaves_nothing(
    callers: Callers, database: Database, who: str, body: dict[str, Any], status: int, kind: str
) -> None:
    browser = await callers.customer(who)
    answer = await browser.post(f"{PAYMENTS}/quotes", json=body, headers=key())
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{kind}"), answer.text
    async with database.session() as session:
        assert await session.scalar(select(func.count()).select_from(Quote)) == 0


async def test_who_would_pay_too_much_hears_the_exact_sum(callers: Callers) -> None:
    chloe = await callers.customer(CHLOE)
    answer = await chloe.post(f"{PAYMENTS}/quotes", json={"amount": {"amount_minor": 7000}}, headers=key())
    assert (answer.json()["owed_minor"], answer.json()["field"]) == (6100, "amount.amount_minor")


async def test_an_expired_card_is_not_even_tried(callers: Callers, database: Database) -> None:
    method_id = await use_card(database, OSCAR, "works")
    async with database.transaction() as session:
        (await session.get_one(PaymentMethod, method_id)).expires_on = (now() - timedelta(days=40)).date()
    oscar = await callers.customer(OSCAR)
    for body, kind in (({"method_id": str(method_id)}, "method-expired"), ({}, "no-method")):
        answer = await oscar.post(f"{PAYMENTS}/quotes", json=body, headers=key())
        assert (answer.status_code, answer.json()["type"]) == (409, f"/problems/{kind}")


async def test_a_decline_says_why_takes_nothing_and_names_what_else_there_is(
    callers: Callers, database: Database
) -> None:
    await use_card(database, OSCAR, "no_money")
    async with database.transaction() as session:
        oscar_id = (await account_of(database, OSCAR)).holder_id
        other = PaymentMethod(customer_id=oscar_id, kind="card", token="other", brand="Mastercard", last4="5454")
        session.add(other)
        await session.flush()
    oscar = await callers.customer(OSCAR)
    first = (await oscar.get(f"{PAYMENTS}/methods")).json()["items"]
    bad = next(method["id"] for method in first if method["brand"] == "Visa")
    answer = await pay(oscar, method_id=bad)
    told = answer.json()
    assert (answer.status_code, told["type"]) == (409, "/problems/payment-declined")
    assert told["reason"] == "Not enough money on it"
    assert told["others"] == [{"id": str(other.id), "label": "Mastercard ending 5454"}]
    assert (await bills_of(database, OSCAR))[0].outstanding_minor == 4210
    shown = (await oscar.get(f"{PAYMENTS}/{told['payment_id']}")).json()
    assert (shown["told"], shown["why"]) == ("Declined", "Not enough money on it")
    assert "another card" in shown["next_step"]
    assert (await pay(oscar, method_id=str(other.id))).status_code == 201


async def test_the_same_key_pays_once_and_another_key_finds_the_quote_used(
    callers: Callers, database: Database
) -> None:
    oscar = await callers.customer(OSCAR)
    confirmation, same = await quoted(oscar, "/quotes", {"amount": {"amount_minor": 500}}), key()
    first = await oscar.post(PAYMENTS, json=confirmation, headers=same)
    second = await oscar.post(PAYMENTS, json=confirmation, headers=same)
    assert (first.status_code, first.content) == (201, second.content)
    assert (await oscar.post(PAYMENTS, json=confirmation, headers=key())).json()["type"] == "/problems/quote-used"
    other = await quoted(oscar, "/quotes", {})
    assert (await oscar.post(PAYMENTS, json=other, headers=same)).json()["type"] == "/problems/key-reused"
    assert [payment.amount_minor for payment in await payments_of(database, OSCAR)].count(500) == 1


async def test_a_quote_is_its_customer_s_and_ends(callers: Callers, database: Database) -> None:
    confirmation = await quoted(await callers.customer(OSCAR), "/quotes", {})
    stranger = await callers.customer(CHLOE)
    answer = await stranger.post(PAYMENTS, json=confirmation, headers=key())
    assert answer.json()["type"] == "/problems/quote-unknown"
    async with database.transaction() as session:
        await session.execute(update(Quote).values(ends_at=now() - timedelta(seconds=1)))
    answer = await (await callers.customer(OSCAR)).post(PAYMENTS, json=confirmation, headers=key())
    assert answer.json()["type"] == "/problems/quote-expired"


async def test_a_quote_for_what_was_paid_meanwhile_pays_nothing(callers: Callers, database: Database) -> None:
    oscar = await callers.customer(OSCAR)
    confirmation = await quoted(oscar, "/quotes", {})
    await pay(oscar, amount={"amount_minor": 1000})
    answer = await oscar.post(PAYMENTS, json=confirmation, headers=key())
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/owed-has-changed")
    assert (await bills_of(database, OSCAR))[0].outstanding_minor == 3210
