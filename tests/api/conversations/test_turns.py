"""Answering: in order, once, and not over a person's head."""

import uuid
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select, update

from api.conversations import turns
from api.db import Database
from api.dialogue import Dialogue
from api.parts import Parts
from models import Delivery, DeliveryState, Message, Turn, TurnState
from models.base import now
from tests.api.conftest import Bot
from tests.api.conversations.conftest import id_in, texts
from tests.api.conversations.test_endpoints import opened, saying


async def test_opening_makes_the_assistant_speak_first(browser: httpx.AsyncClient, greeted: str) -> None:
    assert await texts(browser, greeted) == ["system: ", "assistant: Hello."]


async def test_whoever_asks_before_the_greeting_is_there_is_offered_nothing_with_it(
    browser: httpx.AsyncClient, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    path = await opened(browser)
    await browser.post(f"{path}/messages", json=saying("my bill"))
    bot.answers = [{"text": "Hello.", "buttons": [{"title": "My bill", "intent": "check_bill"}]}]
    await turns.answer_all(parts, dialogue, id_in(path))
    assert [(turn["text"], turn["intent"]) for turn in bot.turns] == [(None, "open"), ("my bill", None)]
    said = (await browser.get(f"{path}/messages")).json()["messages"]
    told = [message["content"] for message in said if message["sender"]["kind"] == "assistant"]
    assert [(content["text"], len(content["quick_replies"])) for content in told] == [("Hello.", 0), ("Hello.", 1)]


async def test_lines_typed_in_a_burst_are_one_turn(
    browser: httpx.AsyncClient, greeted: str, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    for line in ("hi", "my bill", "is too high"):
        await browser.post(f"{greeted}/messages", json=saying(line))
    await turns.answer_all(parts, dialogue, id_in(greeted))
    assert [turn["text"] for turn in bot.turns] == ["hi\nmy bill\nis too high"]
    assert (await texts(browser, greeted))[-1] == "assistant: Your bill is £84.20."


async def test_a_chosen_reply_is_asked_by_what_we_meant_with_it(
    browser: httpx.AsyncClient, greeted: str, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    offered = (await browser.get(f"{greeted}/messages")).json()["messages"][-1]
    choice = {"message_id": offered["id"], "index": 0}
    await browser.post(f"{greeted}/messages", json=saying("and please"))
    await browser.post(f"{greeted}/messages", json={"client_message_id": str(uuid.uuid4()), "choice": choice})
    await turns.answer_all(parts, dialogue, id_in(greeted))
    assert [(turn["text"], turn["intent"]) for turn in bot.turns] == [
        ("and please", None),
        (None, "check_bill"),
    ]


async def test_a_chosen_reply_that_is_only_said_is_a_turn_of_its_own(
    browser: httpx.AsyncClient, greeted: str, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    bot.answers = [{"text": "How much?", "buttons": [{"title": "£42.10", "intent": None}]}]
    await browser.post(f"{greeted}/messages", json=saying("pay"))
    await turns.answer_all(parts, dialogue, id_in(greeted))
    offered = (await browser.get(f"{greeted}/messages")).json()["messages"][-1]
    choice = {"message_id": offered["id"], "index": 0}
    await browser.post(f"{greeted}/messages", json=saying("well"))
    await browser.post(f"{greeted}/messages", json={"client_message_id": str(uuid.uuid4()), "choice": choice})
    await turns.answer_all(parts, dialogue, id_in(greeted))
    assert [(turn["text"], turn["intent"]) for turn in bot.turns[1:]] == [("well", None), ("£42.10", None)]


async def test_answers_name_the_question_and_have_a_delivery(
    browser: httpx.AsyncClient, greeted: str, parts: Parts, dialogue: Dialogue, database: Database
) -> None:
    asked = (await browser.post(f"{greeted}/messages", json=saying("my bill"))).json()
    await turns.answer_all(parts, dialogue, id_in(greeted))
    async with database.session() as session:
        answer = await session.scalar(select(Message).where(Message.answers_seq == asked["seq"]))
        assert answer is not None
        delivery = await session.scalar(select(Delivery).where(Delivery.message_id == answer.id))
    assert delivery is not None
    assert delivery.state is DeliveryState.queued


async def test_a_worker_that_died_over_a_turn_is_followed_under_the_same_id(
    browser: httpx.AsyncClient, greeted: str, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    await browser.post(f"{greeted}/messages", json=saying("my bill"))
    bot.failures = [KeyboardInterrupt()]
    with pytest.raises(KeyboardInterrupt):
        await turns.answer_all(parts, dialogue, id_in(greeted))
    await browser.post(f"{greeted}/messages", json=saying("hello?"))
    await turns.answer_all(parts, dialogue, id_in(greeted))
    first, second, third = bot.turns
    assert (first["message_id"], first["text"]) == (second["message_id"], second["text"])
    assert third["text"] == "hello?"
    assert (await texts(browser, greeted)).count("assistant: Your bill is £84.20.") == 2


@pytest.mark.parametrize("failure", [500, 401, httpx.ConnectError("away"), httpx.ReadTimeout("slow")])
async def test_a_bot_that_fails_is_apologised_for_once_and_asked_again_under_the_same_id(
    browser: httpx.AsyncClient,
    greeted: str,
    parts: Parts,
    bot: Bot,
    dialogue: Dialogue,
    failure: int | Exception,
) -> None:
    await browser.post(f"{greeted}/messages", json=saying("my bill"))
    bot.failures = [failure] * 3
    for _ in range(4):
        await turns.answer_all(parts, dialogue, id_in(greeted))
    assert len({turn["message_id"] for turn in bot.turns}) == 1
    messages = (await browser.get(f"{greeted}/messages")).json()["messages"]
    assert [message["content"]["event"] for message in messages].count("delayed") == 1
    assert messages[-1]["late"] is True
    assert messages[-1]["content"]["text"] == "Your bill is £84.20."


async def test_an_empty_answer_is_a_failure(
    browser: httpx.AsyncClient, greeted: str, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    bot.answers = []
    await browser.post(f"{greeted}/messages", json=saying("my bill"))
    for _ in range(2):
        await turns.answer_all(parts, dialogue, id_in(greeted))
    assert (await browser.get(f"{greeted}/messages")).json()["messages"][-1]["content"]["event"] == "delayed"


@pytest.mark.parametrize(
    "answer",
    [
        {"text": "Look", "custom": {"card": {"kind": "surprise"}}},
        {"text": "Look\x00"},
        {"text": "Look", "buttons": [{"title": "On", "intent": "x" * 65}]},
    ],
)
async def test_an_answer_that_can_not_be_shown_is_given_up_at_once_and_the_next_question_is_answered(
    browser: httpx.AsyncClient, greeted: str, parts: Parts, bot: Bot, dialogue: Dialogue, answer: dict[str, object]
) -> None:
    bot.answers = [answer]
    await browser.post(f"{greeted}/messages", json=saying("my bill"))
    await turns.answer_all(parts, dialogue, id_in(greeted))
    assert parts.brand.phone in (await texts(browser, greeted))[-1]
    bot.answers = [{"text": "Your bill is £84.20."}]
    await browser.post(f"{greeted}/messages", json=saying("my bill"))
    await turns.answer_all(parts, dialogue, id_in(greeted))
    assert (await texts(browser, greeted))[-1] == "assistant: Your bill is £84.20."


async def test_after_a_quarter_of_an_hour_it_is_given_up_with_a_way_out(
    browser: httpx.AsyncClient, greeted: str, parts: Parts, bot: Bot, dialogue: Dialogue, database: Database
) -> None:
    await browser.post(f"{greeted}/messages", json=saying("my bill"))
    bot.failures = [500, 500]
    await turns.answer_all(parts, dialogue, id_in(greeted))
    async with database.transaction() as session:
        await session.execute(
            update(Turn).where(Turn.state == TurnState.open).values(started_at=now() - timedelta(minutes=16))
        )
    await turns.answer_all(parts, dialogue, id_in(greeted))
    assert parts.brand.phone in (await texts(browser, greeted))[-1]
    bot.turns.clear()
    await turns.answer_all(parts, dialogue, id_in(greeted))
    assert bot.turns == []
