"""How any form goes: asked once more, corrected, dropped, left, taken up again, and done only on a plain yes."""

from typing import Any

import pytest
from conftest import money, problem

VAT = [{"id": "bills#is-vat-included-in-my-prices", "score": 0.95}]
PAY, QUOTES, ASKS = "/v1/payments", "/v1/payments/quotes", "payments.pay_bill_amount"
SINCE = {"iso": "2026-11-01", "display": "Sun 1 November"}
BALANCE = {
    "owed": money(6100),
    "overdue": {"amount": money(2800), "since": SINCE},
    "suspended": False,
    "next_due_on": SINCE,
    "next_bill_on": SINCE,
    "credit": None,
}
VISA = {"id": "m1", "label": "Visa ending 4242", "state": "good"}


def quoted(_: Any) -> tuple[int, dict[str, Any]]:
    return 201, {"quote_id": "q1", "pays": money(2000), "left": money(4100), "method": VISA, "effect": None}


PAID = {
    "number": "P1",
    "state": "captured",
    "day": {"iso": "2026-11-20", "display": "Fri 20 November"},
    "at": "10:40",
    "amount": money(2000),
    "left": money(4100),
    "method": "Visa ending 4242",
    "effect": None,
}
ROUTES = {
    "/v1/billing/balance": (200, BALANCE),
    f"POST {QUOTES}": quoted,
    f"POST {PAY}": (201, PAID),
    "/v1/payments/methods": (200, {"items": [VISA]}),
    "/v1/accounts/me": problem("sign-in-required", 403),
    "/v1/outages/mine": problem("sign-in-required", 403),
    "/v1/tickets": problem("sign-in-required", 403),
}


def keys(said: list[Any]) -> list[str]:
    return [message.key for message in said]


@pytest.fixture
async def asked(talk):
    """Paying has begun, and waits for an amount."""
    conversation = talk(ROUTES)
    assert keys(await conversation.hear("pay_bill", "i want to pay my bill")) == [ASKS]
    return conversation


@pytest.fixture
async def summed_up(asked):
    """The amount is known, and a yes would pay it."""
    assert keys(await asked.hear("nlu_fallback", "20", 0.3)) == ["payments.pay_bill_confirm_part"]
    return asked


async def test_a_first_answer_in_vain_gets_an_example_and_the_second_a_way_out(asked):
    assert keys(await asked.hear("nlu_fallback", "banana", 0.3)) == [f"{ASKS}_again"]
    [stuck] = await asked.hear("nlu_fallback", "banana", 0.3)
    assert stuck.key == "general.form_stuck"
    assert stuck.offers[-2:] == ["Leave it", "Talk to a person"]
    [further] = await asked.hear("nlu_fallback", "banana", 0.3)
    assert further.key == "general.form_stuck_further"
    assert "0800 555 0100" in further.text


async def test_what_is_known_outlives_a_detour(asked):
    for _ in range(3):
        await asked.hear("nlu_fallback", "banana", 0.3)
    assert keys(await asked.hear("nlu_fallback", "20", 0.3)) == ["payments.pay_bill_confirm_part"]


async def test_an_answer_on_the_summary_is_corrected(summed_up):
    await summed_up.hear("correct", "no wait, make it 30")
    assert summed_up.api.sent(QUOTES)[-1] == {"amount": {"amount_minor": 3000}}
    assert summed_up.api.sent(PAY) == []


@pytest.mark.parametrize("words", ["maybe", "hmm", "yes but is it safe?", "what does that cost", "ok then why"])
async def test_only_a_plain_yes_does_the_deed(summed_up, words):
    await summed_up.hear("nlu_fallback", words, 0.3)
    assert summed_up.api.sent(PAY) == []


async def test_a_yes_does_it_once(summed_up):
    assert keys(await summed_up.hear("affirm", "yes please")) == ["payments.paid_part"]
    await summed_up.hear("affirm", "yes")
    assert len(summed_up.api.sent(PAY)) == 1


@pytest.mark.parametrize(("intent", "words"), [("deny", "no"), ("stop", "forget it"), ("stop", "")])
async def test_a_no_and_a_stop_do_nothing_and_close_it(summed_up, intent, words):
    assert keys(await summed_up.hear(intent, words)) == ["payments.pay_bill_declined"]
    assert summed_up.api.sent(PAY) == []
    assert "form" not in summed_up.memory


