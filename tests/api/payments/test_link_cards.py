"""Which cards stay that were entered behind a link, and what its page says of them."""

import pytest

from api.db import Database
from api.parts import Parts
from api.payments.finding_out import find_out
from tests.api.callers import OSCAR, Callers, key
from tests.api.payments.calls import PAYMENTS, link
from tests.api.payments.paying import bills_of, payments_of
from tests.api.payments.test_links import enter


async def test_a_declined_card_is_told_on_the_page_and_is_not_kept(callers: Callers) -> None:
    oscar = await callers.customer(OSCAR)
    before = (await oscar.get(f"{PAYMENTS}/methods")).json()["items"]
    made = await link(oscar, {"purpose": "pay"})
    for _ in range(2):
        told = (await enter(callers, made, "no_money")).json()["told"]
        assert told.startswith("The card was declined. Not enough money on it. Nothing was taken")
    assert (await oscar.get(f"{PAYMENTS}/methods")).json()["items"] == before
    shown = (await oscar.get(f"{PAYMENTS}/links/{made['id']}")).json()
    assert (shown["state"], shown["method"]) == ("done", "Visa ending 9995")
    quote = (await oscar.post(f"{PAYMENTS}/quotes", json={}, headers=key())).json()
    assert quote["method"]["id"] == before[0]["id"]


async def test_a_second_card_is_refused_and_the_first_one_stays(callers: Callers, database: Database) -> None:
    oscar = await callers.customer(OSCAR)
    made = await link(oscar, {"purpose": "pay"})
    await enter(callers, made, "declined")
    answer = await enter(callers, made, "works")
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/one-card-only")
    assert "Ask for a new link" in answer.json()["detail"]
    assert (await bills_of(database, OSCAR))[0].outstanding_minor == 4210


@pytest.mark.parametrize(
    ("card", "state", "is_kept"), [("lost", "captured", True), ("lost_declined", "declined", False)]
)
async def test_a_card_that_waits_for_its_bank_is_kept_once_it_has_paid(
    callers: Callers, database: Database, parts: Parts, card: str, state: str, is_kept: bool
) -> None:
    oscar = await callers.customer(OSCAR)
    before = len((await oscar.get(f"{PAYMENTS}/methods")).json()["items"])
    made = await link(oscar, {"purpose": "pay"})
    assert "has not answered yet" in (await enter(callers, made, card)).json()["told"]
    assert len((await oscar.get(f"{PAYMENTS}/methods")).json()["items"]) == before
    await find_out(parts)
    assert (await payments_of(database, OSCAR))[0].state == state
    assert len((await oscar.get(f"{PAYMENTS}/methods")).json()["items"]) == before + is_kept


async def test_a_card_that_was_removed_after_it_paid_does_not_come_back(callers: Callers, parts: Parts) -> None:
    oscar = await callers.customer(OSCAR)
    made = await link(oscar, {"purpose": "pay"})
    assert "£42.10 is paid" in (await enter(callers, made)).json()["told"]
    new, *before = (await oscar.get(f"{PAYMENTS}/methods")).json()["items"]
    assert (await oscar.delete(f"{PAYMENTS}/methods/{new['id']}", headers=key())).status_code == 200
    await enter(callers, made)
    await find_out(parts)
    assert (await oscar.get(f"{PAYMENTS}/methods")).json()["items"] == before
