"""Who can't leave the line by text is told why and keeps waiting; said in words, it is the same as pressed."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
from sqlalchemy import update

from api.channels import outbox
from api.handoff import hearing, line
from api.parts import Parts
from models import Contact, ConversationOwner, Customer, Team
from models.base import now
from tests.api.channels.carrier import ANA, Carrier
from tests.api.channels.conftest import Texting
from tests.api.channels.conftest import carrier as carrier
from tests.api.channels.conftest import parts as parts
from tests.api.channels.conftest import texting as texting
from tests.api.conversations.conftest import id_in
from tests.api.conversations.test_endpoints import opened
from tests.api.handoff.conftest import ASKING, Floor, lines
from tests.api.handoff.test_hearing import said
from tests.api.handoff.test_leaving import LEAVE, by_text
from tests.api.handoff.test_leaving import waiting as waiting


async def stop_texts(parts: Parts) -> None:
    async with parts.database.transaction() as session:
        session.add(Contact(channel="sms", address=ANA, stopped_at=now()))


async def refused(browser: httpx.AsyncClient, problem: str) -> str:
    answer = await browser.post(LEAVE)
    assert answer.json()["type"] == f"/problems/{problem}", answer.text
    return str(answer.json()["detail"])


async def test_nobody_leaves_a_person_who_has_joined(waiting: str, browser: httpx.AsyncClient, floor: Floor) -> None:
    await (await floor.agent("Sam W")).do(id_in(waiting), "take-over")
    assert "ask them to text you" in await refused(browser, "with-agent")


async def test_who_is_not_signed_in_is_asked_to(browser: httpx.AsyncClient, floor: Floor) -> None:
    await opened(browser)
    await browser.post("/v1/handoffs", json=ASKING)
    await refused(browser, "not-signed-in-here")


async def test_who_waits_for_nobody_is_told_so(browser: httpx.AsyncClient, floor: Floor) -> None:
    await opened(browser)
    await refused(browser, "not-in-line")


async def test_who_wants_no_texts_stays_in_line(
    waiting: str, browser: httpx.AsyncClient, floor: Floor, parts: Parts
) -> None:
    await stop_texts(parts)
    assert "START" in await refused(browser, "no-number")
    assert (await floor.conversation(id_in(waiting))).owner is ConversationOwner.waiting


async def test_without_a_number_they_stay_in_line(
    waiting: str, browser: httpx.AsyncClient, floor: Floor, parts: Parts
) -> None:
    async with parts.database.transaction() as session:
        await session.execute(update(Customer).where(Customer.phone == ANA).values(phone=None))
    await refused(browser, "no-number")
    assert (await floor.conversation(id_in(waiting))).owner is ConversationOwner.waiting


async def test_without_a_carrier_they_stay_in_line(
    waiting: str, browser: httpx.AsyncClient, floor: Floor, parts: Parts, application: Any
) -> None:
    application.state.parts = replace(parts, providers={})
    await refused(browser, "no-number")
    assert (await floor.conversation(id_in(waiting))).owner is ConversationOwner.waiting


async def test_who_is_with_a_person_on_that_phone_goes_on_there(
    waiting: str, browser: httpx.AsyncClient, floor: Floor, parts: Parts, texting: Texting
) -> None:
    await texting.text("hello")
    await (await floor.agent("Sam W")).do((await by_text(parts)).id, "take-over")
    await refused(browser, "answered-by-text")


async def test_whoever_goes_home_says_so_by_text(
    waiting: str, browser: httpx.AsyncClient, floor: Floor, parts: Parts, carrier: Carrier
) -> None:
    await browser.post(LEAVE)
    thread = await by_text(parts)
    await outbox.deliver_all(parts, thread.id)
    tomorrow = (now() + timedelta(days=1)).strftime("%a").lower()
    async with parts.database.transaction() as session:
        await session.execute(update(Team).values(hours={tomorrow: [["00:00", "24:00"]]}))
    await line.see_to(parts)
    await outbox.deliver_all(parts, thread.id)
    assert "back with the assistant" in carrier.texts[-1]


async def test_said_in_words_it_is_the_same(
    waiting: str, browser: httpx.AsyncClient, parts: Parts, floor: Floor
) -> None:
    await hearing.hear(parts, await said(browser, waiting, "text me instead"))
    assert (await floor.handoff((await by_text(parts)).id)).ended_at is None


async def test_said_by_somebody_unknown_it_asks_who_they_are(
    browser: httpx.AsyncClient, floor: Floor, parts: Parts
) -> None:
    path = await opened(browser)
    await browser.post("/v1/handoffs", json=ASKING)
    await hearing.hear(parts, await said(browser, path, "text me instead"))
    last = (await browser.get(f"{path}/messages")).json()["messages"][-1]["content"]
    assert (last["key"], last["form"]["kind"]) == ("line.sign_in_to_text", "sign_in")
    assert (await floor.conversation(id_in(path))).owner is ConversationOwner.waiting


async def test_said_by_who_wants_no_texts_it_says_why_not(
    waiting: str, browser: httpx.AsyncClient, floor: Floor, parts: Parts
) -> None:
    await stop_texts(parts)
    await hearing.hear(parts, await said(browser, waiting, "text me instead"))
    assert "START" in (await lines(parts, id_in(waiting)))[-1]
