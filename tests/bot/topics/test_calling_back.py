"""A call instead of waiting: one question, a number to name, and a way to call it off."""

from typing import Any

import httpx
import pytest

from bot.actions.registry import ACTIONS
from tests.bot.conftest import problem

HANDOFFS, WINDOWS, MINE = "POST /v1/handoffs", "/v1/callbacks/windows", "GET /v1/callbacks/mine"
PROMISE = "POST /v1/callbacks"
PHONE = "07••• •••101"
NONE = (200, {"state": "none", "number": None, "window": None, "phone": None, "is_new": False})


def window(hour: int) -> dict[str, Any]:
    times = {"begins": f"2026-11-23T{hour:02}:00:00Z", "ends": f"2026-11-23T{hour + 2:02}:00:00Z"}
    return {**times, "display": f"Mon 23 November, {hour:02}:00 to {hour + 2:02}:00"}


def call(state: str = "due", *, is_new: bool = True) -> tuple[int, dict[str, Any]]:
    return 200, {"state": state, "number": "C50001", "window": window(8), "phone": PHONE, "is_new": is_new}


OFFERED = (200, {"items": [window(8), window(10), window(12), window(14)], "phone": PHONE})
ROUTES = {MINE: NONE, WINDOWS: OFFERED, PROMISE: call()}


@pytest.mark.parametrize("words", ["call me back please", "can someone ring me about it", "i want a callback"])
async def test_who_wants_to_be_rung_is_asked_when_and_told_the_number(talk, words):
    conversation = talk(ROUTES)
    [asked] = await conversation.hear("request_human", words)
    assert asked.key == "support.call_back_window"
    assert asked.offers == ["Mon 08:00 to 10:00", "Mon 10:00 to 12:00", "Mon 12:00 to 14:00"]
    assert len(asked.plain) <= 160
    assert "•" not in asked.plain
    [said] = await conversation.press("Mon 08:00 to 10:00")
    assert said.key == "support.call_promised"
    assert ("C50001" in said.text, "08:00 to 10:00" in said.text, len(said.plain) <= 160) == (True, True, True)
    [sent] = conversation.api.sent("/v1/callbacks")
    assert sent["begins"] == window(8)["begins"]


async def test_a_number_chooses_from_the_text_menu(talk):
    conversation = talk(ROUTES)
    await conversation.hear("request_human", "call me back")
    await conversation.hear("nlu_fallback", "2", 0.3)
    assert conversation.api.sent("/v1/callbacks")[0]["begins"] == window(10)["begins"]


async def test_out_of_hours_it_is_offered_in_the_answer(talk):
    closed = {"state": "closed", "opens": {"display": "Mon 23 November, 08:00"}}
    conversation = talk({**ROUTES, HANDOFFS: (200, closed)})
    await conversation.hear("request_human", "a person")
    assert [one.key for one in await conversation.press("Call me back")] == ["support.call_back_window"]


@pytest.mark.parametrize(("most", "offered"), [(None, False), (9, False), (10, True)])
async def test_whoever_may_wait_long_is_offered_a_call(talk, most, offered):
    stands = {"state": "waiting", "place": 4, "expected_minutes": most and 5, "expected_most_minutes": most}
    [answer] = await talk({HANDOFFS: (200, stands)}).hear("request_human", "a person")
    assert ("Call me back" in answer.offers) == offered


async def test_whoever_left_the_line_for_a_call_is_asked_at_once(talk):
    routes = {**ROUTES, HANDOFFS: (200, {"state": "called"})}
    conversation = talk({**routes, "/v1/handoffs/mine": (200, {"state": "returned", "next": "call_back"})})
    await conversation.hear("request_human", "a person")
    assert [one.key for one in await conversation.hear("open")] == ["support.call_back_window"]


async def test_a_call_that_is_promised_already_is_named_and_none_is_added(talk):
    conversation = talk({**ROUTES, MINE: call(is_new=False)})
    [said] = await conversation.hear("request_human", "call me back")
    assert (said.key, "C50001" in said.text) == ("support.call_known", True)
    assert conversation.api.sent("/v1/callbacks") == []


async def test_a_time_that_has_gone_is_asked_anew(talk):
    conversation = talk({**ROUTES, PROMISE: problem("window-gone", 422, detail="Choose another.")})
    await conversation.hear("request_human", "call me back")
    [said] = await conversation.press("Mon 08:00 to 10:00")
    assert said.key == "support.call_back_window_gone"


@pytest.mark.parametrize(
    ("routes", "key"),
    [
        ({WINDOWS: (200, {"items": [], "phone": PHONE})}, "support.call_none"),
        ({PROMISE: problem("number-needed", 409)}, "support.call_no_number"),
        ({PROMISE: problem("no-hours", 409)}, "support.call_none"),
        ({WINDOWS: (503, {"type": "/problems/system-unavailable", "status": 503})}, "support.unavailable"),
        ({MINE: problem("sign-in-required", 403)}, "support.sign_in"),
    ],
)
async def test_what_stands_in_the_way_is_said_with_what_helps(talk, routes, key):
    conversation = talk({**ROUTES, **routes})
    said = await conversation.hear("request_human", "call me back")
    if said[-1].key == "support.call_back_window":
        said = await conversation.press("Mon 08:00 to 10:00")
    assert said[-1].key == key


async def test_signed_in_it_goes_on_with_what_was_said(talk):
    answers = [problem("sign-in-required", 403), NONE]
    conversation = talk({**ROUTES, MINE: lambda _: httpx.Response(answers[0][0], json=answers.pop(0)[1])})
    [asked] = await conversation.hear("request_human", "call me back")
    then = asked.custom["form"]["then"]
    # Rasa has no intent for it, and would refuse one that it does not know.
    assert then in ACTIONS
    assert [one.key for one in await conversation.hear(then)] == ["support.call_back_window"]


async def test_tried_again_after_a_failure_it_is_heard_anew(talk):
    answers = [(503, {"type": "/problems/system-unavailable", "status": 503}), OFFERED]
    conversation = talk({**ROUTES, WINDOWS: lambda _: httpx.Response(answers[0][0], json=answers.pop(0)[1])})
    await conversation.hear("request_human", "call me back")
    assert [one.key for one in await conversation.press("Try again")] == ["support.call_back_window"]


@pytest.mark.parametrize(("state", "key"), [("cancelled", "call_called_off"), ("none", "call_none_coming")])
async def test_it_is_called_off_in_words_and_by_the_reply(talk, state, key):
    conversation = talk({**ROUTES, "DELETE /v1/callbacks/mine": call(state)})
    [said] = await conversation.hear("stop", "cancel the call")
    assert said.key == f"support.{key}"


async def test_the_receipts_own_reply_calls_it_off(talk):
    conversation = talk({**ROUTES, "DELETE /v1/callbacks/mine": call("cancelled")})
    await conversation.hear("request_human", "call me back")
    await conversation.press("Mon 08:00 to 10:00")
    [said] = await conversation.press("Cancel the call")
    assert said.key == "support.call_called_off"


@pytest.mark.parametrize("words", ["people ring me and it goes to voicemail", "my call back to mum dropped", "ring me"])
async def test_calls_of_other_kinds_are_not_taken_for_it(talk, words):
    conversation = talk({**ROUTES, HANDOFFS: (200, {"state": "called"})})
    said = await conversation.hear("request_human", words)
    assert said[0].key != "support.call_back_window"
