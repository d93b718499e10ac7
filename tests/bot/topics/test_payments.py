"""Paying: what is asked, what is taken, and what is said when it is not."""

import json

import httpx
import pytest
from conftest import day, money, problem

BALANCE, METHODS = "/v1/billing/balance", "/v1/payments/methods"
QUOTES, PAYMENTS, LINKS = "/v1/payments/quotes", "/v1/payments", "/v1/payments/links"
DUE = day("2030-11-24", "Sun 24 November")
VISA = {"id": "m1", "label": "Visa ending 4115", "state": "good"}
AMEX = {"id": "m2", "label": "Mastercard ending 9920", "state": "good"}
LINK = {"url": "https://pay.example.com/1", "amount": money(4210), "ends_at": "14:30"}
RECEIPT = {
    "number": "P-1",
    "state": "captured",
    "amount": money(4210),
    "method": "Visa ending 4115",
    "left": money(0),
    "day": day("2026-11-20", "Fri 20 November"),
    "at": "10:40",
}


def balance(owed=4210, overdue=0, **more):
    late = {"amount": money(overdue), "since": day("2026-10-24", "Sat 24 October")} if overdue else None
    found = {"owed": money(owed), "overdue": late, "next_due_on": DUE, "next_bill_on": DUE, "credit": None}
    return found | {"suspended": False} | more


def quoted(request):
    asked = json.loads(request.content)
    minor = asked["amount"]["amount_minor"] if isinstance(asked["amount"], dict) else 4210
    method = {"m2": AMEX}.get(asked.get("method_id"), VISA)
    facts = {"method": method, "effect": None, "autopay": None}
    return 201, {"quote_id": "q1", "pays": money(minor), "left": money(4210 - minor)} | facts


def routes(**more):
    made = {BALANCE: (200, balance()), METHODS: (200, {"items": [VISA]}), QUOTES: quoted}
    return made | {f"POST {PAYMENTS}": (201, RECEIPT), LINKS: (201, LINK)} | more


async def test_without_an_amount_it_is_all_of_it_and_nothing_is_taken_before_the_yes(talk):
    conversation = talk(routes())
    [said] = await conversation.hear("pay_bill", "pay my bill")
    assert said.key == "payments.pay_bill_confirm"
    assert said.offers == ["Pay £42.10", "Another amount", "Another card", "Not now"]
    assert conversation.api.sent(PAYMENTS) == []
    [said] = await conversation.hear("affirm", "go on then")
    assert said.key == "payments.paid"
    assert conversation.api.sent(PAYMENTS) == [{"quote_id": "q1"}]


async def test_another_amount_is_asked_for_where_nothing_is_overdue(talk):
    conversation = talk(routes())
    await conversation.hear("pay_bill", "pay")
    [said] = await conversation.press("Another amount")
    assert (said.key, "£42.10" in said.text) == ("payments.pay_bill_amount_open", True)
    [said] = await conversation.hear("nlu_fallback", "20", 0.3)
    assert (said.key, "£20.00" in said.text) == ("payments.pay_bill_confirm_part", True)


async def test_a_typed_number_is_an_amount_and_no_place_in_the_menu(talk):
    conversation = talk(routes(**{BALANCE: (200, balance(overdue=2800))}))
    await conversation.hear("pay_bill", "pay")
    await conversation.hear("nlu_fallback", "2", 0.3)
    assert conversation.api.sent(QUOTES) == [{"amount": {"amount_minor": 200}}]


async def test_the_overdue_part_can_be_named(talk):
    conversation = talk(routes(**{BALANCE: (200, balance(overdue=2800))}))
    await conversation.hear("pay_bill", "pay the overdue bit")
    assert conversation.api.sent(QUOTES) == [{"amount": "overdue"}]


@pytest.mark.parametrize("words", ["pay with the card ending 9920", "take it from my mastercard"])
async def test_a_card_is_named_in_the_first_message(talk, words):
    conversation = talk(routes(**{METHODS: (200, {"items": [VISA, AMEX]})}))
    [said] = await conversation.hear("pay_bill", words)
    assert "Mastercard ending 9920" in said.text


async def test_another_card_is_chosen_or_entered_on_the_page(talk):
    conversation = talk(routes(**{METHODS: (200, {"items": [VISA, AMEX]})}))
    await conversation.hear("pay_bill", "pay")
    [said] = await conversation.press("Another card")
    assert said.offers == ["Visa 4115", "Mastercard 9920", "A new card"]
    [said] = await conversation.press("A new card")
    assert said.key == "payments.link"
    assert said.custom["link"] == {"title": "Pay by card", "url": "https://pay.example.com/1"}
    assert "https://pay.example.com/1" in said.plain
    assert "pay.example.com" not in str(conversation.memory)


