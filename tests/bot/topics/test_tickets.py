"""Cases: how one stands by its state, and what can be done about it."""

import pytest
from made_up_network import AWAY, ME, SIGN_IN, TICKETS, case, cases, line, me, moment

ID = f"{TICKETS}/id of T20500"


def routes(one=None, **more):
    one = one or case()
    made = {f"GET {TICKETS}": cases(one), f"{TICKETS}/{one['id']}": (200, one), ME: me(line())}
    return made | {f"{TICKETS}/by-number/{one['number']}": (200, one)} | more


def done(text="Added to T20500."):
    return 201, {"ticket": case(), "text": text}


def event(text, kind="note", by="OptiLink"):
    return {"kind": kind, "text": text, "by": by}


def visit(state, starts="Tue 26 November, 08:00", ends="Tue 26 November, 10:00"):
    return {"state": state, "starts": moment(starts), "ends": moment(ends)}


THREE = {"visits": [visit("completed")] * 3, "events": [event("Third visit: a cable is damaged.", "visit")]}


@pytest.mark.parametrize(
    ("more", "key", "says"),
    [
        ({}, "open", "Mon 25 November"),
        ({"events": [event("The cable was measured.")]}, "open_last", "The cable was measured"),
        ({"events": [event("Still off!", by="You")]}, "open", "T20500"),
        ({"promised": None}, "open_undated", "Mon 18 November"),
        ({"is_late": True}, "late", "Mon 25 November"),
        ({"is_late": True, **THREE}, "late_visits", "Three visits"),
        ({"visits": [visit("booked")]}, "visit", "until 10:00"),
        ({"state": "waiting_for_customer"}, "waiting", "T20500"),
        ({"state": "waiting_for_customer", "events": [event("Which router is it?")]}, "waiting_last", "Which router"),
        ({"is_open": False, "state": "resolved", "solved": moment("Fri 22 November")}, "solved", "Fri 22 November"),
        ({"is_open": False, "state": "closed"}, "closed", "T20500"),
    ],
)
async def test_every_state_has_its_sentence_and_fits_a_bubble(talk, more, key, says):
    one = case(title="The line has dropped several times a day since they changed the box", **more)
    [said] = await talk(routes(one)).hear("check_ticket", "any news on T20500")
    assert (said.key, says in said.text) == (f"tickets.{key}", True)
    assert len(said.text) <= 280


async def test_the_only_open_case_needs_no_number(talk):
    [said] = await talk(routes()).hear("check_ticket", "any news")
    assert said.key == "tickets.open"


async def test_of_several_one_is_chosen(talk):
    two = routes(**{f"GET {TICKETS}": cases(case(), case("T20501"))})
    conversation = talk(two)
    [said] = await conversation.hear("check_ticket", "any news")
    assert (said.key, said.offers) == ("tickets.which", ["T20500 fault", "T20501 fault"])
    assert [one.key for one in await conversation.press("T20500 fault")] == ["tickets.open"]


async def test_without_an_open_case_the_last_one_is_told_or_none(talk):
    def by_state(request):
        return cases() if request.url.params["state"] == "open" else cases(solved)

    solved = case(is_open=False, state="resolved", solved=moment("Fri 22 November"))
    [said] = await talk(routes(solved, **{f"GET {TICKETS}": by_state})).hear("check_ticket", "my case")
    assert (said.key, said.offers[0]) == ("tickets.solved", "It is not solved")
    [said] = await talk({f"GET {TICKETS}": cases()}).hear("check_ticket", "my case")
    assert said.key == "tickets.none"


async def test_a_number_that_is_not_theirs_is_not_found(talk):
    unknown = (404, {"type": "/problems/ticket-unknown", "title": "Unknown", "status": 404})
    [said] = await talk({f"{TICKETS}/by-number/T11111": unknown}).hear("check_ticket", "what of T11111")
    assert said.key == "tickets.unknown"


async def test_a_number_makes_an_unclear_message_a_question_about_the_case(talk):
    for intent, confidence in (("explain_bill", 0.65), ("nlu_fallback", 0.9)):
        [said] = await talk(routes()).hear(intent, "where are we with T20500", confidence)
        assert said.key == "tickets.open"


async def test_news_are_asked_for_on_request_and_not_before(talk):
    conversation = talk(routes(**{f"POST {ID}/chasing": done("The team knows that you wait for news.")}))
    await conversation.hear("check_ticket", "any news")
    assert conversation.api.sent(f"{ID}/chasing") == []
    [said] = await conversation.press("Ask for news")
    assert (said.key, said.text) == ("tickets.done_chase", "The team knows that you wait for news.")


