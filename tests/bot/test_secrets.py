"""A PUK that is told goes through a whole turn, and is kept no longer than the same message may come again."""

import pytest
from bot_in_process import Bot
from made_up_redis import MadeUpRedis

from bot.actions import registry
from bot.tracker_store import SECRET_SECONDS, RecentTrackerStore

PUK = "40815162"
LINE = {"id": "s1", "label": "Mobile ending 114", "kind": "mobile", "state": "active"}
ROUTES = {
    "/v1/accounts/me": (200, {"accounts": [{"services": [LINE]}]}),
    "/v1/orders/sims/puk": (200, {"service_id": "s1", "service": LINE["label"], "puk": PUK, "what_next": ""}),
}


@pytest.fixture
def redis() -> MadeUpRedis:
    return MadeUpRedis()


@pytest.fixture
def bot(model, make_api, monkeypatch, redis) -> Bot:
    api = make_api(ROUTES)
    monkeypatch.setattr(registry, "shared_client", lambda: api.client)
    bot = Bot(model, api)
    store = RecentTrackerStore(domain=model.domain, record_exp=604_800)
    store.red = redis
    bot.agent.tracker_store = bot.agent.processor.tracker_store = store
    return bot


async def ask(bot, message_id="m1"):
    [told], replayed = await bot.say("i need my puk code", message_id)
    return told, replayed


async def test_whoever_passes_a_secret_on_is_told_that_it_is_one(bot):
    told, _ = await ask(bot)
    assert PUK in told["text"]
    assert told["custom"]["secret"] is True
    [other], _ = await bot.say("/open", "m2")
    assert "secret" not in other["custom"]


async def test_the_same_message_again_is_told_the_same_for_as_long_as_it_may_come(bot, redis):
    told, _ = await ask(bot)
    redis.wait(SECRET_SECONDS - 1)
    assert await ask(bot) == (told, True)
    # Being told again makes it last no longer.
    redis.wait(SECRET_SECONDS)
    assert not redis.holds(PUK)


async def test_after_that_time_only_that_it_was_told_is_kept(bot, redis):
    told, _ = await ask(bot)
    redis.wait(SECRET_SECONDS)
    assert not redis.holds(PUK)
    again, replayed = await ask(bot)
    assert replayed
    assert (again["text"], again["custom"]) == ("", {"key": "sims.puk", "secret": True})
    assert again["buttons"] == told["buttons"]


async def test_the_next_turn_ends_it_at_once(bot, redis):
    await ask(bot)
    await bot.say("thanks", "m2")
    assert not redis.holds(PUK)
    assert (await ask(bot))[1]


async def test_a_secret_told_before_another_one_is_not_kept_with_it(bot, redis):
    await ask(bot)
    bot.api.routes["/v1/orders/sims/puk"] = (200, {**ROUTES["/v1/orders/sims/puk"][1], "puk": "23571113"})
    told, _ = await ask(bot, "m2")
    assert "23571113" in told["text"]
    assert not redis.holds(PUK)


async def test_it_is_told_as_often_as_it_is_asked_for(bot, redis):
    for number in range(6):
        told, replayed = await ask(bot, f"m{number}")
        assert (PUK in told["text"], replayed) == (True, False)
