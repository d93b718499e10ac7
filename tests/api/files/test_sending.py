"""A message sends files: once, with or without words; and the customer hears what becomes of them."""

import uuid
from typing import Any

import httpx
import pytest

from api.conversations import turns
from api.dialogue import Dialogue
from api.parts import Parts
from tests.api.conftest import Bot
from tests.api.conversations.conftest import greeted, id_in, texts
from tests.api.conversations.test_endpoints import opened
from tests.api.files.samples import picture
from tests.api.files.test_bringing import bring

__all__ = ["greeted"]
KEPT = "I can't look at files myself, but yours is kept"


def sending(*ids: str, text: str | None = None) -> dict[str, Any]:
    said = {"text": text} if text else {}
    return {"client_message_id": str(uuid.uuid4()), "files": list(ids), **said}


async def brought(browser: httpx.AsyncClient, path: str, name: str = "router.png") -> str:
    return str((await bring(browser, path, picture(), name)).json()["id"])


async def last_message(browser: httpx.AsyncClient, path: str) -> dict[str, Any]:
    messages = (await browser.get(f"{path}/messages")).json()["messages"]
    return dict(messages[-1])


async def test_a_file_without_a_word_is_shown_in_the_thread_and_answered_with_what_can_be_done(
    browser: httpx.AsyncClient, greeted: str, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    file = await brought(browser, greeted)
    sent = (await browser.post(f"{greeted}/messages", json=sending(file))).json()
    assert sent["content"]["text"] == "Sent a picture: router.png"
    (media,) = sent["content"]["media"]
    assert (media["id"], media["kind"], media["width"], media["state"]) == (file, "image", 40, "kept")
    answer = (await last_message(browser, greeted))["content"]
    assert answer["text"].startswith(KEPT)
    assert [reply["title"] for reply in answer["quick_replies"]] == ["Open a case", "Talk to a person"]
    await turns.answer_all(parts, dialogue, id_in(greeted))
    assert bot.turns == []


async def test_words_beside_a_file_are_the_bot_s_to_answer(
    browser: httpx.AsyncClient, greeted: str, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    body = sending(await brought(browser, greeted), text="no lights on my router")
    await browser.post(f"{greeted}/messages", json=body)
    await turns.answer_all(parts, dialogue, id_in(greeted))
    assert [turn["text"] for turn in bot.turns] == ["no lights on my router"]
    assert "assistant: I can't look at files myself. Yours is kept" in " / ".join(await texts(browser, greeted))


async def test_the_answer_s_button_means_what_it_says(
    browser: httpx.AsyncClient, greeted: str, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    await browser.post(f"{greeted}/messages", json=sending(await brought(browser, greeted)))
    answer = await last_message(browser, greeted)
    choice = {"message_id": answer["id"], "index": 0}
    said = await browser.post(f"{greeted}/messages", json={"client_message_id": str(uuid.uuid4()), "choice": choice})
    assert said.status_code == 202
    await turns.answer_all(parts, dialogue, id_in(greeted))
    assert [turn["intent"] for turn in bot.turns] == ["service_request"]


async def test_several_one_after_the_other_are_answered_once(browser: httpx.AsyncClient, greeted: str) -> None:
    for _ in range(3):
        await browser.post(f"{greeted}/messages", json=sending(await brought(browser, greeted)))
    assert sum(KEPT in said for said in await texts(browser, greeted)) == 1


async def test_the_same_message_again_changes_nothing_and_another_one_can_not_send_the_file(
    browser: httpx.AsyncClient, greeted: str
) -> None:
    body = sending(await brought(browser, greeted))
    first, again = [await browser.post(f"{greeted}/messages", json=body) for _ in range(2)]
    assert (first.status_code, again.json()) == (202, first.json())
    other = await browser.post(f"{greeted}/messages", json=sending(body["files"][0]))
    assert (other.status_code, other.json()["type"]) == (422, "/problems/file-not-here")


async def test_a_file_of_another_conversation_is_not_sent(
    browser: httpx.AsyncClient, greeted: str, transport: httpx.AsyncBaseTransport
) -> None:
    async with httpx.AsyncClient(transport=transport, base_url="http://selfcare") as other:
        theirs = await brought(other, await opened(other))
    answer = await browser.post(f"{greeted}/messages", json=sending(theirs))
    assert (answer.status_code, answer.json()["field"]) == (422, "files")


@pytest.mark.parametrize("bad", [{"files": []}, {"files": ["x"]}, {"files": [str(uuid.UUID(int=1))] * 2}])
async def test_a_message_that_sends_nothing_or_one_twice_is_malformed(
    browser: httpx.AsyncClient, greeted: str, bad: dict[str, Any]
) -> None:
    answer = await browser.post(f"{greeted}/messages", json={"client_message_id": str(uuid.uuid4()), **bad})
    assert answer.status_code == 422
