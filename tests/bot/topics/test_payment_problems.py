"""A payment that failed, is missing, or was made twice: what is seen is told, what is not is looked for."""

import pytest
from conftest import day, money, problem

PAYMENTS, TICKETS, BALANCE = "/v1/payments", "/v1/tickets", "/v1/billing/balance"
CASE = {"ticket": {"id": "t1", "number": "T30001", "promised": {"display": "Mon 23 November, 15:00"}}}


def payment(state, number="P-1", minor=4210, iso="2026-11-18"):
    facts = {"method": "Visa ending 4102", "told": "", "why": None, "next_step": None}
    return facts | {"number": number, "state": state, "amount": money(minor), "day": day(iso, "Wed 18 November")}


def balance(owed=4210):
    due = day("2026-11-24", "Tue 24 November")
    return {"owed": money(owed), "overdue": None, "next_due_on": due, "suspended": False}


def routes(*payments, **more):
    made = {PAYMENTS: (200, {"items": list(payments)}), f"POST {TICKETS}": (201, CASE), BALANCE: (200, balance())}
    made |= {f"{TICKETS}/t1/comments": (201, CASE), f"GET {TICKETS}": (200, {"items": []})}
    return made | more


HELD_TWICE = (payment("authorised", "P-2"), payment("captured", "P-1"))


async def test_two_payments_of_which_one_is_held_open_a_case_at_once(talk):
    conversation = talk(routes(*HELD_TWICE))
    [said] = await conversation.hear("payment_problem", "you took my money twice")
    assert said.key == "payments.payment_problem_taken"
    assert "T30001" in said.text
    assert len(said.text) <= 280
    assert len(said.plain) <= 160
    [case] = conversation.api.sent(TICKETS)
    assert "P-1 and P-2" in case["text"]


@pytest.mark.parametrize(("back", "words"), [("To my card", "back to the card"), ("As credit", "as credit")])
async def test_both_taken_is_added_to_the_case_with_where_it_goes(talk, back, words):
    conversation = talk(routes(*HELD_TWICE))
    await conversation.hear("payment_problem", "charged twice")
    [said] = await conversation.press("My bank took both")
    assert said.key == "payments.payment_problem_back_held"
    [said] = await conversation.press(back)
    assert said.key == "payments.refund_asked"
    [comment] = conversation.api.sent(f"{TICKETS}/t1/comments")
    assert words in comment["text"]


async def test_two_that_are_both_taken_are_one_too_many(talk):
    conversation = talk(routes(payment("captured", "P-2"), payment("captured", "P-1")))
    [said] = await conversation.hear("payment_problem", "i paid twice")
    assert (said.key, conversation.api.sent(TICKETS)) == ("payments.payment_problem_back", [])
    [said] = await conversation.press("To my card")
    assert said.key == "payments.refund_asked"


async def test_the_same_amount_a_month_apart_is_no_double(talk):
    two = (payment("captured", "P-2"), payment("captured", "P-1", iso="2026-10-18"))
    [said] = await talk(routes(*two)).hear("payment_problem", "charged twice")
    assert said.key == "payments.arrived"


async def test_a_case_that_is_open_already_is_named(talk):
    refused = problem("ticket-already-open", number="T30001")
    [said] = await talk(routes(*HELD_TWICE, **{f"POST {TICKETS}": refused})).hear("payment_problem", "charged twice")
    assert (said.key, "T30001" in said.text) == ("payments.ticket_open", True)


async def test_a_declined_payment_is_told_with_three_ways_on(talk):
    [said] = await talk(routes(payment("declined"))).hear("payment_problem", "my payment did not go through")
    assert said.key == "payments.declined_due"
    assert said.offers == ["Another card", "Pay part now", "More time"]


async def test_a_payment_that_waits_for_the_bank_is_not_to_be_paid_again(talk):
    [said] = await talk(routes(payment("unknown"))).hear("payment_problem", "where is my payment")
    assert (said.key, "don't pay again" in said.text) == ("payments.waiting", True)


async def test_one_that_is_not_to_be_found_is_asked_about_and_looked_for(talk):
    conversation = talk(routes(payment("captured", iso="2026-10-18")))
    [said] = await conversation.hear("payment_problem", "my payment is not showing")
    assert said.key == "payments.payment_problem_told"
    [said] = await conversation.hear("nlu_fallback", "61 by bank transfer last friday", 0.3)
    assert (said.key, conversation.api.sent(TICKETS)) == ("payments.payment_problem_confirm", [])
    [said] = await conversation.press("Open a case")
    assert said.key == "payments.looked_for"
    assert conversation.api.sent(TICKETS)[0]["text"] == "61 by bank transfer last friday"


async def test_what_was_told_in_the_first_message_is_not_asked_again(talk):
    words = "I paid £61 by bank transfer on Friday and you say I still owe it"
    [said] = await talk(routes(payment("captured"))).hear("payment_problem", words)
    assert said.key == "payments.payment_problem_confirm"


async def test_with_nothing_wrong_the_last_one_is_named_and_another_can_be_looked_for(talk):
    conversation = talk(routes(payment("captured")))
    [said] = await conversation.hear("payment_problem", "problem with a payment")
    assert said.key == "payments.arrived"
    [said] = await conversation.press("Another payment")
    assert said.key == "payments.payment_problem_told_none"


async def test_with_no_payment_at_all_it_is_asked_about(talk):
    [said] = await talk(routes()).hear("payment_problem", "payment failed")
    assert said.key == "payments.payment_problem_told_none"


async def test_told_twice_it_is_one_case(talk):
    known = CASE["ticket"] | {"title": "Two payments of £42.10 on Wed 18 November"}
    conversation = talk(routes(*HELD_TWICE, **{f"GET {TICKETS}": (200, {"items": [known]})}))
    [said] = await conversation.hear("payment_problem", "charged twice")
    assert "T30001" in said.text
    assert conversation.api.sent(TICKETS) == []


async def test_two_taken_with_a_case_that_is_open_are_not_asked_about_again(talk):
    known = CASE["ticket"] | {"title": "Two payments of £42.10 on Wed 18 November"}
    both = (payment("captured", "P-2"), payment("captured", "P-1"))
    [said] = await talk(routes(*both, **{f"GET {TICKETS}": (200, {"items": [known]})})).hear("payment_problem", "twice")
    assert said.key == "payments.ticket_open"
