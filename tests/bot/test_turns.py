"""Whole turns through the trained model, with real actions on a made-up api: each runs once or leaves no trace."""

import asyncio
import json

import pytest
from bot_in_process import Bot
from conftest import TOKEN, contract
from rasa.core.channels.channel import UserMessage
from rasa.core.tracker_store import FailSafeTrackerStore

from bot.actions import registry
from bot.turns import TurnFailed, pressed

BILL = "/v1/billing/current"


@pytest.fixture
def bot(model, make_api, monkeypatch) -> Bot:
    api = make_api({BILL: (200, contract("bill_current"))})
    monkeypatch.setattr(registry, "shared_client", lambda: api.client)
    return Bot(model, api)


async def test_a_question_is_answered_with_the_bill_and_its_card(bot):
    [answer], replayed = await bot.say("how much is my bill this month?")
    assert not replayed
    assert answer["text"].startswith("Your November bill is £84.20. It will be taken from Visa ending 4242")
    assert [button["intent"] for button in answer["buttons"]] == [*("explain_bill", "dispute_charge", "request_human")]
    assert answer["custom"]["card"]["kind"] == "bill"


async def test_an_intent_of_the_api_runs_its_rule(bot):
    [answer], _ = await bot.say("/open")
    assert answer["text"].startswith("This is OptiLink's automated assistant.")
    assert {"check_bill", "request_human"} <= {button["intent"] for button in answer["buttons"]}


async def test_a_button_means_what_rasa_makes_of_it(bot):
    theirs = await bot.agent.processor.parse_message(UserMessage("/check_bill"))
    ours = pressed("/check_bill")
    assert {name: theirs[name] for name in ours} == ours


async def test_the_way_back_after_signing_in_runs_the_same_question(bot):
    body = contract("problems")["sign_in_required"]
    bot.api.routes[BILL] = (403, body)
    [asked], _ = await bot.say("bill??")
    assert asked["custom"]["form"] == {"kind": "sign_in", "then": "check_bill"}
    bot.api.routes[BILL] = (200, contract("bill_current"))
    [answer], _ = await bot.say("/check_bill", "m2")
    assert answer["custom"]["card"]["state"] == "due"


async def test_a_message_sent_again_answers_the_same_and_runs_nothing(bot):
    first, _ = await bot.say("how much is my bill")
    calls, events = len(bot.actions.calls), await bot.events()
    again, replayed = await bot.say("how much is my bill")
    assert (again, replayed) == (first, True)
    assert len(bot.actions.calls) == calls
    assert await bot.events() == events


async def test_it_says_what_the_conversation_is_on(bot):
    asked = await bot.hear("how much is my bill this month?", "m1")
    lost = await bot.hear("xqzt wblorf", "m2")
    paying = await bot.hear("/pay_bill", "m3")
    assert [turn.about for turn in (asked, lost, paying)] == ["check_bill", None, "pay_bill"]
    again = await bot.hear("how much is my bill this month?", "m1")
    assert (again.about, again.replayed) == ("check_bill", True)


async def test_an_older_message_sent_again_answers_as_it_did(bot):
    first, _ = await bot.say("how much is my bill", "m1")
    await bot.say("thanks", "m2")
    again, replayed = await bot.say("how much is my bill", "m1")
    assert (again, replayed) == (first, True)


async def test_two_deliveries_at_once_run_one_turn(bot):
    bot.actions.pause = 0.2
    (one, replayed_one), (two, replayed_two) = await asyncio.gather(
        bot.say("how much is my bill"), bot.say("how much is my bill")
    )
    assert one == two
    assert {replayed_one, replayed_two} == {True, False}
    assert len(bot.actions.calls) == 1


async def test_two_messages_at_once_are_taken_one_after_the_other(bot):
    bot.actions.pause = 0.2
    await asyncio.gather(bot.say("how much is my bill", "m1"), bot.say("pay my bill", "m2"))
    spoken = [event.type_name for event in await bot.events() if event.type_name in ("user", "bot")]
    assert spoken == ["user", "bot", "user", "bot"]


