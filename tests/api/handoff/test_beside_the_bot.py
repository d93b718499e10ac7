"""Where the assistant ends and a person begins: what is still said, and what is never said again."""

import httpx

from api.conversations import turns
from api.dialogue import Dialogue
from api.handoff.assigning import assign_all
from api.parts import Parts
from tests.api.callers import Callers
from tests.api.conftest import Bot
from tests.api.conversations.conftest import id_in, texts
from tests.api.conversations.test_endpoints import opened, saying
from tests.api.handoff.conftest import ASKING, Asking, Floor


async def asked_in_turn(browser: httpx.AsyncClient, callers: Callers, bot: Bot, path: str) -> Asking:
    """The bot asks for a person while it answers what was just said."""
    asking = Asking(id_in(path), await callers.bot_in(id_in(path)))

    async def ask() -> None:
        bot.meanwhile = None
        await asking.ask()

    bot.meanwhile = ask
    bot.answers = [{"text": "I'm getting a person for you."}]
    await browser.post(f"{path}/messages", json=saying("a person please"))
    return asking


async def test_the_turn_that_asks_for_a_person_is_still_answered_and_what_follows_is_not(
    browser: httpx.AsyncClient, callers: Callers, floor: Floor, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    path = await opened(browser)
    await turns.answer_all(parts, dialogue, id_in(path))
    await asked_in_turn(browser, callers, bot, path)
    await turns.answer_all(parts, dialogue, id_in(path))
    await browser.post(f"{path}/messages", json=saying("hello?"))
    await turns.answer_all(parts, dialogue, id_in(path))
    assert (await texts(browser, path))[-3:] == [
        "system: You're in line for a person",
        "assistant: I'm getting a person for you.",
        "customer: hello?",
    ]


async def test_an_agent_who_has_it_by_then_is_not_talked_over(
    browser: httpx.AsyncClient, callers: Callers, floor: Floor, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    await floor.agent("Sam W")
    path = await opened(browser)
    await turns.answer_all(parts, dialogue, id_in(path))
    await asked_in_turn(browser, callers, bot, path)
    ask = bot.meanwhile
    assert ask

    async def ask_and_assign() -> None:
        await ask()
        assert await assign_all(parts) == 1

    bot.meanwhile = ask_and_assign
    await turns.answer_all(parts, dialogue, id_in(path))
    assert "I'm getting a person for you." not in str(await texts(browser, path))


async def test_a_bot_that_fails_after_it_has_asked_says_no_more(
    browser: httpx.AsyncClient, callers: Callers, floor: Floor, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    path = await opened(browser)
    await turns.answer_all(parts, dialogue, id_in(path))
    await asked_in_turn(browser, callers, bot, path)
    bot.failures = [422]
    await turns.answer_all(parts, dialogue, id_in(path))
    assert (await texts(browser, path))[-1] == "system: You're in line for a person"


async def test_back_with_the_assistant_only_what_is_said_next_is_answered(
    browser: httpx.AsyncClient, floor: Floor, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    path = await opened(browser)
    await browser.post(f"{path}/messages", json=saying("my bill is wrong"))
    assert (await browser.post("/v1/handoffs", json=ASKING)).json()["state"] == "waiting"
    await browser.post(f"{path}/messages", json=saying("anybody there?"))
    for _ in range(2):
        assert (await browser.delete("/v1/handoffs/mine")).json()["state"] == "returned"
    await browser.post(f"{path}/messages", json=saying("my bill"))
    await turns.answer_all(parts, dialogue, id_in(path))
    # One event tells the bot that it has it back; what was said meanwhile is not asked.
    assert [turn.get("text") or turn["intent"] for turn in bot.turns] == ["open", "my bill"]
    assert (await texts(browser, path)).count("system: Back with the assistant") == 1
