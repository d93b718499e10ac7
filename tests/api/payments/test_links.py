"""A new card is entered on the provider's page: kept, or paid with, once."""

import json
import logging
import uuid
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update

from api.db import Database
from api.parts import Parts
from api.payments.finding_out import find_out
from api.systems.local.payment_links import keep_link, link_id_of
from api.systems.ports.payment_link import NewLink, NoSuchLink
from api.systems.providers.base import Page
from api.systems.providers.sandbox import Sandbox
from models import LinkPurpose, PaymentLink, Request, SandboxLink
from models.base import now
from tests.api.callers import BEN, CHLOE, JAMAL, OSCAR, Callers, key
from tests.api.payments.calls import PAYMENTS, link
from tests.api.payments.paying import bills_of, payments_of, use_card

CARDS = f"{PAYMENTS}/sandbox/cards"


def key_of(made: dict[str, Any]) -> str:
    url: str = made["url"]
    return url.partition("#")[2]


async def enter(callers: Callers, made: dict[str, Any], card: str = "works") -> httpx.Response:
    return await callers.nobody().post(CARDS, json={"key": key_of(made), "card": card}, headers=key())


async def test_a_card_is_kept_for_another_day(callers: Callers) -> None:
    jamal = await callers.customer(JAMAL)
    made = await link(jamal, {"purpose": "save_card"})
    assert (made["state"], made["amount"]) == ("open", None)
    assert (await enter(callers, made)).status_code == 201
    shown = (await jamal.get(f"{PAYMENTS}/links/{made['id']}")).json()
    assert (shown["state"], shown["method"], "url" in shown) == ("done", "Visa ending 4242", False)
    (card,) = (await jamal.get(f"{PAYMENTS}/methods")).json()["items"]
    assert card["label"] == "Visa ending 4242"


async def test_all_that_is_owed_is_paid_with_it_once(callers: Callers, database: Database) -> None:
    oscar = await callers.customer(OSCAR)
    made = await link(oscar, {"purpose": "pay"})
    assert made["amount"]["minor"] == 4210
    for _ in range(3):
        assert (await enter(callers, made)).status_code == 201
    shown = (await oscar.get(f"{PAYMENTS}/links/{made['id']}")).json()
    paid = (await oscar.get(f"{PAYMENTS}/{shown['payment_id']}")).json()
    assert (paid["told"], paid["amount"]["minor"]) == ("Paid", 4210)
    assert (await bills_of(database, OSCAR))[0].outstanding_minor == 0
    assert len((await oscar.get(f"{PAYMENTS}/methods")).json()["items"]) == 2


async def test_a_card_that_is_declined_there_is_told_in_the_payment(callers: Callers, database: Database) -> None:
    oscar = await callers.customer(OSCAR)
    made = await link(oscar, {"purpose": "pay", "amount_minor": 1000})
    await enter(callers, made, "no_money")
    shown = (await oscar.get(f"{PAYMENTS}/links/{made['id']}")).json()
    paid = (await oscar.get(f"{PAYMENTS}/{shown['payment_id']}")).json()
    assert (paid["told"], paid["why"]) == ("Declined", "Not enough money on it")
    assert (await bills_of(database, OSCAR))[0].outstanding_minor == 4210


async def test_what_is_not_owed_any_more_is_not_taken(callers: Callers, database: Database) -> None:
    oscar = await callers.customer(OSCAR)
    first, second = await link(oscar, {"purpose": "pay"}), await link(oscar, {"purpose": "pay"})
    await enter(callers, first)
    count = len(await payments_of(database, OSCAR))
    await enter(callers, second)
    shown = (await oscar.get(f"{PAYMENTS}/links/{second['id']}")).json()
    assert (shown["state"], shown["payment_id"]) == ("done", None)
    assert "Nothing was taken" in shown["told"]
    assert len(await payments_of(database, OSCAR)) == count


async def test_the_worker_hears_of_a_card_that_nobody_told_us_of(
    callers: Callers, database: Database, parts: Parts
) -> None:
    oscar = await callers.customer(OSCAR)
    made = await link(oscar)
    await Sandbox(database, "").choose(key_of(made), "works")
    assert (await oscar.get(f"{PAYMENTS}/links/{made['id']}")).json()["state"] == "open"
    for _ in range(2):
        await find_out(parts)
    assert (await oscar.get(f"{PAYMENTS}/links/{made['id']}")).json()["state"] == "done"