async def test_a_turn_whose_action_fails_leaves_nothing_and_runs_when_sent_again(bot):
    await bot.say("hello", "m0")
    before = await bot.events()
    bot.actions.is_down = True
    with pytest.raises(TurnFailed, match="action_check_bill"):
        await bot.say("how much is my bill")
    assert await bot.events() == before
    bot.actions.is_down = False
    [answer], replayed = await bot.say("how much is my bill")
    assert not replayed
    assert answer["custom"]["card"]


async def test_a_first_turn_that_fails_can_be_sent_again_too(bot):
    bot.actions.is_down = True
    with pytest.raises(TurnFailed):
        await bot.say("/open")
    bot.actions.is_down = False
    assert (await bot.say("/open"))[1] is False


async def test_a_conversation_that_cannot_be_read_fails_the_turn(bot):
    """Rasa would take it for a new one, and what it remembers would be lost."""
    store = bot.agent.tracker_store
    store.store["c1"] = "not JSON"
    bot.agent.tracker_store = FailSafeTrackerStore(store)
    with pytest.raises(ValueError, match="Expecting value"):
        await bot.say("hello")
    assert store.store["c1"] == "not JSON"


async def test_after_a_long_silence_the_actions_know_nothing_of_what_was_before(bot, monkeypatch):
    await bot.say("how much is my bill", "m1")
    await bot.say("thanks", "m2")
    assert bot.actions.calls[-1]["tracker"]["slots"]["memory"]
    [*_, said] = [event for event in await bot.events() if event.type_name == "user"]
    monkeypatch.setattr("rasa.core.processor.time.time", lambda: said.timestamp + 46 * 60)
    await bot.say("pay my bill", "m3")
    assert bot.actions.calls[-1]["tracker"]["slots"]["memory"] is None


async def test_what_is_sent_to_the_actions_does_not_grow(bot):
    sent = []
    for number in range(30):
        await bot.say("how much is my bill", f"m{number}")
        sent.append(len(json.dumps(bot.actions.calls[-1])))
    assert max(sent) < 1.1 * sent[2]


async def test_a_refused_token_fails_the_turn(bot):
    bot.api.routes[BILL] = (401, contract("problems")["token_refused"])
    with pytest.raises(TurnFailed):
        await bot.say("how much is my bill")


async def test_a_turn_that_hangs_is_given_up_and_frees_the_conversation(bot, monkeypatch):
    bot.actions.pause = 60
    with monkeypatch.context() as hurried:
        hurried.setattr("bot.turns.TURN_SECONDS", 0.2)
        with pytest.raises(TurnFailed, match="within"):
            await bot.say("how much is my bill")
    bot.actions.pause = 0
    assert (await bot.say("how much is my bill"))[1] is False


async def test_the_token_reaches_the_api_and_is_kept_nowhere(bot):
    await bot.say("how much is my bill")
    [asked] = [request for request in bot.api.requests if request.url.path == BILL]
    assert asked.headers["Authorization"] == f"Bearer {TOKEN}"
    stored = bot.agent.tracker_store.store["c1"]
    assert "action_check_bill" in stored
    assert TOKEN not in stored


async def test_a_command_in_a_customers_words_stays_words(bot):
    """What the channel leaves of "/check_bill" is text to be understood, with a confidence."""
    await bot.say("check_bill")
    [user] = [event for event in await bot.events() if event.type_name == "user"]
    assert user.parse_data["intent"]["confidence"] < 1


@pytest.mark.parametrize("words", ["😀😀", "?", "77", "zzqx blorp", "a" * 4_000, "{name} {0} [x](y)"])
async def test_nonsense_is_answered_and_never_an_error(bot, words):
    said = [(await bot.say(words, f"m{number}"))[0][0] for number in range(3)]
    assert all(answer["text"] and answer["buttons"] for answer in said)
