"""Two at once, on a database of their own where both really commit."""

import asyncio
import uuid

import httpx
import pytest
from sqlalchemy import func, select, text

from api.app import create_app
from api.conversations import turns
from api.dialogue import Dialogue
from api.parts import Parts
from api.rescue import rescue
from models import Conversation, Customer, Level, Message, Turn
from tests.api.billing.test_endpoints import bearer
from tests.api.callers import ANA, Callers
from tests.api.conftest import Bot, Codes
from tests.api.conversations.test_endpoints import opened, saying

# Two at once really are two, and with them the real systems of other topics.
pytestmark = pytest.mark.commits


async def test_a_message_sent_sixteen_times_at_once_is_stored_once(browser: httpx.AsyncClient, parts: Parts) -> None:
    path = await opened(browser)
    body = saying("how much is my bill")
    answers = await asyncio.gather(*(browser.post(f"{path}/messages", json=body) for _ in range(16)))
    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.json()["id"] for answer in answers}) == 1


async def test_many_messages_at_once_get_a_gapless_order(browser: httpx.AsyncClient, parts: Parts) -> None:
    path = await opened(browser)
    await asyncio.gather(*(browser.post(f"{path}/messages", json=saying(str(n))) for n in range(20)))
    messages = (await browser.get(f"{path}/messages")).json()["messages"]
    assert [message["seq"] for message in messages] == list(range(1, 22))


async def test_two_tabs_opening_at_once_share_one_conversation(parts: Parts) -> None:
    transport = httpx.ASGITransport(create_app(parts))
    async with httpx.AsyncClient(transport=transport, base_url="http://selfcare") as browser:
        await opened(browser)
        await browser.post("/v1/sign-out")
        browser.cookies.clear()
        first = await opened(browser)
        assert {await opening for opening in asyncio.as_completed([opened(browser) for _ in range(6)])} == {first}


async def test_two_workers_at_one_conversation_answer_once(
    browser: httpx.AsyncClient, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    path = await opened(browser)
    conversation_id = uuid.UUID(path.rpartition("/")[2])
    for said in ("one", "two", "three"):
        await browser.post(f"{path}/messages", json=saying(said))
        await asyncio.gather(*(turns.answer_all(parts, dialogue, conversation_id) for _ in range(4)))
    async with parts.database.session() as session:
        answered = select(Message.answers_seq).where(Message.answers_seq.is_not(None)).order_by(Message.seq)
        answers = list(await session.scalars(answered))
        asked = await session.scalar(select(func.count()).select_from(Turn))
        conversation = await session.get_one(Conversation, conversation_id)
    assert len(answers) == len(set(answers)) == asked == 4
    assert conversation.answered_seq == conversation.asked_seq


async def test_forty_who_look_at_their_bill_at_once_do_not_wait_for_each_other(
    browser: httpx.AsyncClient, parts: Parts
) -> None:
    await opened(browser)
    answers = await asyncio.gather(*(browser.get("/v1/billing/current") for _ in range(40)))
    assert {answer.status_code for answer in answers} == {403}
    path = await opened(browser)
    async with parts.database.transaction() as session:
        conversation = await session.get_one(Conversation, uuid.UUID(path.rpartition("/")[2]))
        ana = await session.scalar(select(Customer).where(Customer.phone == "+447700900101"))
        assert ana is not None
        conversation.customer_id, conversation.level = ana.id, Level.identified
    headers = bearer(conversation.id, ana.id)
    answers = await asyncio.gather(*(browser.get("/v1/billing/current", headers=headers) for _ in range(40)))
    assert {answer.status_code for answer in answers} == {200}


async def test_codes_asked_for_at_once_are_limited_as_if_one_after_the_other(
    browser: httpx.AsyncClient, parts: Parts, codes: Codes
) -> None:
    path = await opened(browser)
    asking = (browser.post(f"{path}/sign-in/codes", json={"address": "07700 900101"}) for _ in range(12))
    statuses = [answer.status_code for answer in await asyncio.gather(*asking)]
    assert (statuses.count(202), statuses.count(429), len(codes.sent)) == (5, 7, 5)


async def test_a_retry_keeps_its_pause_whoever_looks_for_work(
    browser: httpx.AsyncClient, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    path = await opened(browser)
    bot.failures = [500]
    async with parts.jobs.app.open_async():
        conversation_id = uuid.UUID(path.rpartition("/")[2])
        async with parts.database.transaction() as session:
            await session.execute(text("DELETE FROM procrastinate_jobs"))
        await turns.answer_all(parts, dialogue, conversation_id)
        await rescue(parts)
        async with parts.database.session() as session:
            waits = list(await session.scalars(text("SELECT scheduled_at FROM procrastinate_jobs")))
            assert len(waits) == 1
            assert waits[0] is not None


async def test_a_question_whose_job_was_lost_gets_another(browser: httpx.AsyncClient, parts: Parts) -> None:
    await opened(browser)
    async with parts.jobs.app.open_async():
        async with parts.database.transaction() as session:
            await session.execute(text("DELETE FROM procrastinate_jobs"))
        await rescue(parts)
        async with parts.database.session() as session:
            assert await session.scalar(text("SELECT count(*) FROM procrastinate_jobs")) == 1


async def test_four_browsers_that_sign_in_at_once_have_one_conversation_with_all_that_was_said(
    parts: Parts, codes: Codes
) -> None:
    transport = httpx.ASGITransport(create_app(parts))
    browsers = [httpx.AsyncClient(transport=transport, base_url="http://selfcare") for _ in range(4)]
    signing_in = []
    for number, browser in enumerate(browsers):
        path = await opened(browser)
        for part in "abc":
            await browser.post(f"{path}/messages", json=saying(f"{number}{part}"))
        await browser.post(f"{path}/sign-in/codes", json={"address": "07700 900101"})
        signing_in.append(browser.post(f"{path}/sign-in", json={"code": codes.sent[-1][1]}))
        signing_in.append(browser.post(f"{path}/messages", json=saying(f"{number}d")))
    answers = await asyncio.gather(*signing_in)
    assert {answer.status_code for answer in answers[::2]} == {200}
    # What is said as it moves is taken here or there; a page that is told of neither says it again where it is then.
    assert {answer.status_code for answer in answers[1::2]} <= {202, 401, 404, 409}
    (path,) = {await opened(browser) for browser in browsers}
    messages = (await browsers[0].get(f"{path}/messages")).json()["messages"]
    assert [message["seq"] for message in messages] == list(range(1, len(messages) + 1))
    said = [each["content"]["text"] for each in messages if each["sender"]["kind"] == "customer"]
    taken = [f"{number}d" for number in range(4) if answers[2 * number + 1].status_code == 202]
    assert sorted(said) == sorted([*(f"{number}{part}" for number in range(4) for part in "abc"), *taken])
    for number in range(4):
        assert [each for each in said if each.startswith(str(number))][:3] == [f"{number}{part}" for part in "abc"]


async def test_signing_out_everywhere_else_waits_for_nobody_who_waits_for_it(callers: Callers) -> None:
    for _ in range(5):
        browsers = [await callers.customer(ANA) for _ in range(5)]
        for browser in browsers:
            await opened(browser)
        here, *others = browsers
        doing = [here.delete("/v1/sign-ins"), *(browser.post("/v1/conversations") for browser in others)]
        answers = await asyncio.gather(*doing, *(browser.post("/v1/sign-out") for browser in others))
        assert max(answer.status_code for answer in answers) < 500
        assert [place["here"] for place in (await here.get("/v1/sign-ins")).json()["places"]] == [True]
