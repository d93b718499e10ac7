"""Visits: times that are read, and what is refused."""

from datetime import timedelta

import pytest
from conftest import TODAY, day, problem

VISITS, SLOTS = "/v1/orders/appointments", "/v1/orders/appointments/slots"
ME, ORDERS, CASES = "/v1/accounts/me", "/v1/orders", "/v1/tickets"
OUTAGES = "/v1/outages/mine"
HOME = {"id": "s1", "label": "Broadband at 12 Elm Road", "kind": "broadband", "state": "active"}
HOURS = {"morning": ("08:00", "12:00"), "afternoon": ("13:00", "17:00")}
NEXT_WEEK = TODAY + timedelta(days=7)
DAYS = [NEXT_WEEK + timedelta(days=count) for count in range(4)]
NONE = (200, {"items": [], "next": None})


def slot(on, part):
    starts, ends = HOURS[part]
    shown = day(on.isoformat(), f"{on:%a} {on.day} {on:%B}")
    facts = {"part": part, "starts": starts, "ends": ends, "starts_at": f"{on}T{starts}"}
    return {"id": f"{on}-{part}", "day": shown, **facts}


FREE = [slot(on, part) for on in DAYS for part in HOURS]
VISIT = slot(DAYS[0], "morning") | {
    "id": "v1",
    "kind": "repair",
    "state": "booked",
    "status": "A technician comes.",
    "service_id": "s1",
    "order_id": None,
    "address": "12 Elm Road",
    "may_change": True,
}


def routes(*booked, free=FREE, **more):
    return {
        VISITS: (200, {"items": list(booked), "next": None}),
        SLOTS: (200, {"items": free, "next": None}),
        ORDERS: NONE,
        OUTAGES: (200, {"services": []}),
        CASES: NONE,
        f"POST {CASES}": (201, {"ticket": {"id": "t1", "number": "T1"}, "text": ""}),
        f"POST {VISITS}": (201, VISIT),
        f"{VISITS}/v1/move": (201, VISIT),
        f"{VISITS}/v1/cancellation": (200, VISIT | {"state": "cancelled"}),
        **more,
    }


async def test_a_case_is_opened_with_what_was_told_and_the_visit_is_for_it(talk):
    conversation = talk(routes())
    await conversation.hear("book_technician", "book an engineer")
    await conversation.hear("nlu_fallback", "the socket is loose", 0.3)
    await conversation.hear("nlu_fallback", "the first one", 0.3)
    [said] = await conversation.hear("affirm", "yes")
    assert said.key == "visits.book_done"
    assert conversation.api.sent(CASES) == [{"kind": "fault", "text": "the socket is loose"}]
    booked = {"slot_id": FREE[0]["id"], "kind": "repair", "ticket_id": "t1"}
    assert conversation.api.sent(VISITS) == [booked]


async def test_a_time_that_was_taken_meanwhile_is_asked_for_anew_and_the_case_opened_once(talk):
    conversation = talk(routes(**{f"POST {VISITS}": problem("slot-taken")}))
    await conversation.hear("book_technician", "book an engineer")
    await conversation.hear("nlu_fallback", "the socket is loose", 0.3)
    await conversation.hear("nlu_fallback", "1", 0.3)
    [said] = await conversation.hear("affirm", "yes")
    assert said.key == "visits.slot_taken_choose"
    await conversation.hear("nlu_fallback", "2", 0.3)
    await conversation.hear("affirm", "yes")
    assert len(conversation.api.sent(CASES)) == 1


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (f"{DAYS[1].isoformat()} afternoon", 3),
        (f"{DAYS[1]:%A} afternoon", 3),
        ("the afternoon one", 1),
        (f"{DAYS[2].isoformat()} in the morning", 4),
        ("the earliest you have", 0),
    ],
)
async def test_a_time_can_be_said_in_one_s_own_words(talk, words, place):
    conversation = talk(routes())
    await conversation.hear("book_technician", "book an engineer")
    await conversation.hear("nlu_fallback", "the socket is loose", 0.3)
    [said] = await conversation.hear("nlu_fallback", words, 0.3)
    assert said.key == "visits.book_confirm"
    assert FREE[place]["day"]["display"] in said.text
    assert FREE[place]["starts"] in said.text


async def test_a_day_that_has_two_times_is_asked_about_and_one_that_has_none_leads_to_the_nearest(talk):
    conversation = talk(routes())
    await conversation.hear("book_technician", "book an engineer")
    await conversation.hear("nlu_fallback", "the socket is loose", 0.3)
    [said] = await conversation.hear("nlu_fallback", DAYS[3].isoformat(), 0.3)
    assert (said.key, len(said.offers)) == ("visits.several_fit", 2)
    [said] = await conversation.hear("nlu_fallback", (DAYS[3] + timedelta(days=9)).isoformat(), 0.3)
    assert (said.key, len(said.offers)) == ("visits.day_not_free", 3)


