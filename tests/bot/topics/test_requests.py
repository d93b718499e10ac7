"""A case in the customer's own words: shown before it is sent, and opened once."""

import pytest
from made_up_network import ME, TICKETS, case, cases, line, me


def routes(**more):
    one = case()
    known = {f"GET {TICKETS}": cases(one), f"{TICKETS}/{one['id']}": (200, one), ME: me(line())}
    return known | more


def done():
    return 201, {"ticket": case(), "text": "Added to T20500."}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("please unlock my handset from 2023", "request"),
        ("please send back the 20 i paid for the box", "billing"),
        ("i want to make a formal complaint about the visit", "complaint"),
    ],
)
async def test_a_request_is_shown_before_it_is_sent(talk, words, kind):
    conversation = talk(routes(**{f"POST {TICKETS}": done()}))
    [said] = await conversation.hear("service_request", words)
    assert (said.key, words in said.text) == (f"tickets.service_request_confirm_{kind}", True)
    assert conversation.api.sent(TICKETS) == []
    [said] = await conversation.hear("affirm", "yes")
    assert (said.key, "Mon 25 November" in said.text) == ("tickets.opened", True)
    assert conversation.api.sent(TICKETS) == [{"kind": kind, "text": words}]


async def test_a_request_that_says_nothing_is_asked_what_for(talk):
    conversation = talk(routes())
    [said] = await conversation.hear("service_request", "i'd like to put in a request please")
    assert said.key == "tickets.service_request_text"
    [said] = await conversation.hear("nlu_fallback", "stuff", 0.3)
    assert said.key == "tickets.service_request_text_again"


async def test_what_was_not_understood_is_what_somebody_writes_back_to(talk):
    conversation = talk(routes())
    await conversation.hear("nlu_fallback", "the wotsit on the thingy needs flurbing", 0.9)
    [said] = await conversation.hear("service_request")
    assert "flurbing" in said.text


async def test_what_was_not_understood_long_ago_is_forgotten(talk):
    conversation = talk(routes())
    await conversation.hear("nlu_fallback", "the wotsit on the thingy needs flurbing", 0.9)
    for _ in range(2):
        await conversation.hear("check_ticket", "any news")
    [said] = await conversation.hear("service_request")
    assert said.key == "tickets.service_request_text"


async def test_a_request_twice_is_named_and_not_opened_twice(talk):
    again = (409, {"type": "/problems/ticket-already-open", "status": 409, "ticket_id": "t1", "number": "T20499"})
    conversation = talk(routes(**{f"POST {TICKETS}": again}))
    await conversation.hear("service_request", "please unlock my handset from 2023")
    [said] = await conversation.hear("affirm", "yes")
    assert (said.key, "T20499" in said.text) == ("tickets.request_there", True)
