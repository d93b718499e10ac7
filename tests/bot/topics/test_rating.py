"""How it was: asked with the thanks after a deed, and a number is the answer only right after it."""

import pytest

from tests.bot.conftest import problem

ASKS, MINE = "POST /v1/ratings", "PUT /v1/ratings/mine"
ASKED, NOT_ASKED = (200, {"state": "asked"}), (200, {"state": "none"})
RATED = (200, {"state": "rated", "score": 4})
PAID = {"done": {"intent": "pay_bill", "turns": 0}, "last": "pay_bill"}


def after(talk, memory, routes=None):
    conversation = talk({ASKS: ASKED, MINE: RATED, **(routes or {})})
    conversation.memory = memory
    return conversation


@pytest.mark.parametrize("intent", ["thank", "goodbye"])
async def test_with_the_thanks_after_a_deed_it_is_asked_once(talk, intent):
    conversation = after(talk, PAID)
    said = await conversation.hear(intent, "thanks, bye")
    assert [one.key for one in said][-1] == "general.rate"
    assert "1 (bad) to 5" in said[-1].plain
    assert conversation.api.sent("/v1/ratings") == [{"topic": "pay_bill"}]
    assert "general.rate" not in [one.key for one in await conversation.hear(intent, "thanks")]


async def test_a_guide_that_ended_well_is_asked_about_too(talk):
    memory = {"last": "internet_problem", "said": [{"key": "guides.internet_down.fixed", "text": "Good."}]}
    said = await after(talk, memory).hear("thank", "thanks")
    assert said[-1].key == "general.rate"


@pytest.mark.parametrize(
    "memory",
    [
        {},
        {"last": "check_bill"},
        {**PAID, "told": ["bereavement"]},
        {**PAID, "told": ["fraud"]},
        {**PAID, "last": "complain"},
        {"done": {"intent": "cancel_service", "turns": 0}},
        {"done": {"intent": "lost_phone", "turns": 0}},
        {**PAID, "failures": 1},
        {**PAID, "parked": [{"intent": "payment_extension"}]},
    ],
)
async def test_nobody_is_asked_in_a_bad_moment_or_about_nothing(talk, memory):
    conversation = after(talk, memory)
    said = await conversation.hear("thank", "thanks")
    assert "general.rate" not in [one.key for one in said]
    assert conversation.api.sent("/v1/ratings") == []


@pytest.mark.parametrize("route", [NOT_ASKED, (503, {"type": "about:blank", "status": 503})])
async def test_where_it_may_not_be_asked_the_thanks_are_all(talk, route):
    said = await after(talk, PAID, {ASKS: route}).hear("thank", "thanks")
    assert "general.rate" not in [one.key for one in said]


@pytest.mark.parametrize(
    ("words", "score", "key"),
    [("4", 4, "general.rated"), ("5 stars", 5, "general.rated"), ("1/5", 1, "general.rated_poor")],
)
async def test_the_number_after_it_is_the_mark(talk, words, score, key):
    conversation = after(talk, PAID)
    await conversation.hear("thank", "thanks")
    [said] = await conversation.hear("nlu_fallback", words, 0.3)
    assert said.key == key
    assert conversation.api.sent("/v1/ratings/mine") == [{"score": score}]


async def test_a_number_later_is_a_number(talk):
    conversation = after(talk, PAID)
    await conversation.hear("thank", "thanks")
    await conversation.hear("help", "help")
    await conversation.hear("nlu_fallback", "1", 0.3)
    assert conversation.api.sent("/v1/ratings/mine") == []


async def test_a_mark_that_comes_too_late_is_said_to_be(talk):
    conversation = after(talk, PAID, {MINE: problem("nothing-to-rate", 409)})
    await conversation.hear("thank", "thanks")
    [said] = await conversation.hear("nlu_fallback", "3", 0.3)
    assert said.key == "general.rating_over"
