"""Paying later or in parts: Chloe is overdue and suspended, Oscar asks for some days more."""

from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import selectinload

from api.db import Database
from models import AccountState, Arrangement, Instalment
from models.base import now
from tests.api.billing.accounts import add_bill
from tests.api.callers import ANA, BEN, CHLOE, JAMAL, OSCAR, Callers, key
from tests.api.payments.calls import PAYMENTS, quoted
from tests.api.payments.paying import account_of, bills_of, pay

ARRANGEMENTS = f"{PAYMENTS}/arrangements"
THREE = {"kind": "instalments", "count": 3}


async def arrange(browser: httpx.AsyncClient, body: dict[str, Any]) -> httpx.Response:
    return await browser.post(ARRANGEMENTS, json=await quoted(browser, "/arrangements/quotes", body), headers=key())


async def days_pass(database: Database, days: int) -> None:
    """All agreements were made so long ago."""
    async with database.transaction() as session:
        await session.execute(update(Instalment).values(due_on=Instalment.due_on - timedelta(days=days)))


async def test_chloe_hears_what_she_may_have(callers: Callers) -> None:
    chloe = await callers.customer(CHLOE)
    options = (await chloe.get(f"{ARRANGEMENTS}/options")).json()
    assert (options["owed"]["minor"], options["why_not"]) == (6100, None)
    assert [plan["count"] for plan in options["plans"]] == [2, 3]
    for plan in options["plans"]:
        assert sum(part["amount"]["minor"] for part in plan["instalments"]) == 6100
    assert options["extension"]["amount"]["minor"] == 3300
    assert len(options["extension"]["until"]) == 14


async def test_three_instalments_are_agreed_and_kept_and_bring_the_line_back(
    callers: Callers, database: Database
) -> None:
    chloe = await callers.customer(CHLOE)
    answer = await arrange(chloe, THREE)
    made = answer.json()
    assert (answer.status_code, made["state"], made["left"]["minor"]) == (201, "running", 6100)
    assert [part["amount"]["minor"] for part in made["instalments"]] == [2034, 2033, 2033]
    assert (await account_of(database, CHLOE)).state is AccountState.suspended
    await pay(chloe, amount={"amount_minor": 2033})
    assert (await account_of(database, CHLOE)).state is AccountState.suspended
    await pay(chloe, amount={"amount_minor": 1})
    assert (await account_of(database, CHLOE)).state is AccountState.active
    (shown,) = (await chloe.get(ARRANGEMENTS)).json()["items"]
    assert [part["state"] for part in shown["instalments"]] == ["paid", "open", "open"]
    await pay(chloe)
    (shown,) = (await chloe.get(ARRANGEMENTS)).json()["items"]
    assert (shown["state"], shown["told"], shown["left"]["minor"]) == ("kept", "All of it is paid.", 0)


async def test_oscar_has_until_the_day_he_chose(callers: Callers, database: Database) -> None:
    oscar = await callers.customer(OSCAR)
    until = (await oscar.get(f"{ARRANGEMENTS}/options")).json()["extension"]["until"][3]
    quote = await oscar.post(f"{ARRANGEMENTS}/quotes", json={"kind": "extension", "until": until["iso"]}, headers=key())
    assert quote.json()["told"] == f"You have until {until['display']} to pay £42.10."
    answer = await oscar.post(ARRANGEMENTS, json={"quote_id": quote.json()["quote_id"]}, headers=key())
    assert answer.status_code == 201
    assert (await bills_of(database, OSCAR))[0].due_on == date.fromisoformat(until["iso"])
    await pay(oscar)
    (shown,) = (await oscar.get(ARRANGEMENTS)).json()["items"]
    assert shown["state"] == "kept"


async def test_the_same_confirmation_agrees_once(callers: Callers, database: Database) -> None:
    chloe = await callers.customer(CHLOE)
    confirmation, same = await quoted(chloe, "/arrangements/quotes", THREE), key()
    first = await chloe.post(ARRANGEMENTS, json=confirmation, headers=same)
    second = await chloe.post(ARRANGEMENTS, json=confirmation, headers=same)
    assert first.content == second.content
    async with database.session() as session:
        found = list(await session.scalars(select(Arrangement).options(selectinload(Arrangement.instalments))))
        assert [len(arrangement.instalments) for arrangement in found] == [3]


async def test_one_at_a_time(callers: Callers) -> None:
    chloe = await callers.customer(CHLOE)
    twice = [await quoted(chloe, "/arrangements/quotes", THREE) for _ in range(2)]
    assert (await chloe.post(ARRANGEMENTS, json=twice[0], headers=key())).status_code == 201
    answer = await chloe.post(ARRANGEMENTS, json=twice[1], headers=key())
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/already-arranged")
    options = (await chloe.get(f"{ARRANGEMENTS}/options")).json()
    assert (options["plans"], options["extension"]) == ([], None)
    assert "already" in options["why_not"]


