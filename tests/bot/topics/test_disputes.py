"""A charge that is contested: which, why, what happens, and once."""

import pytest
from conftest import contract, day, money, problem

BILL, QUOTES, DISPUTES = "/v1/billing/current", "/v1/billing/disputes/quotes", "/v1/billing/disputes"
TICKETS, PAYMENTS = "/v1/tickets", "/v1/payments"


def line(number, title, minor, detail="", service="Mobile ending 101"):
    label = {"id": "s", "label": service}
    return {"id": f"line {number}", "title": title, "detail": detail, "service": label, "amount": money(minor)}


LINES = [
    line(1, "Roaming data", 3960, "1.2 GB in Switzerland, 3 to 9 November"),
    line(2, "Nova 12, paid in parts", 2610),
    line(3, "Phone insurance", 400),
    line(4, "Goodwill credit", -200),
]
QUOTE = {
    "quote_id": "q1",
    "line": {"id": "line 1", "title": "Roaming data", "detail": "", "amount": money(3960)},
    "decided_by": day("2026-12-01", "Tue 1 December"),
    "plainly": "We look into it and decide by Tue 1 December.",
}
OPENED = {
    "number": "T20877",
    "dispute": {"title": "Roaming data"},
    "decided_by": day("2026-12-01", "Tue 1 December"),
    "next_word_on": None,
}
CASE = {"ticket": {"id": "t1", "number": "T30001", "promised": {"display": "Mon 23 November, 15:00"}}}


def routes(lines=LINES, **more):
    bill = {**contract("bill_current"), "lines": lines}
    made = {BILL: (200, bill), QUOTES: (201, QUOTE), DISPUTES: (201, OPENED), f"POST {TICKETS}": (201, CASE)}
    nothing = (200, {"items": []})
    return made | {PAYMENTS: nothing, f"GET {TICKETS}": nothing} | more


async def test_only_charges_can_be_chosen_and_the_last_choice_is_none_of_them(talk):
    [said] = await talk(routes()).hear("dispute_charge", "i want a refund")
    assert said.key == "billing.dispute_charge_line"
    assert said.offers == [
        "Roaming data £39.60",
        "Nova 12 £26.10",
        "Phone insuran\N{HORIZONTAL ELLIPSIS} £4.00",
        "None of these",
    ]


async def test_lines_of_one_name_are_told_apart_by_whose_they_are(talk):
    same = [
        line(1, "Business SIM", 1800, service="Van 1, ending 112"),
        line(2, "Business SIM", 1800, service="Front desk"),
    ]
    [said] = await talk(routes(same)).hear("dispute_charge", "refund")
    assert said.offers[:2] == ["Van 1 £18.00", "Front desk £18.00"]


@pytest.mark.parametrize("words", ["the roaming", "39.60", "the first one", "1"])
async def test_a_line_is_named_in_many_ways(talk, words):
    conversation = talk(routes())
    await conversation.hear("dispute_charge", "refund")
    [said] = await conversation.hear("nlu_fallback", words, 0.3)
    assert said.key == "billing.dispute_charge_reason"


async def test_an_amount_that_no_line_has_is_asked_for_again(talk):
    conversation = talk(routes())
    await conversation.hear("dispute_charge", "refund")
    [said] = await conversation.hear("nlu_fallback", "£17.35", 0.3)
    assert said.key == "billing.dispute_charge_line_unknown"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("I never ordered the roaming", "not_mine"),
        ("the roaming is on here twice", "charged_twice"),
        ("you overcharged me for the roaming", "wrong_amount"),
        ("I cancelled the roaming in May", "cancelled"),
    ],
)
async def test_the_first_message_may_say_the_line_and_the_reason(talk, words, reason):
    conversation = talk(routes())
    [said] = await conversation.hear("dispute_charge", words)
    assert said.key == "billing.dispute_charge_confirm"
    [asked] = conversation.api.sent(QUOTES)
    assert (asked["line_id"], asked["reason"], asked["text"]) == ("line 1", reason, words)


async def test_nothing_is_opened_before_the_yes_and_once_after_it(talk):
    conversation = talk(routes())
    await conversation.hear("dispute_charge", "I never used roaming, take it off")
    assert conversation.api.sent(DISPUTES) == []
    [said] = await conversation.press("Contest £39.60")
    assert (said.key, "T20877" in said.text) == ("billing.disputed_now", True)
    assert conversation.api.sent(DISPUTES) == [{"quote_id": "q1"}]
    await conversation.hear("affirm", "yes")
    assert len(conversation.api.sent(DISPUTES)) == 1


@pytest.mark.parametrize(
    ("name", "facts", "key"),
    [
        ("already-disputed", {"ticket": "T20001"}, "billing.already_disputed"),
        ("not-disputable", {}, "billing.not_disputable"),
    ],
)
async def test_what_cannot_be_contested_says_why(talk, name, facts, key):
    [said] = await talk(routes(**{QUOTES: problem(name, **facts)})).hear("dispute_charge", "the roaming, never used it")
    assert said.key == key


async def test_what_is_no_line_of_a_bill_becomes_a_case_with_the_customers_words(talk):
    conversation = talk(routes())
    words = "what compensation do I get for ten days with no internet"
    [said] = await conversation.hear("dispute_charge", words)
    assert (said.key, conversation.api.sent(TICKETS)) == ("billing.case_confirm", [])
    [said] = await conversation.press("Open a case")
    assert said.key == "billing.case_opened"
    [case] = conversation.api.sent(TICKETS)
    assert (case["kind"], case["text"]) == ("billing", words)


async def test_none_of_the_lines_asks_what_it_is_about(talk):
    conversation = talk(routes())
    await conversation.hear("dispute_charge", "refund")
    [said] = await conversation.press("None of these")
    assert said.key == "billing.dispute_charge_told"
    [said] = await conversation.hear("nlu_fallback", "a deposit of 50 from 2024", 0.3)
    assert said.key == "billing.case_confirm"


async def test_charged_twice_with_two_payments_is_about_the_payments(talk):
    paid = {"amount": money(4210), "day": day("2026-11-18", "Wed 18 November"), "method": "Visa ending 4102"}
    pair = [paid | {"number": "P-1", "state": "captured"}, paid | {"number": "P-2", "state": "captured"}]
    [said] = await talk(routes(**{PAYMENTS: (200, {"items": pair})})).hear("dispute_charge", "charged twice, refund me")
    assert said.key == "payments.payment_problem_back"


async def test_the_charge_is_named_and_what_was_used_may_be_included(talk):
    conversation = talk(routes())
    await conversation.hear("dispute_charge", "refund")
    [said] = await conversation.hear("nlu_fallback", "the roaming", 0.3)
    assert "Roaming data, £39.60" in said.text
    assert said.offers == ["I didn't use it", "It is included", "The amount is wrong", "Something else"]
    await conversation.hear("nlu_fallback", "I was told it is included", 0.3)
    [asked] = conversation.api.sent(QUOTES)
    assert (asked["reason"], asked["text"]) == ("wrong_amount", "refund\nI was told it is included")
