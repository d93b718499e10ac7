"""Automatic payment: begun, moved, stopped; always after saying what that means."""

import pytest
from conftest import problem

AUTOPAY, QUOTES = "/v1/payments/autopay", "/v1/payments/autopay/quotes"
METHODS, LINKS = "/v1/payments/methods", "/v1/payments/links"
VISA = {"id": "m1", "label": "Visa ending 4115", "state": "good"}
BANK = {"id": "m2", "label": "Harbour Bank ending 0112", "state": "good"}
OFF = {"on": False, "told": "Automatic payment is off.", "method": None, "day": None}
ON = {"on": True, "told": "Visa ending 4115 pays your bills.", "method": VISA, "day": None, "when": "when due"}
QUOTE = {"quote_id": "q1", "method": VISA, "when": "on the day each bill is due", "told": "Visa pays your bills."}
LINK = {"url": "https://pay.example.com/1", "amount": None, "ends_at": "14:30"}


def routes(now=OFF, methods=(VISA,), **more):
    made = {f"GET {AUTOPAY}": (200, now), f"PUT {AUTOPAY}": (200, ON), f"DELETE {AUTOPAY}": (200, OFF)}
    made |= {METHODS: (200, {"items": list(methods)}), QUOTES: (201, QUOTE), LINKS: (201, LINK)}
    return made | more


async def test_it_is_set_up_with_the_only_card_after_a_yes(talk):
    conversation = talk(routes())
    [said] = await conversation.hear("setup_autopay", "put me on direct debit")
    assert (said.key, conversation.api.sent(AUTOPAY)) == ("payments.setup_autopay_confirm", [])
    assert len(said.plain) <= 160
    [said] = await conversation.press("Set it up")
    assert said.key == "payments.autopay_on"
    assert conversation.api.sent(AUTOPAY) == [{"quote_id": "q1"}]


async def test_of_several_cards_one_is_chosen(talk):
    conversation = talk(routes(methods=[VISA, BANK]))
    [said] = await conversation.hear("setup_autopay", "autopay please")
    assert said.offers == ["Visa 4115", "Harbour Bank 0112", "A new card"]
    await conversation.press("Harbour Bank 0112")
    assert conversation.api.sent(QUOTES) == [{"method_id": "m2"}]


async def test_without_a_card_there_is_the_page_to_save_one(talk):
    conversation = talk(routes(methods=[]))
    [said] = await conversation.hear("setup_autopay", "autopay please")
    assert said.key == "payments.link_autopay"
    assert conversation.api.sent(LINKS) == [{"purpose": "save_card"}]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("could the direct debit go out on the 11th", {"day": 11, "method_id": "m1"}),
        ("change my payment day to the day it is due", {"method_id": "m1"}),
        ("use the harbour bank account for direct debit instead", {"method_id": "m2"}),
    ],
)
async def test_a_change_is_quoted_as_it_was_said(talk, words, asked):
    conversation = talk(routes(ON, [VISA, BANK]))
    [said] = await conversation.hear("setup_autopay", words)
    assert said.key == "payments.setup_autopay_confirm"
    assert conversation.api.sent(QUOTES) == [asked]


@pytest.mark.parametrize(("words", "key"), [("31", "day_too_late"), ("the 5th", "confirm"), ("DUE", "confirm")])
async def test_the_day_is_one_that_every_month_has(talk, words, key):
    conversation = talk(routes(ON))
    [said] = await conversation.hear("setup_autopay", "change the date of my direct debit")
    assert said.key == "payments.setup_autopay_day"
    [said] = await conversation.hear("nlu_fallback", words, 0.3)
    assert said.key == f"payments.setup_autopay_{key}"


@pytest.mark.parametrize("words", ["stop my direct debit", "turn autopay off", "i'd rather pay myself"])
async def test_it_is_stopped_after_a_yes(talk, words):
    conversation = talk(routes(ON))
    [said] = await conversation.hear("setup_autopay", words)
    assert (said.key, conversation.api.sent(AUTOPAY)) == ("payments.setup_autopay_stop", [])
    [said] = await conversation.hear("nlu_fallback", "OFF", 0.3)
    assert said.key == "payments.autopay_is_off"
    assert conversation.api.sent(AUTOPAY) == [None]


async def test_stopping_what_is_off_says_that_it_is_off(talk):
    [said] = await talk(routes()).hear("setup_autopay", "cancel my direct debit")
    assert said.key == "payments.autopay_is_off"


async def test_where_it_is_on_already_it_is_asked_what_shall_change(talk):
    conversation = talk(routes(ON))
    [said] = await conversation.hear("setup_autopay", "direct debit")
    assert said.offers == ["Another day", "Another card", "Switch it off"]
    [said] = await conversation.press("Another card")
    assert said.key == "payments.link_autopay"


@pytest.mark.parametrize(
    ("name", "facts", "key"),
    [
        ("arrangement-running", {"number": "A-1"}, "payments.arranged_already_autopay"),
        ("prepaid-has-no-bills", {}, "payments.prepaid"),
    ],
)
async def test_what_stands_in_the_way_is_said(talk, name, facts, key):
    [said] = await talk(routes(**{QUOTES: problem(name, **facts)})).hear("setup_autopay", "direct debit on please")
    assert said.key == key


async def test_switch_it_off_is_no_wish_to_leave_all_as_it_is(talk):
    conversation = talk(routes(ON))
    await conversation.hear("setup_autopay", "could the direct debit go out on the 11th")
    [said] = await conversation.hear("stop", "switch it off")
    assert (said.key, said.offers[0]) == ("payments.setup_autopay_stop", "Switch it off")
    [said] = await conversation.hear("stop", "leave it")
    assert (said.key, conversation.api.sent(AUTOPAY)) == ("payments.setup_autopay_declined", [])
