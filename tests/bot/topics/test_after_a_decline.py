"""After a payment that was turned down or made twice: trying again, another card, and how long money takes."""

import pytest
from test_payment_problems import BALANCE, HELD_TWICE, PAYMENTS, TICKETS, balance, payment, routes
from test_payments import LINK, LINKS, METHODS, QUOTES, VISA, quoted

PAYS = {METHODS: (200, {"items": [VISA]}), QUOTES: quoted, LINKS: (201, LINK)}
OWED = (200, balance() | {"next_bill_on": None, "credit": None})


def declined(talk):
    return talk(routes(payment("declined"), **PAYS, **{BALANCE: OWED}))


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("try again", "payments.pay_bill_confirm"),
        ("try the card again", "payments.pay_bill_confirm"),
        ("use the old one", "payments.pay_bill_confirm"),
        ("i'll use another card", "payments.link"),
        ("i'll pay with a different card", "payments.link"),
    ],
)
async def test_after_a_no_of_the_bank_it_is_tried_again_as_they_say(talk, words, key):
    conversation = declined(talk)
    [said] = await conversation.hear("payment_problem", "my payment failed")
    assert said.key == "payments.declined_due"
    [said] = await conversation.hear("nlu_fallback", words, 0.3)
    assert (said.key, conversation.api.sent(PAYMENTS)) == (key, [])


async def test_the_old_one_is_a_card_and_no_amount(talk):
    conversation = declined(talk)
    await conversation.hear("pay_bill", "pay my bill")
    [said] = await conversation.hear("correct", "use the old one", 0.8)
    assert (said.key, "£42.10" in said.text) == ("payments.pay_bill_confirm", True)
    [said] = await conversation.hear("payment_problem", "it keeps declining", 0.5)
    assert said.key == "payments.declined_due"


async def test_who_wants_the_money_back_is_asked_where_to(talk):
    conversation = talk(routes(*HELD_TWICE))
    await conversation.hear("payment_problem", "charged twice")
    [said] = await conversation.hear("dispute_charge", "no i want the money back", 0.97)
    assert said.key == "payments.payment_problem_back_held"
    said = await conversation.hear("nlu_fallback", "how long does it take", 0.3)
    assert [one.key for one in said] == ["payments.payment_problem_about_long", "payments.payment_problem_back_held"]
    [said] = await conversation.press("To my card")
    assert said.key == "payments.refund_asked"
    [comment] = conversation.api.sent(f"{TICKETS}/t1/comments")
    assert "if both were taken" in comment["text"]
    [said] = await conversation.hear("nlu_fallback", "how long does it take", 0.3)
    assert said.key == "payments.payment_problem_about_long"
