"""Numbers that leave or come: a code is said once or sent on, and never kept."""

import json

import pytest
from conftest import day, money, problem

ME, QUOTES = "/v1/accounts/me", "/v1/orders/quotes"
PORTING = "/v1/orders/porting-codes"
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


BRINGS = {"quote_id": "q1", "title": "Bringing the number ending 456", "expected_on": day("2030-12-10", "Tue")}


async def test_a_code_that_comes_before_the_number_is_not_kept_while_the_number_is_asked_for(talk):
    conversation = talk({**me(), QUOTES: (201, BRINGS)})
    [said] = await conversation.hear("port_number", "bring my old number, the pac is KJH 774 512")
    assert said.key == "numbers.port_number_number"
    assert "774" not in json.dumps(conversation.memory)
    [said] = await conversation.hear("nlu_fallback", "07911 123456", 0.3)
    assert said.key == "numbers.port_number_code"
    [said] = await conversation.hear("nlu_fallback", "KJH774512", 0.3)
    assert said.key == "numbers.port_number_confirm"


async def test_a_code_that_comes_with_the_number_is_sent_on_at_once(talk):
    conversation = talk({**me(), QUOTES: (201, BRINGS)})
    [said] = await conversation.hear("port_number", "bring 07911 123456 here, pac KJH774512")
    assert said.key == "numbers.port_number_confirm"
    assert conversation.api.sent(QUOTES)[0]["code"] == "KJH774512"
    assert "774512" not in json.dumps(conversation.memory)


@pytest.mark.parametrize("code", ["KJH774512", "99887766"])
@pytest.mark.parametrize("refusal", ["sign-in-required", "system-unavailable", "number-not-understood", "no-reason"])
async def test_a_code_that_could_not_be_sent_on_is_not_kept_either(talk, refusal, code):
    conversation = talk({**me(), QUOTES: problem(refusal, detail="Not so.")})
    await conversation.hear("port_number", "bring my old number over")
    await conversation.hear("nlu_fallback", "07911 123456", 0.3)
    await conversation.hear("nlu_fallback", code, 0.3)
    assert conversation.api.sent(QUOTES)[0]["code"] == code
    assert code not in json.dumps(conversation.memory)


async def test_a_code_given_before_the_sign_in_is_asked_for_after_it(talk):
    conversation = talk({ME: problem("sign-in-required", 403)})
    [said] = await conversation.hear("port_number", "bring 07911 123456 here, pac KJH774512")
    assert said.key == "numbers.bring_how"
    assert "774512" not in json.dumps(conversation.memory)
    conversation.api.routes |= me()
    [said] = await conversation.hear("port_number")
    assert said.key == "numbers.port_number_code"


async def test_a_code_given_in_the_middle_of_something_else_is_not_kept_meanwhile(talk):
    conversation = talk({**me(), QUOTES: (201, BRINGS)})
    await conversation.hear("sim_help", "my sim card broke")
    [said] = await conversation.hear("port_number", "bring 07911 123456 here, my pac is KJH774512")
    assert said.key == "general.leave_form"
    assert "774512" not in json.dumps(conversation.memory)


@pytest.mark.parametrize(("minor", "key"), [(0, "numbers.code_free"), (4650, "numbers.code_costs")])
async def test_a_number_may_leave_at_once_and_what_it_costs_is_said(talk, minor, key):
    made = {"id": "c1", "service": MINE["label"], "cost_of_leaving": money(minor)}
    shown = {"id": "c1", "number": "", "code": "ABC123456", "ends_on": day("2030-12-10", "Tue 10 December")}
    conversation = talk({**me(), f"POST {PORTING}": (201, made), f"{PORTING}/c1": (200, shown)})
    [said] = await conversation.hear("port_number", "pac code please")
    assert (said.key, "ABC123456" in said.text) == (key, True)
    assert "ABC123456" not in json.dumps(conversation.memory)


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
    [("actually no take it away", "numbers.code_free"), ("i havent got a pac", "numbers.no_code_yet")],
)
async def test_who_changes_their_mind_takes_the_number_away(talk, words, key):
    made = {"id": "c1", "service": MINE["label"], "cost_of_leaving": money(0)}
    shown = {"id": "c1", "number": "", "code": "ABC123456", "ends_on": day("2030-12-10", "Tue 10 December")}
    conversation = talk({**me(), f"POST {PORTING}": (201, made), f"{PORTING}/c1": (200, shown)})
    await conversation.hear("port_number", "bring my number 07700 900777")
    [said] = await conversation.hear("deny", words, 0.5)
    assert said.key == key


async def brings(talk):
    conversation = talk({**me(), QUOTES: (201, BRINGS)})
    await conversation.hear("port_number", "bring my old number over")
    return conversation


@pytest.mark.parametrize(
    "words", ["do i get that code from you or them", "how do i get a pac", "who gives me the code"]
)
async def test_where_the_code_comes_from_is_told_and_the_question_comes_again(talk, words):
    conversation = await brings(talk)
    told, said = await conversation.hear("privacy_request", words, 0.37)
    assert (told.key, said.key) == ("numbers.port_number_about_source_number", "numbers.port_number_number")
    await conversation.hear("nlu_fallback", "07911 123456", 0.3)
    told, said = await conversation.hear("nlu_fallback", words, 0.3)
    assert (told.key, said.key) == ("numbers.port_number_about_source_code", "numbers.port_number_code")


@pytest.mark.parametrize(
    "words",
    [
        "dont have the code yet can i do it later",
        "no i said i havent got it yet",
        "I haven't received a code",
        "still waiting for it",
        "they've not sent it, no code yet",
        "the code hasn't come",
    ],
)
async def test_who_has_no_code_yet_is_let_go_and_told_how_to_get_it(talk, words):
    conversation = await brings(talk)
    await conversation.hear("nlu_fallback", "07911 123456", 0.3)
    [said] = await conversation.hear("payment_extension", words, 0.9)
    assert (said.key, conversation.memory.get("form")) == ("numbers.no_code_yet", None)


@pytest.mark.parametrize(
    "words", ["I don't have that number any more", "i have not got my old phone", "it was a long text"]
)
async def test_another_want_is_none_of_a_code(talk, words):
    conversation = await brings(talk)
    await conversation.hear("nlu_fallback", "07911 123456", 0.3)
    said = await conversation.hear("nlu_fallback", words, 0.3)
    assert "numbers.no_code_yet" not in [one.key for one in said]
