"""Where a customer is signed in: seen from any of their browsers, and ended from there."""

import asyncio
import uuid
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import func, select, update

from api.auth import IDENTIFIED_FOR, VERIFIED_FOR
from api.parts import Parts
from api.sessions import COOKIE, find_browser
from models import BrowserSession, Contact, Conversation, Customer, Level, PushSubscription
from models.base import now
from tests.api.callers import ANA, BEN, Callers, key
from tests.api.channels.carrier import Carrier
from tests.api.channels.conftest import Texting, carrier, texting
from tests.api.conversations.conftest import id_in
from tests.api.conversations.test_endpoints import opened, saying

__all__ = ["carrier", "texting"]
PHONE = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Mobile Safari/537.36"


@pytest.fixture
def parts(parts: Parts, carrier: Carrier) -> Parts:
    return replace(parts, providers={carrier.name: carrier})


async def places(browser: httpx.AsyncClient) -> list[dict[str, object]]:
    answer = await browser.get("/v1/sign-ins")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, object]] = answer.json()["places"]
    return found


async def test_this_browser_comes_first_and_the_others_as_they_were_used(callers: Callers, parts: Parts) -> None:
    here, lent, old = [await callers.customer(ANA) for _ in range(3)]
    await callers.customer(BEN)
    async with parts.database.transaction() as session:
        for each, words, days in ((lent, "Chrome on Android", 1), (old, None, 9)):
            at = now() - timedelta(days=days)
            mine = BrowserSession.id == (await session_of(parts, each)).id
            await session.execute(update(BrowserSession).where(mine).values(device=words, seen_at=at))
    shown = await places(here)
    assert [(each["here"], each["device"], each["channel"]) for each in shown] == [
        (True, "A browser", "web"),
        (False, "Chrome on Android", "web"),
        (False, "A browser", "web"),
    ]


async def session_of(parts: Parts, browser: httpx.AsyncClient) -> BrowserSession:
    async with parts.database.session() as session:
        found = await find_browser(session, browser.cookies[COOKIE])
    assert found
    return found


async def test_a_browser_is_kept_in_words_and_not_as_it_names_itself(browser: httpx.AsyncClient, parts: Parts) -> None:
    browser.headers["User-Agent"] = PHONE
    await opened(browser)
    kept = await session_of(parts, browser)
    assert kept.device == "Chrome on Android"


async def test_signing_out_a_lent_phone_ends_what_it_can_do_and_see(callers: Callers, parts: Parts) -> None:
    here, lent = await callers.customer(ANA), await callers.customer(ANA)
    path = await opened(lent)
    place = next(each for each in await places(here) if not each["here"])
    assert (await here.delete(f"/v1/sign-ins/{place['id']}")).status_code == 204
    assert (await lent.get(path)).status_code == 401
    assert (await lent.get("/v1/billing/balance")).status_code == 403
    assert (await lent.post(f"{path}/messages", json=saying("my bill"))).status_code == 401
    assert [each["here"] for each in await places(here)] == [True]
    async with parts.database.session() as session:
        conversation = await session.get_one(Conversation, id_in(path))
    assert (conversation.owner, conversation.level) == ("closed", Level.anonymous)
    again = await here.delete(f"/v1/sign-ins/{place['id']}")
    assert (again.status_code, again.json()["type"]) == (404, "/problems/place-unknown")


async def test_all_others_are_signed_out_at_once_and_their_notices_with_them(callers: Callers, parts: Parts) -> None:
    here, *others = [await callers.customer(ANA) for _ in range(4)]
    ben = await callers.customer(BEN)
    async with parts.database.transaction() as session:
        told = {"endpoint": "https://push.example/x", "p256dh": "p", "auth": "a"}
        session.add(PushSubscription(browser_session_id=(await session_of(parts, others[0])).id, **told))
    assert (await here.delete("/v1/sign-ins")).json() == {"signed_out": 3}
    assert (await here.delete("/v1/sign-ins")).json() == {"signed_out": 0}
    for each in others:
        assert (await each.get("/v1/billing/balance")).status_code == 403
    assert (await here.get("/v1/billing/balance")).status_code == 200
    assert (await ben.get("/v1/sign-ins")).status_code == 200
    async with parts.database.session() as session:
        assert await session.scalar(select(func.count()).select_from(PushSubscription)) == 0


