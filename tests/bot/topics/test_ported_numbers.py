"""Numbers that come and leave: the code that is never kept, and what is asked for it."""

import json

import pytest
from conftest import day, money

ME, QUOTES, PORTING = "/v1/accounts/me", "/v1/orders/quotes", "/v1/orders/porting-codes"
MINE = {"id": "s1", "label": "Mobile ending 114", "kind": "mobile", "state": "active"}


def me():
    return {ME: (200, {"accounts": [{"services": [MINE]}]})}


async def test_a_code_of_another_operator_s_is_kept_only_until_it_is_sent_on(talk):
    quote = {"quote_id": "q1", "title": "Bringing the number ending 456", "expected_on": day("2030-12-10", "Tue")}
    conversation = talk({**me(), QUOTES: (201, quote)})
    await conversation.hear("port_number", "bring my old number over")
    await conversation.hear("nlu_fallback", "07911 123456", 0.3)
    [said] = await conversation.hear("nlu_fallback", "kjh 774512", 0.3)
    assert said.key == "numbers.port_number_confirm"
    assert "774512" not in json.dumps(conversation.memory)
    assert conversation.api.sent(QUOTES)[0]["code"].replace(" ", "").lower() == "kjh774512"


QUOTED = (201, {"quote_id": "q1", "title": "Bringing it", "expected_on": day("2030-11-24", "Sun 24 November")})


async def test_another_day_needs_the_code_once_more_and_says_why(talk):
    conversation = talk({**me(), QUOTES: QUOTED})
    await conversation.hear("port_number", "bring my old number 07700 900777, code ABC123456")
    [said] = await conversation.hear("correct", "no make it in 5 days")
    assert said.key == "numbers.code_once_more"
    [said] = await conversation.hear("nlu_fallback", "ABC123456", 0.3)
    assert said.key == "numbers.port_number_confirm"
    assert "wanted_on" in conversation.api.sent(QUOTES)[1]


@pytest.mark.parametrize(
    ("words", "key"),
    [("actually no take it away", "numbers.code_free"), ("i havent got a pac", "numbers.port_number_code_again")],
)
async def test_who_changes_their_mind_takes_the_number_away(talk, words, key):
    made = {"id": "c1", "service": MINE["label"], "cost_of_leaving": money(0)}
    shown = {"id": "c1", "number": "", "code": "ABC123456", "ends_on": day("2030-12-10", "Tue 10 December")}
    conversation = talk({**me(), f"POST {PORTING}": (201, made), f"{PORTING}/c1": (200, shown)})
    await conversation.hear("port_number", "bring my number 07700 900777")
    [said] = await conversation.hear("deny", words, 0.5)
    assert said.key == key


@pytest.mark.parametrize(("minor", "key"), [(0, "numbers.code_free"), (4650, "numbers.code_costs")])
async def test_a_number_may_leave_at_once_and_what_it_costs_is_said(talk, minor, key):
    made = {"id": "c1", "service": MINE["label"], "cost_of_leaving": money(minor)}
    shown = {"id": "c1", "number": "", "code": "ABC123456", "ends_on": day("2030-12-10", "Tue 10 December")}
    conversation = talk({**me(), f"POST {PORTING}": (201, made), f"{PORTING}/c1": (200, shown)})
    [said] = await conversation.hear("port_number", "pac code please")
    assert (said.key, "ABC123456" in said.text) == (key, True)
    assert "ABC123456" not in json.dumps(conversation.memory)
