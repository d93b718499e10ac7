"""What would be answered, for an agent to see: the conversation hears of none of it."""

import json

import pytest
from bot_in_process import Bot
from conftest import TOKEN, contract, problem
from door import TURN, listening, loaded

from bot.actions import registry
from bot.answers import Answered
from bot.rehearsing import rehearse
from bot.turns import Turn

BILL = "/v1/billing/current"


@pytest.fixture
def bot(model, make_api, monkeypatch) -> Bot:
    api = make_api({BILL: (200, contract("bill_current"))})
    monkeypatch.setattr(registry, "shared_client", lambda: api.client)
    return Bot(model, api)


async def rehearsed(bot: Bot, words: str) -> list[dict]:
    answered = await rehearse(bot.agent, Turn("c1", "r1", words, "web", TOKEN, rehearsal=True))
    assert not answered.replayed
    return answered.messages


async def test_it_answers_as_the_bot_would_and_keeps_nothing(bot):
    [answer] = await rehearsed(bot, "how much is my bill this month?")
    assert answer["text"].startswith("Your November bill is £84.20.")
    assert await bot.events() == []


async def test_it_knows_what_was_said_before_and_the_conversation_does_not_know_of_it(bot):
    await bot.say("how much is my bill this month?")
    before = await bot.events()
    [again] = await rehearsed(bot, "say that again please")
    assert "£84.20" in again["text"]
    assert await bot.events() == before
    # Asked in earnest under the same id, it is a turn of its own.
    _, replayed = await bot.say("how much is my bill this month?", "r1")
    assert not replayed


async def test_it_waits_for_no_turn_that_runs(bot):
    async with bot.agent.lock_store.lock("c1", 60):
        assert await rehearsed(bot, "how much is my bill this month?")


@pytest.mark.parametrize("refusal", ["only-reads", "customer-only"])
async def test_an_answer_that_the_api_lets_no_agent_see_ends_there(bot, refusal):
    bot.api.routes[BILL] = problem(refusal, 403)
    [answer] = await rehearsed(bot, "how much is my bill this month?")
    assert (answer["custom"]["key"], answer["buttons"]) == (refusal, [])


async def test_the_door_takes_it_for_what_it_is(monkeypatch):
    taken = []

    async def note(agent, turn):
        taken.append(turn.rehearsal)
        return Answered([{"text": "Hello.", "buttons": [], "custom": None}], None)

    monkeypatch.setattr("bot.channel.rehearse", note)
    monkeypatch.setattr("bot.channel.run_once", note)
    async with listening(loaded()) as client:
        for told in ({}, {"rehearsal": True}, {"rehearsal": "yes"}):
            response = await client.post("/turn", content=json.dumps({**TURN, **told}))
            assert response.status_code == 200
    assert taken == [False, True, False]