async def test_a_visit_is_told_of_and_can_be_moved_or_called_off(talk):
    conversation = talk(routes(VISIT))
    [said] = await conversation.hear("book_technician", "when does the engineer come")
    assert (said.key, said.offers[:2]) == ("visits.shown", ["Move the visit", "Cancel the visit"])
    [said] = await conversation.press("Cancel the visit")
    assert said.key == "visits.cancel_confirm"
    [said] = await conversation.press("Keep the visit")
    assert said.key == "visits.book_technician_declined"
    assert conversation.api.sent(f"{VISITS}/v1/cancellation") == []


async def test_the_evening_before_is_too_late_and_a_person_is_named(talk):
    conversation = talk(routes(VISIT | {"may_change": False}))
    [said] = await conversation.hear("book_technician", "move my visit to friday")
    assert said.key == "visits.too_late"
    [said] = await conversation.hear("book_technician", "when does he come")
    assert (said.key, said.offers) == ("visits.shown_fixed", ["Talk to a person"])


async def test_a_visit_that_was_missed_is_not_passed_over(talk):
    conversation = talk(routes(VISIT | {"state": "missed", "status": "It did not happen."}))
    [said] = await conversation.hear("book_technician", "your engineer never came")
    assert (said.key, said.offers) == ("visits.missed", ["Book a visit", "Talk to a person"])


async def test_no_technician_is_sent_into_an_outage_nor_to_who_has_nothing_at_home(talk):
    touched = {"is_touched": True, "outage": {"id": "x"}, "text": "There is an outage."}
    [said] = await talk(routes(**{OUTAGES: (200, {"services": [touched]})})).hear("book_technician", "send someone")
    assert said.key == "visits.outage"
    [said] = await talk(routes(**{SLOTS: problem("service-unknown", 404)})).hear("book_technician", "send someone")
    assert said.key == "visits.no_home"


async def test_a_time_said_where_the_trouble_was_asked_for_is_kept(talk):
    conversation = talk(routes())
    await conversation.hear("book_technician", "book an engineer")
    [said] = await conversation.hear("greet", f"{DAYS[1].day} {DAYS[1]:%B} morning", 0.97)
    assert (said.key, "08:00 to 12:00" in said.text) == ("visits.time_noted", True)
    [said] = await conversation.hear("nlu_fallback", "the socket is loose", 0.3)
    assert said.key == "visits.book_confirm"


async def test_what_is_said_of_a_visit_just_told_of_changes_it_and_all_else_passes_it_by(talk):
    conversation = talk(routes(VISIT))
    await conversation.hear("book_technician", "when is the engineer coming")
    [said] = await conversation.hear("correct", f"what about {DAYS[2].day} {DAYS[2]:%B} in the afternoon", 0.95)
    assert said.key == "visits.move_confirm"
    await conversation.hear("deny", "no")
    await conversation.hear("book_technician", "when is the engineer coming")
    [said] = await conversation.hear("thank", "thanks")
    assert said.key.startswith("general.thank")
    assert conversation.api.sent(f"{VISITS}/v1/move") == []


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("need to change engineer visit", "visits.book_technician_slot"),
        ("can he come today", "visits.day_not_free"),
        ("book another visit, we moved", "visits.shown"),
    ],
)
async def test_a_visit_that_is_booked_is_moved_where_that_is_meant(talk, words, key):
    [said] = await talk(routes(VISIT)).hear("book_technician", words)
    assert said.key == key


async def test_a_window_that_begins_before_the_time_said_is_not_taken_for_it(talk):
    conversation = talk(routes(VISIT))
    await conversation.hear("book_technician", "move my visit")
    [said] = await conversation.hear("goodbye", "any time after 3", 0.48)
    assert (said.key, all("pm" in title for title in said.offers)) == ("visits.begins_before", True)


async def test_an_hour_is_no_day_of_that_number(talk):
    third = TODAY.replace(month=TODAY.month + 1, day=3)
    free = [slot(third + timedelta(days=count), "afternoon") for count in range(3)]
    conversation = talk(routes(VISIT, free=free))
    await conversation.hear("book_technician", "move my visit")
    [said] = await conversation.hear("goodbye", "any time after 3", 0.48)
    assert said.key == "visits.begins_before"


async def test_a_question_takes_no_time(talk):
    conversation = talk(routes(VISIT))
    await conversation.hear("book_technician", "move my visit")
    told, said = await conversation.hear("nlu_fallback", "can he call before he comes", 0.3)
    assert (told.key, said.key) == ("visits.book_technician_about_call", "visits.book_technician_slot")
    told, said = await conversation.hear("out_of_scope", "when do i get my first bill", 0.5)
    assert (told.key, said.key) == ("general.cannot_tell", "visits.book_technician_slot")
