"""What stands on the page can be taken along on the phone."""

import uuid

import httpx
import pytest
from sqlalchemy import update

from api.channels import outbox
from models import Contact, Customer
from models.base import now
from tests.api.callers import Callers
from tests.api.channels.carrier import ANA, Carrier
from tests.api.channels.conftest import Texting
from tests.api.channels.test_threads import sign_in_on_the_web
from tests.api.conftest import Codes
from tests.api.conversations.conftest import greeted, id_in
from tests.api.conversations.test_endpoints import saying

__all__ = ["greeted"]


@pytest.fixture
async def told(texting: Texting, greeted: str, browser: httpx.AsyncClient) -> str:
    """The path of what the assistant said first."""
    messages = (await browser.get(f"{greeted}/messages")).json()["messages"]
    said = next(message for message in messages if message["sender"]["kind"] == "assistant")
    return f"{greeted}/messages/{said['id']}/text-me"


async def test_it_is_texted_once_to_the_customer_s_own_number(
    told: str, texting: Texting, browser: httpx.AsyncClient, codes: Codes, carrier: Carrier
) -> None:
    await sign_in_on_the_web(browser, codes)
    for _ in range(2):
        answer = await browser.post(told)
        assert (answer.status_code, answer.json()) == (202, {"texted_to": "07••• •••101"})
    (conversation,) = await texting.conversations()
    await outbox.deliver_all(texting.parts, conversation.id)
    assert [(sent.to, sent.content.text) for sent in carrier.sent] == [(ANA, "Hello.")]


async def test_the_page_knows_whether_and_where_it_can_be_texted(
    told: str, greeted: str, texting: Texting, browser: httpx.AsyncClient, codes: Codes
) -> None:
    asked = f"{greeted}/text-me"
    assert (await browser.get(asked)).json() == {"texts_to": None}
    await sign_in_on_the_web(browser, codes)
    assert (await browser.get(asked)).json() == {"texts_to": "07••• •••101"}
    await browser.post(told)
    async with texting.parts.database.transaction() as session:
        await session.execute(update(Contact).where(Contact.address == ANA).values(stopped_at=now()))
    assert (await browser.get(asked)).json() == {"texts_to": None}
    async with texting.parts.database.transaction() as session:
        await session.execute(update(Customer).where(Customer.phone == ANA).values(phone=None))
    assert (await browser.get(asked)).json() == {"texts_to": None}


async def test_nobody_s_number_is_texted_before_they_sign_in(told: str, browser: httpx.AsyncClient) -> None:
    assert (await browser.post(told)).json()["type"] == "/problems/not-signed-in-here"


async def test_who_wants_no_texts_gets_none(
    told: str, texting: Texting, browser: httpx.AsyncClient, codes: Codes
) -> None:
    await texting.text("hello")
    async with texting.parts.database.transaction() as session:
        await session.execute(update(Contact).where(Contact.address == ANA).values(stopped_at=now()))
    await sign_in_on_the_web(browser, codes)
    assert (await browser.post(told)).json()["type"] == "/problems/no-number"


async def test_only_what_we_said_can_be_texted(
    told: str, greeted: str, browser: httpx.AsyncClient, codes: Codes
) -> None:
    await sign_in_on_the_web(browser, codes)
    own = (await browser.post(f"{greeted}/messages", json=saying("hello"))).json()["id"]
    for message_id in (own, uuid.uuid4()):
        answer = await browser.post(f"{greeted}/messages/{message_id}/text-me")
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/nothing-to-text")


async def test_the_last_answer_is_texted_for_who_asks_in_words(
    greeted: str, texting: Texting, browser: httpx.AsyncClient, codes: Codes, carrier: Carrier, callers: Callers
) -> None:
    await sign_in_on_the_web(browser, codes)
    asked = await browser.post(f"{greeted}/messages", json=saying("text me that"))
    assert asked.status_code == 202
    bot = await callers.bot_in(id_in(greeted))
    for _ in range(2):
        answer = await bot.post("/v1/text-me")
        assert (answer.status_code, answer.json()) == (202, {"texted_to": "07••• •••101"})
    thread = next(one for one in await texting.conversations() if one.channel == "sms")
    await outbox.deliver_all(texting.parts, thread.id)
    assert [(sent.to, sent.content.text) for sent in carrier.sent] == [(ANA, "Hello.")]


async def test_where_nothing_was_answered_nothing_is_texted(
    told: str, browser: httpx.AsyncClient, codes: Codes
) -> None:
    await sign_in_on_the_web(browser, codes)
    # A page is in no one conversation; it names the message instead.
    answer = await browser.post("/v1/text-me")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/nothing-to-text")
