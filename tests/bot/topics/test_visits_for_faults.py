"""The end of a walk: a case, and a time for a technician."""

import pytest
from made_up_network import (
    SLOTS,
    TESTS,
    TICKETS,
    VISITS,
    a_test,
    case,
    moment,
    routes,
    slots,
)


def keys(said):
    return [one.key for one in said]


async def walk_to_technician(talk, **more):
    conversation = talk(routes(**{f"POST {TESTS}": a_test("slow_sync", "report_fault")} | more))
    said = await conversation.hear("internet_problem", "my internet is slow")
    return conversation, said


async def test_a_technician_is_booked_after_a_yes_for_the_case_that_was_opened(talk):
    booked = {"day": {"display": "Mon 25 November"}, "starts": "08:00", "ends": "12:00", "address": "1 Elm Road"}
    conversation, said = await walk_to_technician(talk, **{f"POST {VISITS}": (201, booked)})
    assert said[-1].key == "guides.internet_slow.technician"
    assert said[-1].offers == ["Mon 25 Nov, 08:00", "Mon 25 Nov, 08:00", "No visit"]
    assert "my internet is slow" in conversation.api.sent(TICKETS)[0]["text"]
    [said] = await conversation.hear("nlu_fallback", "the first one", 0.3)
    assert (said.key, conversation.api.sent(VISITS)) == ("troubleshooting.visit_confirm", [])
    [said] = await conversation.hear("affirm", "yes")
    assert said.key == "troubleshooting.visit_booked"
    assert conversation.api.sent(VISITS) == [
        {"slot_id": "one", "kind": "repair", "service_id": "s1", "ticket_id": "id of T20500"}
    ]


async def test_a_time_that_was_taken_meanwhile_is_replaced(talk):
    taken = (409, {"type": "/problems/slot-taken", "title": "Taken", "status": 409})
    conversation, _ = await walk_to_technician(talk, **{f"POST {VISITS}": taken})
    await conversation.hear("nlu_fallback", "1", 0.3)
    conversation.api.routes[SLOTS] = slots("three")
    said = await conversation.hear("affirm", "yes")
    assert keys(said)[0] == "troubleshooting.slot_taken"
    assert said[-1].offers == ["Mon 25 Nov, 08:00", "No visit"]


async def test_without_free_times_the_case_stands_alone(talk):
    _, said = await walk_to_technician(talk, **{SLOTS: slots()})
    assert said[-1].key == "troubleshooting.case_no_slots"


async def test_a_visit_is_not_pressed_on_anybody(talk):
    conversation, _ = await walk_to_technician(talk)
    assert keys(await conversation.hear("deny", "no visit"))[0] == "troubleshooting.without_visit"
    assert "form" not in conversation.memory


async def test_since_when_it_is_so_is_no_day_for_a_visit(talk):
    said = await talk(routes()).hear("internet_problem", "internet is slow since monday, and today too")
    assert keys(said)[-1] == "guides.internet_slow.scope"


async def test_a_day_without_a_time_is_answered_with_those_there_are(talk):
    conversation, _ = await walk_to_technician(talk)
    [said] = await conversation.hear("nlu_fallback", "on 3 December", 0.3)
    assert said.key == "troubleshooting.no_such_slot"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("does someone need to be home", "home"),
        ("will it cost me anything", "cost"),
        ("can i change it later", "undo"),
        ("how long", "long"),
    ],
)
async def test_the_visit_is_what_is_asked_about_while_it_is_booked(talk, words, kind):
    conversation, _ = await walk_to_technician(talk)
    said = await conversation.hear("nlu_fallback", words, 0.3)
    assert keys(said) == [f"visits.book_technician_about_{kind}", "troubleshooting.internet_problem_slot"]


async def test_a_text_message_asks_for_the_times_by_its_word(talk):
    conversation, _ = await walk_to_technician(talk)
    [said] = await conversation.hear("nlu_fallback", "VISIT", 0.3)
    assert said.key == "troubleshooting.internet_problem_slot"


async def test_the_same_case_a_moment_ago_is_named_and_not_opened_twice(talk):
    again = (409, {"type": "/problems/ticket-already-open", "status": 409, "ticket_id": "t1", "number": "T20499"})
    more = {f"POST {TICKETS}": again, f"{TICKETS}/t1": (200, case("T20499"))}
    _, said = await walk_to_technician(talk, **more)
    assert "T20499" in said[-1].text


async def test_a_promise_without_a_day_of_its_own_names_the_day_it_is_solved_by(talk):
    opened = (201, {"ticket": case(promised=None, solve_by=moment("Wed 27 November, 09:00")), "text": ""})
    _, said = await walk_to_technician(talk, **{f"POST {TICKETS}": opened})
    assert "Wed 27 November" in said[-1].text