async def test_asked_for_again_it_is_the_same_link_and_no_answer_that_is_kept_has_its_address(
    callers: Callers, database: Database
) -> None:
    oscar, same = await callers.customer(OSCAR), key()
    first, again = [
        (await oscar.post(f"{PAYMENTS}/links", json={"purpose": "pay"}, headers=same)).json() for _ in range(2)
    ]
    async with database.session() as session:
        (kept,) = await session.scalars(select(Request.answer).where(Request.key == same["Idempotency-Key"]))
        assert len(list(await session.scalars(select(PaymentLink)))) == 1
    assert kept is not None
    assert "url" not in json.dumps(kept)
    assert key_of(first) not in json.dumps(kept)
    assert first["id"] == again["id"]
    assert (await enter(callers, again)).status_code == 201
    assert (await bills_of(database, OSCAR))[0].outstanding_minor == 0


async def test_asked_for_again_a_provider_s_other_page_is_the_one_that_counts(
    callers: Callers, database: Database
) -> None:
    """Its first page was never seen, for the answer was lost; a card will be entered on the second."""
    made = await link(await callers.customer(OSCAR), {"purpose": "save_card"})
    async with database.session() as session:
        row = await session.get_one(PaymentLink, uuid.UUID(made["id"]))
    wanted = NewLink(row.account_id, row.customer_id, LinkPurpose.save_card, None, "GBP")
    for page in ("first", "second"):
        told = await keep_link(database, wanted, Page(page, f"https://pay.example.com/{page}", now()), "again")
        assert told.url == f"https://pay.example.com/{page}"
    async with database.session() as session:
        assert await link_id_of(session, "second") == told.id
        with pytest.raises(NoSuchLink):
            await link_id_of(session, "first")


async def test_a_link_ends(callers: Callers, database: Database) -> None:
    oscar = await callers.customer(OSCAR)
    made = await link(oscar)
    async with database.transaction() as session:
        for table in (PaymentLink, SandboxLink):
            await session.execute(update(table).values(ends_at=now() - timedelta(seconds=1)))
    answer = await enter(callers, made)
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/no-such-link")
    assert (await oscar.get(f"{PAYMENTS}/links/{made['id']}")).json()["state"] == "ended"


async def test_a_link_is_its_customer_s(callers: Callers) -> None:
    made = await link(await callers.customer(OSCAR))
    stranger = await callers.customer(CHLOE)
    for link_id in (made["id"], uuid.uuid4()):
        answer = await stranger.get(f"{PAYMENTS}/links/{link_id}")
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/no-such-link")


@pytest.mark.parametrize(
    ("who", "body", "status", "kind"),
    [
        (OSCAR, {"purpose": "pay", "amount_minor": 4211}, 409, "more-than-owed"),
        (OSCAR, {"purpose": "save_card", "amount_minor": 100}, 422, "amount-not-needed"),
        (OSCAR, {"purpose": "pay", "amount_minor": 0}, 422, "malformed"),
        (OSCAR, {"purpose": "gift"}, 422, "malformed"),
        (BEN, {"purpose": "pay"}, 409, "nothing-owed"),
        (JAMAL, {"purpose": "pay"}, 409, "prepaid-has-no-bills"),
    ],
)
async def test_a_link_for_nothing_is_refused(
    callers: Callers, who: str, body: dict[str, Any], status: int, kind: str
) -> None:
    answer = await (await callers.customer(who)).post(f"{PAYMENTS}/links", json=body, headers=key())
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{kind}")


async def test_no_link_to_pay_while_a_payment_is_unknown(callers: Callers, database: Database) -> None:
    await use_card(database, OSCAR, "silent")
    oscar = await callers.customer(OSCAR)
    quote = (await oscar.post(f"{PAYMENTS}/quotes", json={}, headers=key())).json()["quote_id"]
    await oscar.post(PAYMENTS, json={"quote_id": quote}, headers=key())
    answer = await oscar.post(f"{PAYMENTS}/links", json={"purpose": "pay"}, headers=key())
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/payment-unknown")


async def test_the_page_works_and_its_key_reaches_no_log(callers: Callers, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="api"):
        made = await link(await callers.customer(OSCAR))
        page = await callers.nobody().get(f"{PAYMENTS}/sandbox/page")
        script = await callers.nobody().get(f"{PAYMENTS}/sandbox/page.js")
        style = await callers.nobody().get(f"{PAYMENTS}/sandbox/page.css")
        await enter(callers, made)
    assert (style.headers["content-type"].partition(";")[0], "{{" in style.text) == ("text/css", False)
    assert 'src="/v1/payments/sandbox/page.js"' in page.text
    assert (script.headers["content-type"].partition(";")[0], CARDS in script.text) == ("text/javascript", True)
    assert key_of(made) not in caplog.text


async def test_outside_the_demo_there_is_no_such_page(callers: Callers, parts: Parts) -> None:
    parts.settings.payment_provider = "stripe"
    for path in ("page", "page.js", "page.css"):
        assert (await callers.nobody().get(f"{PAYMENTS}/sandbox/{path}")).status_code == 404
    answer = await callers.nobody().post(CARDS, json={"key": "x", "card": "works"}, headers=key())
    assert answer.status_code == 404
