"""Given back to the assistant: last words to the customer, what comes next to the bot, and a note to colleagues."""

import httpx

from api.handoff.assigning import assign_all
from api.parts import Parts
from tests.api.conversations.conftest import id_in, texts
from tests.api.handoff.conftest import ASKING, Floor
from tests.api.handoff.test_hearing import in_line


async def test_the_last_words_are_the_agents_and_come_before_the_assistant_is_back(
    browser: httpx.AsyncClient, floor: Floor
) -> None:
    path = await in_line(browser)
    desk = await floor.agent("Sam W")
    await desk.do(id_in(path), "take-over")
    answer = await desk.do(id_in(path), "return", words="You can pay right here.", note="Half is credited.")
    assert answer.status_code == 200
    assert (await texts(browser, path))[-2:] == [
        "agent: You can pay right here.",
        "system: Back with the assistant",
    ]
    again = await desk.do(id_in(path), "return", words="You can pay right here.")
    assert again.json()["type"] == "/problems/changed-hands"
    assert (await texts(browser, path)).count("agent: You can pay right here.") == 1


async def test_nobody_says_last_words_whom_the_customer_does_not_know(
    browser: httpx.AsyncClient, floor: Floor, parts: Parts
) -> None:
    path = await in_line(browser)
    desk = await floor.agent("Sam W")
    await assign_all(parts)
    answer = await desk.do(id_in(path), "return", words="Bye.")
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/not-yours")
    assert "agent: Bye." not in await texts(browser, path)


async def test_the_note_is_for_whoever_has_it_next_and_for_nobody_else(
    browser: httpx.AsyncClient, floor: Floor
) -> None:
    path = await in_line(browser)
    sam, kim = await floor.agent("Sam W"), await floor.agent("Kim L")
    await sam.do(id_in(path), "take-over")
    await sam.do(id_in(path), "return", note="Half is credited.", next="pay_bill")
    bot = await floor.callers.bot_in(id_in(path))
    heard = [(await caller.get("/v1/handoffs/mine")).text for caller in (bot, browser)]
    assert "credited" not in "".join([*heard, *await texts(browser, path)])
    await browser.post("/v1/handoffs", json=ASKING)
    await kim.do(id_in(path), "take-over")
    card = (await kim.client.get(f"/v1/desk/conversations/{id_in(path)}/card")).raise_for_status().json()
    assert card["wants"]["note"] == "Half is credited."
