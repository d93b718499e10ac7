"""A reply that the assistant offered, pressed on an old page once a person has joined, is no word to that person."""

import uuid
from typing import Any

import httpx

from api.conversations import turns
from api.dialogue import Dialogue
from api.handoff import hearing
from api.handoff.assigning import assign_all
from api.parts import Parts
from models import ConversationOwner
from tests.api.conftest import Bot
from tests.api.conversations.conftest import id_in, texts
from tests.api.conversations.test_endpoints import opened
from tests.api.handoff.conftest import ASKING, Desk, Floor


async def in_line(browser: httpx.AsyncClient, parts: Parts, bot: Bot, dialogue: Dialogue) -> tuple[str, dict[str, Any]]:
    """In line, and the press of what the assistant offered before."""
    path = await opened(browser)
    bot.answers = [{"text": "You're in line.", "buttons": [{"title": "Back to assistant"}]}]
    await turns.answer_all(parts, dialogue, id_in(path))
    await browser.post("/v1/handoffs", json=ASKING)
    messages = (await browser.get(f"{path}/messages")).json()["messages"]
    offered = next(each["id"] for each in messages if each["content"]["quick_replies"])
    return path, {"client_message_id": str(uuid.uuid4()), "choice": {"message_id": offered, "index": 0}}


async def called(floor: Floor, parts: Parts) -> Desk:
    desk = await floor.agent("Sam W", capacity=9)
    await assign_all(parts)
    return desk


async def test_once_a_person_has_joined_it_is_refused_in_plain_words(
    browser: httpx.AsyncClient, floor: Floor, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    path, press = await in_line(browser, parts, bot, dialogue)
    await (await called(floor, parts)).do(id_in(path), "acceptance")
    answer = await browser.post(f"{path}/messages", json=press)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/choice-over")
    assert "Write to them instead" in answer.json()["detail"]
    assert "customer: Back to assistant" not in await texts(browser, path)
    assert (await floor.conversation(id_in(path))).owner is ConversationOwner.agent


async def test_while_somebody_is_only_being_asked_it_is_the_way_back(
    browser: httpx.AsyncClient, floor: Floor, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    path, press = await in_line(browser, parts, bot, dialogue)
    await called(floor, parts)
    said = (await browser.post(f"{path}/messages", json=press)).raise_for_status().json()
    await hearing.hear(parts, uuid.UUID(said["id"]))
    assert (await floor.conversation(id_in(path))).owner is ConversationOwner.bot


async def test_what_was_taken_before_is_taken_still(
    browser: httpx.AsyncClient, floor: Floor, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    path, press = await in_line(browser, parts, bot, dialogue)
    first = await browser.post(f"{path}/messages", json=press)
    await (await called(floor, parts)).do(id_in(path), "acceptance")
    again = await browser.post(f"{path}/messages", json=press)
    assert (again.status_code, again.json()["id"]) == (202, first.json()["id"])
