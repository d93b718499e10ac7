"""An amount that is not clear is asked for, and a way to pay that is none of a chat's is told."""

import json

import pytest
from conftest import day, money

BALANCE, METHODS, QUOTES = "/v1/billing/balance", "/v1/payments/methods", "/v1/payments/quotes"
DUE = day("2030-11-24", "Sun 24 November")
OWED = {"owed": money(4210), "overdue": None, "next_due_on": DUE, "next_bill_on": DUE, "credit": None}
VISA = {"id": "m1", "label": "Visa ending 4115", "state": "good"}


def quoted(request):
    asked = json.loads(request.content)
    minor = asked["amount"]["amount_minor"] if isinstance(asked["amount"], dict) else 4210
    facts = {"method": VISA, "effect": None, "autopay": None}
    return 201, {"quote_id": "q1", "pays": money(minor), "left": money(4210 - minor)} | facts


def routes():
    return {BALANCE: (200, OWED), METHODS: (200, {"items": [VISA]}), QUOTES: quoted}


@pytest.mark.parametrize("words", ["pay everything except 10", "pay twenty five fifty", "pay part of it", "pay -20"])
async def test_an_amount_that_is_not_clear_is_asked_for_and_is_not_the_whole(talk, words):
    conversation = talk(routes())
    [said] = await conversation.hear("pay_bill", words)
    assert (said.key, conversation.api.sent(QUOTES)) == ("payments.pay_bill_amount_open", [])
    [said] = await conversation.hear("pay_bill", words)
    assert (said.key, conversation.api.sent(QUOTES)) == ("payments.pay_bill_amount_again", [])


@pytest.mark.parametrize("words", ["pay $20", "pay 20 euros"])
async def test_another_currency_is_refused_and_not_read_as_ours(talk, words):
    conversation = talk(routes())
    [said] = await conversation.hear("pay_bill", words)
    assert (said.key, conversation.api.sent(QUOTES)) == ("payments.pay_bill_amount_foreign", [])
    await conversation.hear("nlu_fallback", "50%", 0.3)
    assert conversation.api.sent(QUOTES) == [{"amount": {"amount_minor": 2105}}]


@pytest.mark.parametrize(
    "words",
    [
        "check my bill and pay it",
        "can you check what i owe and pay it with my visa",
        "i run two shops and want to pay the bill for both",
        "i don't have cash on me, pay it with my card",
        "pay the bill for the shop",
        "transfer me to paying my bill",
    ],
)
async def test_who_only_checks_or_has_a_shop_pays_here(talk, words):
    [said] = await talk(routes()).hear("pay_bill", words)
    assert said.key == "payments.pay_bill_confirm"


@pytest.mark.parametrize(
    "words",
    [
        "can i pay by check",
        "where do i send a check",
        "paying by cheque",
        "can i pay at a shop",
        "which shops can i pay in",
        "can i pay cash somewhere",
        "i want to transfer the money",
        "by bank transfer please",
        "is amex ok",
        "do you take amex",
    ],
)
async def test_a_way_to_pay_that_is_none_of_a_chats_is_told(talk, words):
    [said] = await talk(routes()).hear("pay_bill", words)
    assert said.key == "payments.ways"
