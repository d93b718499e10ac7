"""What a browser is told while its page is closed: that there is something, and never what."""

import uuid
from dataclasses import replace
from typing import Any

import httpx
import pytest
from sqlalchemy import select, text

from api.conversations import turns
from api.conversations.feed import Feed
from api.conversations.readers import CustomerReader
from api.dialogue import Dialogue
from api.letters import waiting
from api.parts import Parts
from connectors.base import NotSent
from connectors.push.connector import Gone
from models import BrowserSession, DeliveryState, NoticeKind, PushSubscription
from tests.api.callers import Callers
from tests.api.conversations.test_endpoints import opened, saying
from tests.api.letters.browsers import PushService, subscribe
from tests.api.letters.notices import PUSH, deliveries, send_all, states, told

ANA = "101"


@pytest.fixture(autouse=True)
def _by_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.letters.delivering.morning_after", lambda *_: None)


@pytest.fixture
def service() -> PushService:
    return PushService()


@pytest.fixture
def parts(parts: Parts, service: PushService) -> Parts:
    return replace(parts, push=service)


async def test_every_browser_of_theirs_is_told_without_a_word_of_it(
    callers: Callers, parts: Parts, service: PushService
) -> None:
    endpoints = {await subscribe(await callers.customer(who)) for who in (ANA, ANA)}
    await subscribe(await callers.customer("102"))
    notice = await told(parts, NoticeKind.bill, "Your bill is £84.20.")
    await send_all(parts, [PUSH])
    assert {endpoint for endpoint, _ in service.sent} == endpoints
    (line, _) = (line for _, line in service.sent)
    assert (line.title, line.body, line.tag) == ("OptiLink", "There is a new bill.", "bill")
    assert (await states(parts, notice))[PUSH] is DeliveryState.sent


async def test_who_has_no_browser_that_asks_is_told_elsewhere(parts: Parts) -> None:
    notice = await told(parts)
    await send_all(parts, [PUSH])
    delivery = (await deliveries(parts, notice))[PUSH]
    assert (delivery.state, delivery.last_error) == (DeliveryState.failed, "no browser of theirs asks for it")


async def test_a_browser_that_is_gone_is_forgotten_and_the_others_are_told(
    callers: Callers, parts: Parts, service: PushService
) -> None:
    for _ in range(2):
        await subscribe(await callers.customer(ANA))
    service.fails_with = [Gone()]
    notice = await told(parts)
    await send_all(parts, [PUSH])
    assert (await states(parts, notice))[PUSH] is DeliveryState.sent
    async with parts.database.session() as session:
        assert len((await session.scalars(select(PushSubscription))).all()) == 1


async def test_while_the_service_is_away_it_is_tried_again(
    callers: Callers, parts: Parts, service: PushService
) -> None:
    await subscribe(await callers.customer(ANA))
    service.fails_with = [NotSent("busy", again=True)]
    notice = await told(parts)
    await send_all(parts, [PUSH])
    delivery = (await deliveries(parts, notice))[PUSH]
    assert (delivery.state, delivery.next_attempt_at is not None) == (DeliveryState.sending, True)


async def jobs(parts: Parts) -> list[Any]:
    asked = "SELECT args, scheduled_at - now() AS wait FROM procrastinate_jobs WHERE task_name = 'waiting'"
    async with parts.database.session() as session:
        return list(await session.execute(text(asked)))


async def answered(browser: httpx.AsyncClient, parts: Parts, dialogue: Dialogue) -> uuid.UUID:
    """A question asked, and answered after its page was closed."""
    path = await opened(browser)
    await subscribe(browser)
    await browser.post(f"{path}/messages", json=saying("how much is my bill"))
    conversation_id = uuid.UUID(path.rpartition("/")[2])
    await turns.answer_all(parts, dialogue, conversation_id)
    return conversation_id


async def test_an_answer_that_nobody_read_is_told_of_and_not_said(
    browser: httpx.AsyncClient, parts: Parts, dialogue: Dialogue, service: PushService
) -> None:
    conversation_id = await answered(browser, parts, dialogue)
    (job,) = await jobs(parts)
    assert job.args == {"conversation_id": str(conversation_id)}
    assert 15 < job.wait.total_seconds() < 25
    await waiting.tell(parts, conversation_id)
    ((_, line),) = service.sent
    assert line.body == "An answer is waiting for you."


async def test_an_answer_that_was_read_is_not_told_of(
    browser: httpx.AsyncClient, parts: Parts, dialogue: Dialogue, service: PushService
) -> None:
    conversation_id = await answered(browser, parts, dialogue)
    async with parts.database.session() as session:
        browser_id = await session.scalar(select(BrowserSession.id).order_by(BrowserSession.seen_at.desc()).limit(1))
    assert browser_id
    events = Feed(parts, CustomerReader(browser_id, conversation_id), 0).events()
    names = [(await anext(events)).event for _ in range(3)]
    await events.aclose()  # type: ignore[attr-defined]
    assert "message" in names
    # A page that is open somewhere has it, and nobody may be there.
    await waiting.tell(parts, conversation_id)
    assert len(service.sent) == 1
    path = f"/v1/conversations/{conversation_id}"
    last = (await browser.get(f"{path}/messages")).json()["last_seq"]
    assert (await browser.put(f"{path}/seen", json={"seq": last})).status_code == 204
    await waiting.tell(parts, conversation_id)
    assert len(service.sent) == 1


async def test_nothing_is_queued_for_a_browser_that_did_not_ask(
    browser: httpx.AsyncClient, parts: Parts, dialogue: Dialogue
) -> None:
    path = await opened(browser)
    await browser.post(f"{path}/messages", json=saying("hello"))
    await turns.answer_all(parts, dialogue, uuid.UUID(path.rpartition("/")[2]))
    assert not await jobs(parts)


async def test_a_conversation_that_has_ended_is_told_of_no_more(
    browser: httpx.AsyncClient, parts: Parts, dialogue: Dialogue, service: PushService
) -> None:
    conversation_id = await answered(browser, parts, dialogue)
    await browser.post("/v1/sign-out")
    await waiting.tell(parts, conversation_id)
    assert not service.sent
