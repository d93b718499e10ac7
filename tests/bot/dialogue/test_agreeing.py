"""What does a deed: a plain yes to the summary, and only while the summary is what was said last."""

import json
from typing import Any

import pytest
from conftest import money, problem
from test_forms import BALANCE, PAID, PAY, QUOTES, VISA

from bot.dialogue.deed import names_the_deed
from bot.dialogue.memory import Reply
from bot.dialogue.plain import without_offer

METHODS = (200, {"items": [VISA]})

SUMMARY = "payments.pay_bill_confirm_part"


def quoted(request: Any) -> tuple[int, dict[str, Any]]:
    asked = json.loads(request.content)["amount"]
    minor = 6100 if asked == "full" else asked["amount_minor"]
    quote = {"quote_id": f"q{minor}", "pays": money(minor), "left": money(6100 - minor), "method": VISA, "effect": None}
    return 201, quote


@pytest.fixture
async def summed_up(talk):
    """£20 is summed up, and a yes would pay it."""
    me = {"/v1/accounts/me": problem("sign-in-required", 403), "/v1/tickets": problem("sign-in-required", 403)}
    conversation = talk(
        me | {"/v1/billing/balance": (200, BALANCE), "/v1/payments/methods": METHODS, QUOTES: quoted, PAY: (201, PAID)}
    )
    await conversation.hear("pay_bill", "i want to pay 20")
    return conversation


async def last_key(conversation: Any, words: str, intent: str = "nlu_fallback", confidence: float = 0.3) -> str:
    return (await conversation.hear(intent, words, confidence))[-1].key


@pytest.mark.parametrize(
    "words", ["pay 5", "pay 5 now", "yes pay 25", "ok pay £30", "no 25", "no, 25 please", "5 now", "to pay 5"]
)
async def test_another_amount_is_a_correction_and_no_yes(summed_up, words):
    assert await last_key(summed_up, words) == SUMMARY
    assert summed_up.api.sent(PAY) == []
    assert summed_up.api.sent(QUOTES)[-1] != {"amount": {"amount_minor": 2000}}


@pytest.mark.parametrize(
    "words",
    [
        "ok cancel it",
        "ok remove it",
        "yes\ncancel it",
        "yes i want to think",
        "ok i think",
        "i have",
        "it is",
        "1",
        "the first one",
    ],
)
async def test_what_is_no_plain_yes_pays_nothing(summed_up, words):
    await summed_up.hear("nlu_fallback", words, 0.3)
    assert summed_up.api.sent(PAY) == []


@pytest.mark.parametrize(
    ("intent", "words"), [("request_human", "i want to speak to a person"), ("nlu_fallback", "my mum died yesterday")]
)
async def test_a_yes_after_something_else_asks_again_what_it_is_a_yes_to(summed_up, intent, words):
    await summed_up.hear(intent, words, 0.9)
    assert await last_key(summed_up, "yes", "affirm", 0.9) == SUMMARY
    assert summed_up.api.sent(PAY) == []
    assert await last_key(summed_up, "yes", "affirm", 0.9) == "payments.paid_part"


async def test_pressing_the_deed_is_a_yes_wherever_it_stands(summed_up):
    for _ in range(3):
        said = await summed_up.hear("nlu_fallback", "banana", 0.3)
    assert said[-1].offers[0] == "Pay £20.00"
    assert (await summed_up.press("Pay £20.00"))[-1].key == "payments.paid_part"


async def test_a_summary_is_not_thrown_away_for_another_wish(summed_up):
    [said] = await summed_up.hear("cancel_service", "cancel", 0.9)
    assert said.key in ("general.leave_form", "payments.pay_bill_declined")
    assert summed_up.api.sent(PAY) == []


@pytest.mark.parametrize("words", ["ok", "yes", "go on then"])
async def test_a_yes_after_what_was_not_understood_sums_up_again(summed_up, words):
    assert await last_key(summed_up, "the blue one over there") == "general.confirm_again"
    assert await last_key(summed_up, words, "affirm", 0.9) == SUMMARY
    assert summed_up.api.sent(PAY) == []


def test_an_offer_in_between_is_not_heard_beside_the_summary():
    assert without_offer("A fault in LS6. Shall I text you when it is over?") == "A fault in LS6."
    assert without_offer("Shall I?") == "Shall I?"


def test_other_words_for_the_deed_are_a_yes_to_it():
    options = [Reply("End Mon 21 December", value="yes")]
    assert names_the_deed("please cancel it", options, {"cancel", "end"}) == "yes"
    assert names_the_deed("cancel", options, {"cancel", "end"}) is None
    assert names_the_deed("cancel it, but not before january", options, {"cancel", "end"}) is None
