"""What is said to the sum of a payment: another amount, a question, that it was paid, and the rest for later."""

import pytest
from conftest import money
from test_payments import BALANCE, PAYMENTS, QUOTES, RECEIPT, VISA, balance, routes


@pytest.mark.parametrize(("words", "pays"), [("all of it", "£42.10"), ("just 20", "£20.00"), ("pay half", "£21.05")])
async def test_another_amount_at_the_summary_is_summed_up_before_it_is_taken(talk, words, pays):
    conversation = talk(routes())
    await conversation.hear("pay_bill", "pay 5")
    [said] = await conversation.hear("goodbye", words, 0.83)
    assert (said.key.startswith("payments.pay_bill_confirm"), pays in said.text) == (True, True)
    assert conversation.api.sent(PAYMENTS) == []


async def test_a_bare_number_at_the_summary_is_no_amount_and_no_yes(talk):
    conversation = talk(routes())
    await conversation.hear("pay_bill", "pay 20")
    [said] = await conversation.hear("affirm", "1", 0.4)
    assert (said.key, said.offers[0]) == ("general.confirm_again", "Pay £20.00")
    assert conversation.api.sent(PAYMENTS) == []


async def test_the_rest_for_later_is_offered_once_the_part_is_paid(talk):
    conversation = talk(routes(**{f"POST {PAYMENTS}": (201, RECEIPT | {"left": money(2210)})}))
    await conversation.hear("pay_bill", "pay 20")
    said = await conversation.hear("goodbye", "the rest next week", 0.4)
    assert [one.key for one in said] == ["payments.part_first", "payments.pay_bill_confirm_part"]
    said = await conversation.hear("affirm", "yes")
    assert [one.key for one in said] == ["payments.paid_part", "general.next_wish"]


async def test_who_says_they_paid_is_looked_up_and_not_charged(talk):
    conversation = talk(routes(**{f"GET {PAYMENTS}": (200, {"items": []})}))
    await conversation.hear("pay_bill", "pay my bill")
    [said] = await conversation.hear("nlu_fallback", "but i paid yesterday", 0.3)
    assert said.key == "payments.payment_problem_told_none"
    assert conversation.api.sent(PAYMENTS) == []


async def test_the_service_is_told_to_be_back_once_it_is(talk):
    standing = iter([True, False])
    routed = routes(**{BALANCE: lambda _: (200, balance(overdue=4210, suspended=next(standing)))})
    conversation = talk(routed)
    await conversation.hear("pay_bill", "pay my bill")
    [said] = await conversation.hear("affirm", "yes")
    assert said.key == "payments.paid_back"


@pytest.mark.parametrize("words", ["will it cost me anything", "is it safe", "can i change it later"])
async def test_a_question_about_the_payment_leads_back_to_its_summary(talk, words):
    conversation = talk(routes())
    await conversation.hear("pay_bill", "pay my bill")
    said = await conversation.hear("check_bill", words, 0.7)
    assert said[0].key.startswith("payments.pay_bill_about_")
    assert [one.key for one in said[1:]] == ["payments.pay_bill_confirm"]


async def test_what_automatic_payment_does_to_it_is_told_from_the_quote(talk):
    warned = {"quote_id": "q1", "pays": money(4210), "left": money(0), "method": VISA, "effect": None}
    on = {"/v1/payments/autopay": (200, {"on": True, "told": "It is on."})}
    conversation = talk(routes(**{QUOTES: (201, warned | {"autopay": "It does not take it again."})}, **on))
    await conversation.hear("pay_bill", "pay my bill")
    said = await conversation.hear("setup_autopay", "will autopay still take it", 0.95)
    assert said[0].text == "It does not take it again."
    assert said[1].key == "payments.pay_bill_confirm"


@pytest.mark.parametrize("words", ["not the old one", "but not just the overdue", "not my old bill"])
async def test_the_part_that_is_not_meant_is_not_taken(talk, words):
    conversation = talk(routes(**{BALANCE: (200, balance(overdue=2800))}))
    await conversation.hear("pay_bill", "pay my bill")
    [said] = await conversation.hear("deny", words)
    assert (said.key, conversation.api.sent(QUOTES)) == ("payments.pay_bill_amount_again", [])
    await conversation.hear("nlu_fallback", "ok the old one", 0.3)
    assert conversation.api.sent(QUOTES) == [{"amount": "overdue"}]
