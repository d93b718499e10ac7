"""The way to a person: the line, the opening time, or the telephone; and what the agent is told."""

from typing import Any

import httpx
import pytest
from conftest import contract

HANDOFFS = "POST /v1/handoffs"
OPENS = {"iso": "2026-11-23T08:00:00Z", "display": "Mon 23 November, 08:00"}


def stands(state: str = "waiting", **facts: Any) -> tuple[int, dict[str, Any]]:
    known = {"place": 2, "expected_minutes": None, "expected_most_minutes": None, "opens": None}
    return 200, {"state": state, **known, **facts}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"place": 1}, ["next in line", "can't say yet how long"]),
        ({"place": 12, "expected_minutes": 4, "expected_most_minutes": 9}, ["number 12", "4 to 9 minutes"]),
        ({"expected_minutes": 3, "expected_most_minutes": 3}, ["number 2", "about 3 min"]),
    ],
)
async def test_who_asks_hears_the_place_and_the_wait_and_how_to_leave(talk, facts, said):
    [answer] = await talk({HANDOFFS: stands(**facts)}).hear("request_human", "a person please")
    assert answer.key == "support.in_line"
    assert all(part in answer.text and part in answer.plain for part in said)
    assert "Reply LEAVE" in answer.plain
    assert len(answer.plain) <= 160
    assert answer.offers == ["Back to assistant"]


@pytest.mark.parametrize("state", ["called", "with_agent"])
async def test_who_asks_while_somebody_comes_is_told_so(talk, state):
    [answer] = await talk({HANDOFFS: stands(state, place=None)}).hear("request_human", "a person")
    assert answer.key == "support.person_comes"


@pytest.mark.parametrize(("place", "key"), [(2, "support.in_line_by_text"), (None, "support.person_by_text")])
async def test_who_left_the_page_is_in_line_once_and_hears_where_they_are_texted(talk, place, key):
    waits = stands("by_text", place=place, texts_to="07••• •••101")
    [answer] = await talk({HANDOFFS: waits}).hear("request_human", "a person")
    assert (answer.key, "07••• •••101" in answer.text) == (key, True)
    assert len(answer.plain) <= 160


async def test_out_of_hours_the_opening_and_a_case_are_said_in_one_message(talk):
    [answer] = await talk({HANDOFFS: stands("closed", place=None, opens=OPENS)}).hear("request_human", "a person")
    assert (answer.key, answer.offers[:2]) == ("support.desk_closed", ["Call me back", "Open a case"])
    assert OPENS["display"] in answer.text
    assert len(answer.plain) <= 160


async def test_at_night_a_lost_phone_and_a_fraud_have_a_number(talk):
    conversation = talk({HANDOFFS: stands("closed", place=None, opens=OPENS)})
    await conversation.hear("nlu_fallback", "i think i gave my card number to a scammer", 0.3)
    [answer] = await conversation.hear("request_human", "a person")
    assert (answer.key, "0800 555 0199" in answer.text) == ("support.desk_closed_night", True)


@pytest.mark.parametrize(
    "route", [stands("closed", place=None), (503, {"type": "about:blank"}), httpx.ConnectError("away"), (404, {})]
)
async def test_without_a_team_or_an_answer_there_is_the_telephone(talk, route):
    conversation = talk({HANDOFFS: route})
    [answer] = await conversation.hear("request_human", "a person")
    assert (answer.key, "0800 555 0100" in answer.text) == ("support.request_human", True)
    assert [one.key for one in await conversation.hear("request_human", "agent!!")] == ["support.request_human_again"]


async def test_a_token_that_ran_out_has_the_turn_sent_again(talk):
    refused = (401, {"type": "/problems/token-refused", "status": 401})
    assert await talk({HANDOFFS: refused}).hear("request_human", "a person") == []


async def test_who_wants_no_person_is_put_into_no_line(talk):
    conversation = talk({HANDOFFS: stands()})
    await conversation.hear("request_human", "i dont want to talk to a human")
    assert conversation.api.sent("/v1/handoffs") == []