async def test_somebody_else_s_browser_is_not_there(callers: Callers, parts: Parts) -> None:
    ana, ben = await callers.customer(ANA), await callers.customer(BEN)
    his = (await session_of(parts, ben)).id
    for place in (his, uuid.uuid4()):
        answer = await ana.delete(f"/v1/sign-ins/{place}")
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/place-unknown")
    assert (await ben.get("/v1/sign-ins")).status_code == 200


async def test_who_is_not_signed_in_sees_nobody_s_devices(browser: httpx.AsyncClient, callers: Callers) -> None:
    assert (await callers.nobody().get("/v1/sign-ins")).status_code == 401
    await opened(browser)
    for answer in (await browser.get("/v1/sign-ins"), await browser.delete("/v1/sign-ins")):
        assert (answer.status_code, answer.json()["type"]) == (403, "/problems/sign-in-required")


@pytest.mark.parametrize(
    ("ago", "reads", "pays"), [(timedelta(0), 200, 200), (VERIFIED_FOR, 200, 403), (IDENTIFIED_FOR, 403, 403)]
)
async def test_a_forgotten_browser_soon_pays_nothing_and_then_reads_nothing(
    callers: Callers, parts: Parts, ago: timedelta, reads: int, pays: int
) -> None:
    ana = await callers.customer(ANA)
    mine = BrowserSession.id == (await session_of(parts, ana)).id
    until = now() + VERIFIED_FOR - ago - (timedelta(minutes=16) if ago == IDENTIFIED_FOR else timedelta(seconds=1))
    async with parts.database.transaction() as session:
        await session.execute(update(BrowserSession).where(mine).values(verified_until=until))
    assert (await ana.get("/v1/billing/balance")).status_code == reads
    assert (await ana.get("/v1/sign-ins")).status_code == reads
    paying = await ana.post("/v1/payments/arrangements/quotes", json={}, headers=key())
    assert (paying.status_code == 403) == (pays == 403), paying.text


async def test_a_number_is_listed_once_a_code_came_back_from_it_and_then_asks_for_one_again(
    callers: Callers, texting: Texting, carrier: Carrier
) -> None:
    here = await callers.customer(ANA)
    await texting.text("hello")
    assert len(await places(here)) == 1, "nobody has proved anything there"
    async with texting.parts.database.transaction() as session:
        ana = await session.scalar(select(Customer.id).where(Customer.phone == "+447700900101"))
        texts = Contact.channel == "sms"
        await session.execute(update(Contact).where(texts).values(customer_id=ana, confirmed_at=now()))
        await session.execute(update(Conversation).where(Conversation.channel == "sms").values(customer_id=ana))
        known = {"level": Level.identified, "verified_until": None}
        await session.execute(update(Conversation).where(Conversation.channel == "sms").values(**known))
    (number,) = (each for each in await places(here) if each["channel"] == "sms")
    assert number["device"] == "Text messages, 07••• •••101"
    assert (await here.delete(f"/v1/sign-ins/{number['id']}")).status_code == 204
    assert len(await places(here)) == 1
    await texting.text("my bill")
    *_, latest = await texting.conversations()
    assert latest.level is Level.anonymous


@pytest.mark.commits
async def test_two_devices_that_sign_each_other_out_do_not_wait_for_each_other(callers: Callers) -> None:
    both = [await callers.customer(ANA) for _ in range(4)]
    for each in both:
        await opened(each)
    answers = await asyncio.gather(*(each.delete("/v1/sign-ins") for each in both))
    assert {answer.status_code for answer in answers} <= {200, 401}
    left = [each for each in both if (await each.get("/v1/sign-ins")).status_code == 200]
    assert len(left) <= 1
