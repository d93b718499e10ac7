"""A question about what is open is answered, and the open question comes again."""

import pytest
from test_forms import keys
from test_replies import routes

from bot.reading.wonders import kind_of


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("cost", "how much"),
        ("cost", "so will it cost me anything?"),
        ("cost", "do i have to pay for that"),
        ("cost", "is it free"),
        ("cost", "any charge?"),
        ("long", "how long will it take"),
        ("long", "will it take long?"),
        ("long", "when will it be done"),
        ("safe", "is it safe?"),
        ("safe", "is this a scam"),
        ("safe", "will it delete my photos"),
        ("why", "why do you need that"),
        ("why", "why do you want to know that?"),
        ("why", "what do you need my date of birth for"),
        ("why", "why"),
        ("means", "what does that mean"),
        ("means", "sorry, i don\N{RIGHT SINGLE QUOTATION MARK}t understand"),
        ("means", "what is that?"),
        ("where", "where do i find that"),
        ("where", "how do i check that?"),
        ("later", "can i go back later"),
        ("later", "can i do this tomorrow"),
        ("later", "do i have to decide now?"),
        ("undo", "can i change it later"),
        ("undo", "what if i change my mind"),
        ("next", "ok and what happens next?"),
        ("next", "then what"),
    ],
)
def test_what_is_asked_about_the_open_question(kind, words):
    assert kind_of(words) == kind


@pytest.mark.parametrize(
    "words",
    [
        *("40", "friday", "yes", "no", "why is my bill higher", "how much is my bill", "how much data have i left"),
        *("what does roaming mean", "when will the technician come", "change it to friday", "can i do friday"),
        *("i changed my mind", "can i have it on the 3rd", "what happens if i don't pay", "the second", ""),
    ],
)
def test_an_answer_or_another_matter_is_no_such_question(words):
    assert kind_of(words) is None


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("is it safe", "payments.pay_bill_about_safe"),
        ("why do you need that", "general.about_why_confirm"),
        ("can i do it later", "general.about_later"),
        ("what happens then", "general.about_next_confirm"),
        ("can i think about it", "general.about_later"),
    ],
)
async def test_the_open_question_comes_again_and_nothing_is_done(talk, words, key):
    conversation = talk(routes())
    await conversation.hear("pay_bill", "pay 20")
    said = await conversation.hear("goodbye", words, 0.9)
    assert keys(said) == [key, "payments.pay_bill_confirm_part"]
    assert conversation.memory["form"].get("tries", 0) == 0


async def test_what_it_costs_is_named_once_more(talk):
    conversation = talk(routes())
    await conversation.hear("pay_bill", "pay 20")
    assert keys(await conversation.hear("check_bill", "will it cost me")) == ["payments.pay_bill_confirm_part"]


async def test_a_question_without_an_answer_is_no_wrong_answer(talk):
    conversation = talk(routes())
    await conversation.hear("pay_bill", "pay 20")
    said = await conversation.hear("nlu_fallback", "who is your chief engineer?", 0.3)
    assert keys(said) == ["general.cannot_tell", "payments.pay_bill_confirm_part"]
    assert conversation.memory["form"].get("tries", 0) == 1