async def test_words_are_passed_on_as_they_are(talk):
    conversation = talk(routes(**{f"POST {ID}/comments": done()}))
    await conversation.hear("check_ticket", "add something to my case")
    await conversation.hear("internet_problem", "the line dropped again at eight last night")
    assert conversation.api.sent(f"{ID}/comments") == [{"text": "the line dropped again at eight last night"}]


async def test_a_call_that_is_wanted_is_for_whoever_works_on_it(talk):
    conversation = talk(routes(**{f"POST {ID}/comments": done()}))
    await conversation.hear("check_ticket", "and someone ring me about it after 5")
    assert conversation.api.sent(f"{ID}/comments") == [{"text": "and someone ring me about it after 5"}]


async def test_a_short_question_about_something_else_is_no_word_to_the_team(talk):
    conversation = talk(routes(**{f"POST {ID}/comments": done()}))
    await conversation.hear("check_ticket", "add something to my case")
    said = await conversation.hear("bot_challenge", "are you a robot", 0.95)
    assert said[-1].key == "tickets.check_ticket_words"
    assert conversation.api.sent(f"{ID}/comments") == []


async def test_a_solved_case_is_opened_again_with_what_is_wrong(talk):
    solved = case(is_open=False, state="resolved", solved=moment("Fri 22 November"))
    conversation = talk(routes(solved, **{f"POST {ID}/reopening": done("T20500 is open again.")}))
    await conversation.hear("check_ticket", "reopen T20500")
    [said] = await conversation.hear("nlu_fallback", "it dropped again", 0.3)
    assert said.key == "tickets.done_reopen"


async def test_a_case_is_closed_after_a_yes(talk):
    conversation = talk(routes(**{f"POST {ID}/closing": done("T20500 is closed.")}))
    [said] = await conversation.hear("check_ticket", "please close my case")
    assert (said.key, conversation.api.sent(f"{ID}/closing")) == ("tickets.check_ticket_confirm", [])
    [said] = await conversation.hear("affirm", "yes")
    assert said.key == "tickets.done_close"


@pytest.mark.parametrize(
    ("problem", "key"),
    [("ticket-over", "over"), ("not-your-ticket", "not_yours"), ("visit-still-booked", "visit_booked")],
)
async def test_a_refusal_says_why(talk, problem, key):
    refused = (409, {"type": f"/problems/{problem}", "title": "No", "status": 409})
    conversation = talk(routes(**{f"POST {ID}/chasing": refused}))
    [said] = await conversation.hear("check_ticket", "chase my case")
    assert said.key == f"tickets.{key}"


async def test_somebody_elses_case_can_be_chased_only(talk):
    [said] = await talk(routes(case(is_yours=False))).hear("check_ticket", "any news")
    assert said.offers == ["Ask for news", "Talk to a person"]


@pytest.mark.parametrize("intent", ["check_ticket", "service_request"])
async def test_a_sign_in_and_a_system_that_is_away_are_said(talk, intent):
    for answer, key in ((SIGN_IN, "support.sign_in"), (AWAY, "support.unavailable")):
        [said] = await talk({f"GET {TICKETS}": answer, ME: answer}).hear(intent, "please unlock my phone")
        assert said.key == key


async def test_a_close_that_is_taken_back_leaves_the_case_open_and_tells_it_again(talk):
    conversation = talk(routes())
    await conversation.hear("check_ticket", "please close my case")
    [said] = await conversation.hear("correct", "sorry i got that wrong")
    assert (said.key, conversation.api.sent(f"{ID}/closing")) == ("tickets.open", [])


async def test_the_case_that_was_meant_is_closed_and_not_the_one_before_it(talk):
    other = case("T20777")
    closed = {f"POST {TICKETS}/{other['id']}/closing": done("T20777 is closed.")}
    conversation = talk(routes(**{f"{TICKETS}/by-number/T20777": (200, other)}, **closed))
    await conversation.hear("check_ticket", "please close my case")
    [said] = await conversation.hear("correct", "no i meant T20777")
    assert "T20777" in said.text
    await conversation.hear("affirm", "yes")
    assert conversation.api.sent(f"{ID}/closing") == []
    assert len(conversation.api.sent(f"{TICKETS}/{other['id']}/closing")) == 1