async def test_what_only_reads_is_answered_in_between(asked):
    assert keys(await asked.hear("bot_challenge", "are you real")) == ["general.bot_challenge_within", ASKS]


async def test_another_form_is_asked_about_before_this_one_is_left(summed_up):
    [left] = await summed_up.hear("update_contact", "change my email")
    assert left.key == "general.leave_form"
    assert keys(await summed_up.press("Carry on here")) == ["payments.pay_bill_confirm_part"]
    await summed_up.hear("update_contact", "change my email")
    assert keys(await summed_up.press("Change my details"))[0] == "support.sign_in"
    assert [one["intent"] for one in summed_up.memory["parked"]] == ["pay_bill"]


async def test_a_person_is_named_and_the_question_is_not_put_again(asked):
    assert keys(await asked.hear("request_human", "get me a person")) == ["support.request_human_within"]
    assert keys(await asked.hear("nlu_fallback", "20", 0.3)) == ["payments.pay_bill_confirm_part"]


async def test_after_a_sign_in_nobody_says_it_again(talk):
    answers = iter([problem("sign-in-required", 403), (200, BALANCE)])
    conversation = talk({**ROUTES, "/v1/billing/balance": lambda _: next(answers)})
    assert keys(await conversation.hear("pay_bill", "i want to pay 20 of it")) == ["support.sign_in"]
    assert keys(await conversation.hear("pay_bill")) == ["payments.pay_bill_confirm_part"]
    assert conversation.api.sent(QUOTES) == [{"amount": {"amount_minor": 2000}}]


async def test_a_deed_that_met_a_system_away_is_tried_again_by_a_press(talk):
    opened = {"ticket": {"number": "T1", "promised": {"display": "Mon 23 November, 09:00"}}}
    answers = iter([problem("unavailable", 503), (201, opened)])
    conversation = talk({**ROUTES, "POST /v1/tickets": lambda _: next(answers)})
    await conversation.hear("complain", "a formal complaint because nobody ever rings back")
    [away] = await conversation.hear("affirm", "yes")
    assert "Try again" in away.offers
    assert keys(await conversation.hear("complain")) == ["support.complaint_opened"]


async def test_two_wishes_are_done_one_after_the_other(talk):
    conversation = talk(ROUTES)
    wishes = [{"intent": "pay_bill", "clause": "pay 20"}, {"intent": "request_human", "clause": "call me a person"}]
    await conversation.hear("pay_bill", "pay 20 and call me a person", wishes=wishes)
    said = await conversation.hear("affirm", "yes")
    assert keys(said) == ["payments.paid_part", "general.next_wish"]
    assert said[-1].text == "You also asked about talking to a person. Shall I go on with that?"
    assert said[0].offers == []
    assert keys(await conversation.press("Talk to a person")) == ["support.request_human"]


async def test_who_asks_for_a_person_as_well_gets_one(talk):
    wishes = [{"intent": "pay_bill", "clause": "pay 20"}, {"intent": "check_outage", "clause": "is there an outage"}]
    said = await talk(ROUTES).hear("request_human", "pay 20, is there an outage, and a person please", wishes=wishes)
    assert keys(said) == ["support.request_human"]


async def test_of_three_wishes_none_is_dropped_without_a_word(talk):
    conversation = talk(ROUTES)
    wishes = [
        {"intent": "pay_bill", "clause": "pay 20"},
        {"intent": "check_outage", "clause": "say if there is an outage"},
        {"intent": "request_human", "clause": "call me a person"},
    ]
    words = "pay 20, say if there is an outage and call me a person"
    await conversation.hear("pay_bill", words, wishes=wishes)
    assert keys(await conversation.hear("affirm", "yes")) == ["payments.paid_part", "general.next_wish"]
    left, offered = await conversation.press("No, leave that")
    assert (left.key, offered.key) == ("general.left_open", "general.next_wish")
    assert offered.offers == ["Talk to a person", "No, leave that"]


async def test_an_answer_in_between_offers_nothing_beside_the_open_question(asked):
    between, again = await asked.hear("nlu_fallback", "is vat included in my prices", 0.2, knowledge=VAT)
    assert (between.key, between.offers, "eply" in between.plain) == (
        "knowledge.bills#is-vat-included-in-my-prices",
        [],
        False,
    )
    assert again.offers
    await asked.hear("nlu_fallback", "the first one", 0.3)
    assert asked.api.sent(QUOTES) == [{"amount": "full"}]
