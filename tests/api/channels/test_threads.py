"""One customer on two channels is one customer: the bot goes on where they were."""

import httpx
import pytest

from api.conversations import turns
from api.conversations.threads import CONTINUED
from tests.api.channels.conftest import Texting
from tests.api.channels.test_who_texts import ASKS
from tests.api.conftest import Bot, Codes
from tests.api.conversations.conftest import id_in
from tests.api.conversations.test_endpoints import opened, saying


@pytest.fixture
async def texted(texting: Texting, bot: Bot, codes: Codes) -> Texting:
    """Ana has texted and proved who she is."""
    bot.answers = list(ASKS)
    await texting.text("how much is my bill")
    bot.answers = [{"text": "Your bill is £84.20."}]
    await texting.text(codes.sent[0][1])
    return texting


async def sign_in_on_the_web(browser: httpx.AsyncClient, codes: Codes, address: str = "07700900101") -> str:
    path = await opened(browser)
    await browser.post(f"{path}/sign-in/codes", json={"address": address})
    answer = await browser.post(f"{path}/sign-in", json={"code": codes.sent[-1][1]})
    assert answer.status_code == 200, answer.text
    return path


async def test_the_bot_is_asked_in_the_same_thread(
    texted: Texting, browser: httpx.AsyncClient, codes: Codes, bot: Bot
) -> None:
    path = await sign_in_on_the_web(browser, codes)
    await browser.post(f"{path}/messages", json=saying("and why is it higher"))
    bot.turns.clear()
    await turns.answer_all(texted.parts, texted.dialogue, id_in(path))
    (by_text,) = await texted.conversations()
    assert {turn["conversation_id"] for turn in bot.turns} == {str(by_text.id)}
    messages = (await browser.get(f"{path}/messages")).json()["messages"]
    assert [each["content"]["text"] for each in messages if each["content"]["event"] == CONTINUED] == [
        "Going on from what we said by text"
    ]


async def test_each_channel_keeps_its_own_ledger_and_level(
    texted: Texting, browser: httpx.AsyncClient, codes: Codes
) -> None:
    path = await sign_in_on_the_web(browser, codes)
    messages = (await browser.get(f"{path}/messages")).json()["messages"]
    assert "how much is my bill" not in str(messages)
    assert [message["seq"] for message in messages] == list(range(1, len(messages) + 1))


async def test_somebody_else_begins_anew(texted: Texting, browser: httpx.AsyncClient, codes: Codes) -> None:
    path = await sign_in_on_the_web(browser, codes, "07700900102")
    messages = (await browser.get(f"{path}/messages")).json()["messages"]
    assert not [each for each in messages if each["content"]["event"] == CONTINUED]
