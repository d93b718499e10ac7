"""Leaving: the days and what they cost first, one offer at most, and never an end that was not plainly agreed to."""

import pytest
from conftest import day, money, problem
from made_up_plans import END, FREE, LINE, leaving_quote, line, mine

BASE = "/v1/plans/cancellations"
QUOTES, MINE = f"{BASE}/quotes", "/v1/plans/mine"
ENDED = {"kind": "end", "number": "O1", "ends_on": END, "equipment": [], "told": ""}
CALLED = {"kind": "call", "number": "T1", "ends_on": None, "equipment": [], "told": "A person will call you."}
END_TITLE, FREE_TITLE = f"End {END['display']}", f"End {FREE['display']}"
# "21 dec"
_, NUMBER, MONTH = END["display"].split()[:3]
SHORT = f"{NUMBER} {MONTH[:3]}".lower()
HOME = line(label="Broadband at 12 Elm Road", kind="broadband")


def routes(quote=None, **more):
    return {MINE: mine(HOME), QUOTES: quote or leaving_quote(), f"POST {BASE}": (201, ENDED)} | more


async def test_two_days_with_their_costs_are_offered(talk):
    conversation = talk(routes(leaving_quote(cost=4650)))
    [said] = await conversation.hear("cancel_service", "i want to cancel")
    assert said.key == "plans.cancel_service_end"
    assert said.offers == [END_TITLE, FREE_TITLE, "Please call me", "Keep it as it is"]
    assert "£46.50" in said.text
    assert conversation.api.sent(BASE) == []


async def test_a_yes_is_not_enough_where_there_are_two_days(talk):
    conversation = talk(routes(leaving_quote(cost=4650)))
    await conversation.hear("cancel_service", "i want to cancel")
    [said] = await conversation.hear("affirm", "yes")
    assert (said.key, conversation.api.sent(BASE)) == ("plans.cancel_which_day", [])


@pytest.mark.parametrize("words", ["yes", END_TITLE, SHORT])
async def test_the_day_that_was_told_ends_it_at_once(talk, words):
    conversation = talk(routes())
    await conversation.hear("cancel_service", "i want to cancel")
    [said] = await conversation.hear("nlu_fallback", words, 0.3)
    assert said.key == "plans.cancelled"
    assert conversation.api.sent(BASE) == [{"quote_id": "q1", "talk_first": False}]


@pytest.mark.parametrize(
    "words", ["will that end my tv too", "end of next month", "when would it end?", f"why {SHORT}"]
)
async def test_a_word_of_the_button_ends_nothing(talk, words):
    conversation = talk(routes())
    await conversation.hear("cancel_service", "i want to cancel")
    await conversation.hear("nlu_fallback", words, 0.3)
    assert conversation.api.sent(BASE) == []


async def test_the_day_without_cost_is_quoted_and_done(talk):
    conversation = talk(routes(leaving_quote(cost=4650)))
    await conversation.hear("cancel_service", "i want to cancel")
    await conversation.press(FREE_TITLE)
    assert conversation.api.sent(QUOTES)[-1]["wanted_on"] == FREE["iso"]
    assert len(conversation.api.sent(BASE)) == 1


async def test_somebody_can_call_first_and_nothing_ends(talk):
    conversation = talk(routes(**{f"POST {BASE}": (201, CALLED)}))
    await conversation.hear("cancel_service", "i want to cancel")
    [said] = await conversation.press("Please call me")
    assert (said.key, "T1" in said.text) == ("plans.cancel_called", True)
    assert conversation.api.sent(BASE) == [{"quote_id": "q1", "talk_first": True}]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("cancel it, too expensive", "price"),
        ("cancel my broadband im moving to my partners", "moving"),
        ("its so slow i want to cancel", "service_quality"),
        ("cancel, gone with another provider", "other_provider"),
        ("i want to cancel", "other"),
    ],
)
async def test_the_reason_is_heard_and_never_asked_for(talk, words, reason):
    conversation = talk(routes())
    await conversation.hear("cancel_service", words)
    assert conversation.api.sent(QUOTES) == [{"service_id": LINE, "reason": reason}]


async def test_the_one_offer_comes_after_the_answer(talk):
    offer = {"kind": "cheaper_plan", "text": "Tiny costs £5.00 a month less."}
    conversation = talk(routes(leaving_quote(alternative=offer)))
    [said] = await conversation.hear("cancel_service", "cancel, too dear")
    assert said.text.index(END["display"]) < said.text.index("Tiny costs") < said.text.index("Shall I")


async def test_a_day_before_notice_is_over_is_refused_with_the_first_one(talk):
    conversation = talk(routes())
    await conversation.hear("cancel_service", "i want to cancel")
    [said] = await conversation.hear("nlu_fallback", "tomorrow", 0.3)
    assert (said.key, END["display"] in said.text) == ("plans.cancel_too_early", True)


async def test_an_end_under_way_can_be_taken_back(talk):
    pending = {"order_id": "o1", "number": "O1", "kind": "cease", "plan_name": None, "on": day("2030-01-15", "Tue")}
    leaving = mine({**HOME, "pending": pending})
    conversation = talk(routes(**{MINE: leaving, f"DELETE {BASE}/o1": (200, {"number": "O1"})}))
    [said] = await conversation.hear("cancel_service", "i want to stay after all")
    assert said.key == "plans.cease_under_way"
    [said] = await conversation.press("Keep Small")
    assert said.key == "plans.cease_taken_back"


async def test_a_line_that_is_not_there_yet_is_an_order(talk):
    conversation = talk(routes(problem("not-usable", detail="It is not switched on yet.")))
    [said] = await conversation.hear("cancel_service", "cancel")
    assert (said.key, "Track my order" in said.offers) == ("plans.cancel_not_usable", True)


async def test_a_number_is_said_to_go_with_its_line(talk):
    conversation = talk(routes(leaving_quote(cost=money(1)["minor"]), **{MINE: mine(line())}))
    [said] = await conversation.hear("cancel_service", "cancel my phone")
    assert ("number goes too" in said.text, "Move my number" in said.offers) == (True, True)


@pytest.mark.parametrize(
    "words",
    ["yes but what about my number", "do i keep my number", "when does the contract end", "yes but not at once"],
)
async def test_a_question_ends_nothing_and_has_nobody_called(talk, words):
    conversation = talk(routes(leaving_quote()))
    await conversation.hear("cancel_service", "cancel my line")
    said = await conversation.hear("nlu_fallback", words, 0.4)
    assert said[-1].key.removesuffix("_again") == "plans.cancel_service_end"
    assert conversation.api.sent(BASE) == []