@pytest.mark.parametrize("methods", [[], [VISA | {"state": "expired"}]])
async def test_without_a_card_that_can_be_used_there_is_the_page(talk, methods):
    conversation = talk(routes(**{METHODS: (200, {"items": methods}), QUOTES: problem("no-method")}))
    said = await conversation.hear("pay_bill", "pay")
    assert [one.key for one in said] == (["payments.all_expired"] if methods else []) + ["payments.link"]


@pytest.mark.parametrize(
    ("found", "key"),
    [
        (balance(0), "payments.nothing_owed"),
        (balance(0, next_bill_on=None, credit=money(0)), "payments.prepaid"),
    ],
)
async def test_with_nothing_to_pay_it_says_so(talk, found, key):
    [said] = await talk(routes(**{BALANCE: (200, found)})).hear("pay_bill", "pay")
    assert said.key == key


async def test_a_day_to_come_leads_to_more_time_with_that_day(talk):
    conversation = talk(routes())
    [said] = await conversation.hear("pay_bill", "i'll pay it in 8 days")
    assert said.key == "payments.later"
    assert said.offers == ["Pay now", "More time to pay", "Automatic payment"]
    assert conversation.memory["again"]["text"] == "i'll pay it in 8 days"


async def test_other_ways_to_pay_are_told(talk):
    [said] = await talk(routes()).hear("pay_bill", "can I pay cash at the post office")
    assert said.key == "payments.ways"


@pytest.mark.parametrize(
    ("found", "standing"),
    [
        (balance(), "due"),
        (balance(overdue=2800), "overdue"),
        (balance(overdue=2800, suspended=True), "suspended"),
        (balance(0), "paid"),
    ],
)
async def test_a_declined_payment_says_how_things_stand(talk, found, standing):
    conversation = talk(routes(**{f"POST {PAYMENTS}": problem("payment-declined", reason="Not given by the bank")}))
    await conversation.hear("pay_bill", "pay 20")
    conversation.api.routes[BALANCE] = (200, found)
    [said] = await conversation.hear("affirm", "yes")
    assert said.key == f"payments.declined_{standing}"
    assert len(said.text) <= 280
    assert len(said.plain) <= 160
    assert said.offers == (["Show my bill"] if standing == "paid" else ["Another card", "Pay part now", "More time"])


async def test_a_reason_is_told_only_where_the_bank_gave_one(talk):
    conversation = talk(routes(**{f"POST {PAYMENTS}": problem("payment-declined", reason="Not enough money on it")}))
    await conversation.hear("pay_bill", "pay")
    [said] = await conversation.hear("affirm", "yes")
    assert "Not enough money on it" in said.text


@pytest.mark.parametrize("words", ["Pay part now", "pay part now", "2"])
async def test_after_a_decline_a_part_can_be_paid_at_once(talk, words):
    conversation = talk(routes(**{f"POST {PAYMENTS}": problem("payment-declined")}))
    await conversation.hear("pay_bill", "pay")
    await conversation.hear("affirm", "yes")
    [said] = await conversation.hear("nlu_fallback", words, 0.3)
    assert said.key == "payments.pay_bill_amount_open"


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        (httpx.ReadTimeout("slow"), "payments.unknown"),
        (problem("outcome-unknown", 503), "payments.unknown"),
        (problem("payment-unknown"), "payments.unknown"),
        (problem("system-unavailable"), "support.unavailable"),
        (problem("owed-has-changed"), "payments.owed_has_changed"),
    ],
)
async def test_an_answer_that_is_lost_never_says_that_nothing_was_taken(talk, answer, key):
    conversation = talk(routes(**{f"POST {PAYMENTS}": answer}))
    await conversation.hear("pay_bill", "pay")
    [said] = await conversation.hear("affirm", "yes")
    assert said.key == key


async def test_an_expired_quote_is_quoted_anew(talk):
    conversation = talk(routes(**{f"POST {PAYMENTS}": problem("quote-expired", 410)}))
    await conversation.hear("pay_bill", "pay")
    [said] = await conversation.hear("affirm", "yes")
    assert said.key == "payments.pay_bill_confirm"
    assert len(conversation.api.sent(QUOTES)) == 2


async def test_who_has_not_that_much_is_shown_what_else_there_is(talk):
    conversation = talk(routes())
    await conversation.hear("pay_bill", "pay my bill")
    [said] = await conversation.hear("deny", "i dont have that much", 0.84)
    assert (said.key, said.offers) == ("payments.pay_bill_declined", ["Pay part now", "More time"])