async def test_after_a_broken_one_there_is_none_for_half_a_year(callers: Callers, database: Database) -> None:
    chloe = await callers.customer(CHLOE)
    await arrange(chloe, THREE)
    await days_pass(database, 11)
    (shown,) = (await chloe.get(ARRANGEMENTS)).json()["items"]
    assert (shown["state"], shown["instalments"][0]["state"]) == ("broken", "late")
    answer = await chloe.post(f"{ARRANGEMENTS}/quotes", json=THREE, headers=key())
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/nothing-to-arrange")
    assert "not kept" in answer.json()["detail"]
    await days_pass(database, 200)
    assert (await arrange(chloe, THREE)).status_code == 201


async def test_some_days_late_are_not_held_against_anybody(callers: Callers, database: Database) -> None:
    chloe = await callers.customer(CHLOE)
    await arrange(chloe, THREE)
    await days_pass(database, 10)
    (shown,) = (await chloe.get(ARRANGEMENTS)).json()["items"]
    assert shown["state"] == "running"


async def test_what_was_paid_meanwhile_makes_the_quote_void(callers: Callers) -> None:
    chloe = await callers.customer(CHLOE)
    confirmation = await quoted(chloe, "/arrangements/quotes", THREE)
    await pay(chloe, amount={"amount_minor": 100})
    answer = await chloe.post(ARRANGEMENTS, json=confirmation, headers=key())
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/owed-has-changed")


async def test_a_card_that_instalments_are_taken_by_is_not_removed(callers: Callers) -> None:
    chloe = await callers.customer(CHLOE)
    (card,) = (await chloe.get(f"{PAYMENTS}/methods")).json()["items"]
    made = (await arrange(chloe, THREE | {"method_id": card["id"]})).json()
    assert made["method"] == card["label"]
    answer = await chloe.delete(f"{PAYMENTS}/methods/{card['id']}", headers=key())
    assert (answer.status_code, answer.json()["by"]) == (409, "arrangement")


@pytest.mark.parametrize(
    ("who", "body", "status", "kind", "field"),
    [
        (CHLOE, {"kind": "instalments", "count": 4}, 422, "not-one-of-those", "count"),
        (CHLOE, {"kind": "instalments"}, 422, "not-one-of-those", "count"),
        (CHLOE, {"kind": "extension"}, 422, "not-one-of-those", "until"),
        (CHLOE, {"kind": "extension", "until": "9999-12-31"}, 422, "not-one-of-those", "until"),
        (CHLOE, {"kind": "extension", "until": now().date().isoformat()}, 422, "not-one-of-those", "until"),
        (CHLOE, {"kind": "never"}, 422, "malformed", None),
        (ANA, THREE, 409, "nothing-to-arrange", None),
        (BEN, THREE, 409, "nothing-to-arrange", None),
        (JAMAL, THREE, 409, "prepaid-has-no-bills", None),
    ],
)
async def test_what_is_not_offered_is_not_had(
    callers: Callers, who: str, body: dict[str, Any], status: int, kind: str, field: str | None
) -> None:
    answer = await (await callers.customer(who)).post(f"{ARRANGEMENTS}/quotes", json=body, headers=key())
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{kind}"), answer.text
    assert answer.json().get("field") == field


async def test_a_late_bill_is_not_moved_and_a_small_one_not_cut_up(callers: Callers, database: Database) -> None:
    oscar = await callers.customer(OSCAR)
    await pay(oscar, amount={"amount_minor": 2300})
    options = (await oscar.get(f"{ARRANGEMENTS}/options")).json()
    assert options["plans"] == []
    answer = await oscar.post(f"{ARRANGEMENTS}/quotes", json={"kind": "instalments", "count": 2}, headers=key())
    assert answer.json()["type"] == "/problems/nothing-to-arrange"
    bill = (await bills_of(database, OSCAR))[0]
    async with database.transaction() as session:
        late = await session.merge(bill)
        late.issued_on, late.due_on = now().date() - timedelta(days=20), now().date() - timedelta(days=1)
    assert (await oscar.get(f"{ARRANGEMENTS}/options")).json()["extension"] is None


async def test_an_extension_is_kept_by_a_payment_that_goes_to_an_older_bill_first(
    callers: Callers, database: Database
) -> None:
    oscar, account = await callers.customer(OSCAR), await account_of(database, OSCAR)
    until = (await oscar.get(f"{ARRANGEMENTS}/options")).json()["extension"]["until"][3]
    assert (await arrange(oscar, {"kind": "extension", "until": until["iso"]})).status_code == 201
    await add_bill(database, account, date(2019, 1, 15), 1500)
    await pay(oscar, amount={"amount_minor": 1500 + 4209})
    (shown,) = (await oscar.get(ARRANGEMENTS)).json()["items"]
    assert (shown["state"], shown["left"]["minor"]) == ("running", 1)
    await pay(oscar)
    (shown,) = (await oscar.get(ARRANGEMENTS)).json()["items"]
    assert shown["state"] == "kept"
