"""What stands on the page can be taken along on the phone."""

import uuid

import httpx
import pytest
from sqlalchemy import update

from api.channels import outbox
from models import Contact
from models.base import now
from tests.api.channels.carrier import ANA, Carrier
from tests.api.channels.conftest import Texting
from tests.api.channels.test_threads import sign_in_on_the_web
from tests.api.conftest import Codes
from tests.api.conversations.conftest import greeted
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