async def test_the_agent_is_told_what_was_done_tried_and_not_understood(talk):
    conversation = talk({HANDOFFS: stands()})
    conversation.memory = {
        "last": "internet_problem",
        "misses": 1,
        "misheard": ["the thing does the thing"],
        "tried": {"broadband": ["Restarted the router: no change", "x" * 200]},
        "lines": {"broadband": "6f1c0a52-0000-4000-8000-000000000001"},
        "parked": [{"intent": "pay_bill", "values": {"amount": 2000, "words": "call me Ted"}}],
        "bill": "b1",
    }
    await conversation.hear("request_human", "a person")
    [sent] = conversation.api.sent("/v1/handoffs")
    assert (sent["reason"], sent["topic"], sent["priority"]) == ("not_understood", "payments", "normal")
    card = sent["card"]
    assert card["intent"] == "pay_bill"
    assert card["slots"] == {
        "line_broadband": conversation.memory["lines"]["broadband"],
        "bill": "b1",
        "amount": "2000",
    }
    assert card["tried"][0] == "Restarted the router: no change"
    assert max(len(line) for line in card["tried"]) == 120
    assert "the thing does the thing" in card["failed"][0]
    assert "Ted" not in str(sent)


@pytest.mark.parametrize(
    ("memory", "reason", "priority"),
    [
        ({}, "asked_for_person", "normal"),
        ({"told": ["bereavement"]}, "bereavement", "high"),
        ({"told": ["bereavement", "fraud"]}, "fraud", "urgent"),
        ({"told": ["language"]}, "asked_for_person", "normal"),
        ({"last": "complain"}, "complaint", "high"),
        ({"last": "lost_phone"}, "lost_phone", "high"),
    ],
)
async def test_who_is_in_trouble_waits_less(talk, memory, reason, priority):
    conversation = talk({HANDOFFS: stands()})
    conversation.memory = memory
    await conversation.hear("request_human", "a person")
    [sent] = conversation.api.sent("/v1/handoffs")
    assert (sent["reason"], sent["priority"]) == (reason, priority)


async def test_back_from_a_person_it_goes_on_with_what_it_was_about(talk):
    mine = (200, {"state": "returned", "next": None})
    conversation = talk({HANDOFFS: stands(), "/v1/handoffs/mine": mine})
    conversation.memory = {"last": "check_bill"}
    await conversation.hear("request_human", "a person")
    [answer] = await conversation.hear("open")
    assert (answer.key, answer.offers[0]) == ("general.open_back", "Show my bill")


@pytest.mark.parametrize("wanted", ["pay_bill", "no_such_intent", None])
async def test_what_the_agent_said_comes_next_is_offered_first_if_it_is_known(talk, wanted):
    conversation = talk({HANDOFFS: stands(), "/v1/handoffs/mine": (200, {"state": "returned", "next": wanted})})
    conversation.memory = {"last": "check_bill"}
    await conversation.hear("request_human", "a person")
    [answer] = await conversation.hear("open")
    assert answer.offers[0] == ("Pay my bill" if wanted == "pay_bill" else "Show my bill")
    assert answer.key == ("general.open_back_to" if wanted == "pay_bill" else "general.open_back")


@pytest.mark.parametrize("said", ["yes please", "ok", "pay my bill"])
async def test_a_yes_goes_on_with_what_the_agent_said_and_nothing_is_asked_again(talk, said):
    returned = (200, {"state": "returned", "next": "check_bill"})
    conversation = talk(
        {HANDOFFS: stands(), "/v1/handoffs/mine": returned, "/v1/billing/current": (200, contract("bill_current"))}
    )
    await conversation.hear("give_feedback", "i want to leave feedback")
    await conversation.hear("request_human", "a person")
    [answer] = await conversation.hear("open")
    assert answer.key == "general.open_back_to"
    intent = "check_bill" if said == "pay my bill" else "affirm"
    first, *_ = await conversation.hear(intent, said)
    assert first.key.startswith("billing.")
    assert conversation.memory.get("form") is None


async def test_a_form_that_the_agent_said_to_go_on_with_asks_its_own_question_again(talk):
    returned = (200, {"state": "returned", "next": "give_feedback"})
    conversation = talk({HANDOFFS: stands(), "/v1/handoffs/mine": returned})
    await conversation.hear("give_feedback", "i want to leave feedback")
    await conversation.hear("request_human", "a person")
    said = [one.key for one in await conversation.hear("open")]
    assert said == ["general.open_back_within", "support.give_feedback_words"]


async def test_a_form_that_was_open_asks_again_when_the_assistant_is_back(talk):
    conversation = talk({HANDOFFS: stands()})
    await conversation.hear("give_feedback", "i want to leave feedback")
    await conversation.hear("request_human", "a person")
    said = [one.key for one in await conversation.hear("open")]
    assert said == ["general.open_back_within", "support.give_feedback_words"]
