"""When a payment is taken, and whether it can be another day."""

import pytest
from conftest import day, money

AUTOPAY, BALANCE, EXTENSION = "/v1/payments/autopay", "/v1/billing/balance", "/v1/payments/arrangements/options"
ON = {
    "on": True,
    "told": "Visa ending 4242 pays your bills.",
    "when": "on the day each bill is due",
    "method": {"id": "m1", "label": "Visa ending 4242"},
    "next": {"amount": money(8420), "takes_on": day("2030-01-24", "Thu 24 January")},
}
ROUTES = {AUTOPAY: (200, ON), EXTENSION: (200, {"why_not": "Automatic payment takes your bills."})}
ROUTES |= {"GET /v1/payments/arrangements": (200, {"items": []})}


@pytest.mark.parametrize(
    "words",
    [
        "when does the payment come out",
        "when is the money taken",
        "what day does my direct debit go out",
        "when do you take it",
        "which date will the money leave my account",
        "when is my next payment",
    ],
)
async def test_the_day_and_the_card_are_told(talk, words):
    [said] = await talk(ROUTES).hear("check_bill", words)
    assert (said.key, "£84.20" in said.text, "4242" in said.text) == ("payments.comes_out", True, True)


@pytest.mark.parametrize("words", ["can it be after the 28th", "could you take it later", "can that wait til payday"])
async def test_a_later_day_is_answered_with_what_can_be_had(talk, words):
    conversation = talk(ROUTES)
    await conversation.hear("check_bill", "when does the payment come out")
    [said] = await conversation.hear("correct", words, 0.5)
    assert said.key == "payments.autopay_takes_it"


async def test_who_pays_by_hand_hears_until_when(talk):
    balance = {"owed": money(4210), "overdue": None, "next_due_on": day("2030-01-24", "Thu 24 January")}
    routes = {AUTOPAY: (200, {"on": False}), BALANCE: (200, balance)}
    [said] = await talk(routes).hear("check_bill", "when does the payment come out")
    assert (said.key, "Thu 24 January" in said.text) == ("payments.comes_by_hand", True)


@pytest.mark.parametrize("words", ["when does my bill come out", "when does it come", "can it wait"])
async def test_another_matter_is_left_alone(talk, words):
    conversation = talk(ROUTES)
    said = await conversation.hear("out_of_scope", words)
    assert not any(one.key.startswith("payments.") for one in said)
