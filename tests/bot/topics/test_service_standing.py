"""A service that was cut off: why and what brings it back; and whether it is back after a payment."""

import pytest
from conftest import TODAY, day, money

BALANCE, PAYMENTS = "/v1/billing/balance", "/v1/payments"
LATE = {"amount": money(2800), "since": day("2026-10-24", "Sat 24 October")}
PAID = {"state": "captured", "amount": money(2800), "day": day(TODAY.isoformat(), "today")}
BILL = "/v1/billing/current"


def balance(*, suspended, overdue=None):
    facts = {"owed": money(6100), "next_due_on": None, "next_bill_on": None, "credit": None}
    return 200, facts | {"suspended": suspended, "overdue": overdue}


@pytest.mark.parametrize(
    "words",
    [
        "my phone got cut off",
        "switch it back on",
        "why have you suspended my line",
        "when will my service be restored",
        "is my line back on",
        "you disconnected me",
        "reconnect my phone please",
        "my line is restricted",
    ],
)
@pytest.mark.parametrize("intent", ["lost_phone", "check_bill", "mobile_problem", "nlu_fallback"])
async def test_what_is_overdue_and_what_brings_it_back_is_told(talk, words, intent):
    conversation = talk({BALANCE: balance(suspended=True, overdue=LATE)})
    [said] = await conversation.hear(intent, words, 0.9)
    assert said.key == "payments.line_suspended_more"
    assert ("£28.00" in said.text, "Sat 24 October" in said.text) == (True, True)
    assert said.offers == ["Pay £28.00", "More time to pay", "Talk to a person"]
    assert len(said.text) <= 280


async def test_after_the_payment_it_is_told_to_be_back(talk):
    conversation = talk({BALANCE: balance(suspended=False), PAYMENTS: (200, {"items": [PAID]})})
    [said] = await conversation.hear("check_bill", "is my line back on", 0.9)
    assert (said.key, "£28.00" in said.text) == ("payments.line_back", True)


@pytest.mark.parametrize("words", ["my phone got cut off", "switch it back on"])
async def test_where_nothing_is_suspended_it_means_something_else(talk, words):
    conversation = talk({BALANCE: balance(suspended=False), PAYMENTS: (200, {"items": []})})
    [said] = await conversation.hear("greet", words, 0.9)
    assert said.key == "general.greet"


@pytest.mark.parametrize(
    "words", ["turn roaming back on", "i want my money back now", "i found my phone, switch it back on"]
)
async def test_other_things_that_come_back_are_not_looked_up(talk, words):
    conversation = talk({})
    [said] = await conversation.hear("greet", words, 0.9)
    assert said.key == "general.greet"
