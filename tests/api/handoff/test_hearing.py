"""What is said in the line: the way back, where one stands, and all that is for the agent alone."""

import uuid

import httpx
import pytest
from sqlalchemy import text

from api import wording
from api.handoff import hearing
from api.handoff.hearing import asks_where, told, wants_back, wants_call, wants_text
from api.handoff.rendering import line_words, most_minutes
from api.handoff.schemas import HandoffOut
from api.parts import Parts
from connectors.sms.alphabet import Alphabet, alphabet_of
from connectors.sms.counting import count
from connectors.sms.keywords import keyword_in
from models import ConversationOwner
from tests.api.conversations.conftest import id_in, texts
from tests.api.conversations.test_endpoints import opened, saying
from tests.api.handoff.conftest import ASKING, Floor, lines

QUEUED = text("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'hear' AND args->>'message_id' = :id")


async def in_line(browser: httpx.AsyncClient) -> str:
    path = await opened(browser)
    assert (await browser.post("/v1/handoffs", json=ASKING)).json()["state"] == "waiting"
    return path


async def said(browser: httpx.AsyncClient, path: str, words: str) -> uuid.UUID:
    return uuid.UUID((await browser.post(f"{path}/messages", json=saying(words))).json()["id"])


@pytest.mark.parametrize(
    "words",
    ["back", "BACK", "Back to assistant", "take me back to the bot please", "never mind", "nvm", "leave the queue",
     "I don\u2019t want to wait any longer", "forget it"],
)  # fmt: skip
def test_who_wants_back_is_understood(words: str) -> None:
    assert wants_back(words)
    assert not asks_where(words)


@pytest.mark.parametrize(
    "words", ["AGENT", "how long is it", "what number am I?", "still waiting", "hello?", "are you there", "a person"]
)
def test_who_asks_where_they_stand_is_understood(words: str) -> None:
    assert asks_where(words)
    assert not wants_back(words)


@pytest.mark.parametrize(
    "words",
    ["my back door faces the mast", "the router is back on but the light is red", "never mind the bill, it is the tv",
     "how long have you known? " * 9, "1", "leave a message for Sam", ""],
)  # fmt: skip
def test_anything_else_is_for_the_agent(words: str) -> None:
    assert not wants_back(words)
    assert not asks_where(words)


async def test_back_said_in_the_line_leaves_it_and_is_no_message_for_the_bot(
    browser: httpx.AsyncClient, floor: Floor, parts: Parts
) -> None:
    path = await in_line(browser)
    message_id = await said(browser, path, "back")
    async with parts.database.session() as session:
        assert await session.scalar(QUEUED, {"id": str(message_id)}) == 1
    for _ in range(2):
        await hearing.hear(parts, message_id)
    conversation = await floor.conversation(id_in(path))
    assert conversation.owner is ConversationOwner.bot
    assert await floor.trace(conversation.id) == ["handoff asked", "handoff withdrawn"]
    # The event alone is for the bot, which goes on from there.
    assert conversation.asked_seq == conversation.last_seq
    assert (await texts(browser, path))[-1] == "system: Back with the assistant"


async def test_asked_again_in_the_line_the_place_is_told_as_it_is_now(
    browser: httpx.AsyncClient, floor: Floor, parts: Parts
) -> None:
    first = await floor.waiting()
    path = await in_line(browser)
    await hearing.hear(parts, await said(browser, path, "how long?"))
    assert "number 2 in line" in (await texts(browser, path))[-1]
    await first.bot.delete("/v1/handoffs/mine")
    await hearing.hear(parts, await said(browser, path, "AGENT"))
    assert "next in line" in (await texts(browser, path))[-1]
    assert await floor.trace(id_in(path)) == ["handoff asked"]


async def test_what_is_told_meanwhile_is_answered_by_nobody(
    browser: httpx.AsyncClient, floor: Floor, parts: Parts
) -> None:
    path = await in_line(browser)
    await hearing.hear(parts, await said(browser, path, "it is about the bill of March"))
    assert (await texts(browser, path))[-1] == "customer: it is about the bill of March"


async def test_what_is_heard_too_late_moves_nobody(browser: httpx.AsyncClient, floor: Floor, parts: Parts) -> None:
    path = await in_line(browser)
    message_id = await said(browser, path, "back")
    desk = await floor.agent("Sam W")
    await desk.do(id_in(path), "take-over")
    await hearing.hear(parts, message_id)
    assert (await floor.conversation(id_in(path))).owner is ConversationOwner.agent
    assert "system: Back with the assistant" not in await lines(parts, id_in(path))


@pytest.mark.parametrize(
    ("wait", "words"),
    [((None, None), "can't say yet"), ((4, 4), "about 4 min"), ((4, 9), "about 4 to 9 minutes")],
)
def test_the_wait_is_a_range_or_honestly_none(wait: tuple[int | None, int | None], words: str) -> None:
    stands = HandoffOut(state="waiting", place=2, expected_minutes=wait[0], expected_most_minutes=wait[1])
    assert words in told(stands).text


@pytest.mark.parametrize(("least", "most"), [(None, None), (120, 120), (100, 120)])
def test_by_text_the_place_and_the_way_out_go_in_one(least: int | None, most: int | None) -> None:
    stands = HandoffOut(state="waiting", place=1234, expected_minutes=least, expected_most_minutes=most)
    for content in (told(stands), told(HandoffOut(state="called"))):
        plain = content.plain or ""
        assert plain.endswith("Reply LEAVE to leave the line")
        assert (alphabet_of(plain), count(plain).segments) == (Alphabet.gsm, 1)
    longest = wording.say("line.by_text", brand="Northern Telecom", stands=line_words(stands))
    assert (alphabet_of(longest), count(longest).segments) == (Alphabet.gsm, 1)


@pytest.mark.parametrize("words", ["LEAVE", "leave", "Leave the line"])
def test_the_word_that_is_asked_for_is_understood(words: str) -> None:
    assert wants_back(words)
    assert keyword_in(words) is None


@pytest.mark.parametrize("words", ["text me instead", "Leave, text me", "can you text me when somebody is there?"])
def test_who_would_rather_be_texted_is_understood(words: str) -> None:
    assert wants_text(words)
    assert not wants_back(words)
    assert not wants_call(words)


@pytest.mark.parametrize(("waits", "most"), [([60, 60], None), ([60, 120, 600], 10), ([60] * 9 + [6000], 1)])
def test_nine_of_ten_have_waited_no_longer(waits: list[float], most: int | None) -> None:
    assert most_minutes(waits) == most


async def test_the_agent_says_what_comes_next_to_the_assistant_and_to_nobody_else(
    browser: httpx.AsyncClient, floor: Floor, parts: Parts
) -> None:
    path = await in_line(browser)
    desk = await floor.agent("Sam W")
    await desk.do(id_in(path), "take-over")
    await desk.do(id_in(path), "return", next="pay_bill")
    bot = await floor.callers.bot_in(id_in(path))
    assert (await bot.get("/v1/handoffs/mine")).json()["next"] == "pay_bill"
    told_page = (await browser.get("/v1/handoffs/mine")).json()
    assert (told_page["state"], told_page["next"]) == ("returned", None)
