"""What a chosen reply brings with it, and how numbers and titles are told apart."""

from conftest import day, money

BALANCE, METHODS, QUOTES = "/v1/billing/balance", "/v1/payments/methods", "/v1/payments/quotes"
DUE = day("2030-11-24", "Sun 24 November")
AUTOPAY = "/v1/payments/autopay"
VISA = {"id": "m1", "label": "Visa ending 4115", "state": "good"}


def routes():
    owed = {"owed": money(4210), "overdue": None, "next_due_on": DUE, "next_bill_on": DUE, "credit": None}
    quote = {"quote_id": "q1", "pays": money(2000), "left": money(2210), "method": VISA, "effect": None}
    declined = {"number": "P-1", "state": "declined", "amount": money(4210), "day": DUE, "why": None}
    on = {"on": True, "told": "Visa pays.", "method": VISA, "day": None}
    made = {BALANCE: (200, owed | {"suspended": False}), METHODS: (200, {"items": [VISA]}), QUOTES: (201, quote)}
    made |= {f"GET {AUTOPAY}": (200, on), f"DELETE {AUTOPAY}": (200, on | {"on": False})}
    return made | {"/v1/payments": (200, {"items": [declined]})}


async def test_a_reply_starts_a_topic_about_something_of_its_own(talk):
    conversation = talk(routes())
    await conversation.hear("payment_problem", "my payment failed")
    [said] = await conversation.press("Pay part now")
    assert said.key == "payments.pay_bill_amount_open"


async def test_its_number_in_the_menu_means_the_same(talk):
    conversation = talk(routes())
    await conversation.hear("payment_problem", "my payment failed")
    [said] = await conversation.hear("nlu_fallback", "2", 0.3)
    assert said.key == "payments.pay_bill_amount_open"


async def test_where_an_amount_was_asked_for_a_number_is_one(talk):
    conversation = talk(routes())
    await conversation.hear("payment_problem", "my payment failed")
    await conversation.press("Pay part now")
    await conversation.hear("nlu_fallback", "1", 0.3)
    assert conversation.api.sent(QUOTES) == [{"amount": {"amount_minor": 100}}]


async def test_an_offered_answer_that_sounds_like_an_end_is_still_the_answer(talk):
    conversation = talk(routes())
    await conversation.hear("setup_autopay", "turn off autopay")
    [said] = await conversation.hear("stop", "Switch it off", 0.8)
    assert said.key == "payments.autopay_is_off"


async def test_a_question_that_has_a_word_of_a_choice_in_it_chooses_nothing(talk):
    conversation = talk(routes())
    await conversation.hear("pay_bill", "pay 20")
    said = await conversation.hear("nlu_fallback", "do you store my card number", 0.3)
    assert [one.key for one in said] == ["general.cannot_tell", "payments.pay_bill_confirm_part"]
