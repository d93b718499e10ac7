"""What is answered to an offer of more time: other parts, a day too far, and what is asked about it."""

from datetime import timedelta

import pytest
from test_arrangements import BASE, DUE, OPTIONS, QUOTES, options, routes


@pytest.mark.parametrize("words", ["no 3", "no, in three", "three actually", "make it 3", "no wait 3 parts"])
async def test_another_number_of_parts_at_the_summary_is_quoted_anew(talk, words):
    conversation = talk(routes())
    await conversation.hear("payment_extension", "in 2 parts")
    [said] = await conversation.hear("deny", words, 0.95)
    assert said.key == "payments.payment_extension_confirm_parts"
    assert conversation.api.sent(QUOTES)[-1] == {"kind": "instalments", "count": 3}
    assert conversation.api.sent(BASE) == []


async def test_more_parts_than_there_can_be_are_told_from_those_that_can(talk):
    conversation = talk(routes())
    await conversation.hear("payment_extension", "in 2 parts")
    [said] = await conversation.hear("correct", "make it 4", 0.9)
    assert (said.key, "2 or 3" in said.text) == ("payments.not_so_many", True)


async def test_a_bare_number_is_so_many_parts_and_no_place_among_the_choices(talk):
    conversation = talk(routes(**{OPTIONS: (200, options(later=False))}))
    await conversation.hear("payment_extension", "can i pay in parts")
    await conversation.hear("nlu_fallback", "2", 0.3)
    assert conversation.api.sent(QUOTES) == [{"kind": "instalments", "count": 2}]


async def test_the_days_of_the_parts_are_set(talk):
    conversation = talk(routes())
    await conversation.hear("payment_extension", "in 2 parts")
    said = await conversation.hear("nlu_fallback", "can it start on the 1st", 0.3)
    assert [one.key for one in said] == ["payments.parts_days", "payments.payment_extension_confirm_parts"]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("yes", "payments.payment_extension_confirm_later"),
        ("ok", "payments.payment_extension_confirm_later"),
        ("day 14", "payments.payment_extension_confirm_later"),
        ("no", "payments.payment_extension_how_else"),
        ("i can't by then", "payments.payment_extension_how_else"),
        ("the second", "payments.payment_extension_how_else"),
        ("in 9 days", "payments.payment_extension_confirm_later"),
        ("today", "payments.not_later"),
    ],
)
async def test_the_latest_day_is_offered_and_any_answer_to_it_is_heard(talk, words, key):
    conversation = talk(routes())
    [said] = await conversation.hear("payment_extension", "can i pay in 6 weeks")
    assert said.offers == ["day 14", "In parts"]
    [said] = await conversation.hear("nlu_fallback", words, 0.3)
    assert said.key == key
    assert conversation.api.sent(BASE) == []


async def test_no_day_suits_who_can_have_no_parts(talk):
    conversation = talk(routes(**{OPTIONS: (200, options(counts=()))}))
    await conversation.hear("payment_extension", "can i pay in 6 weeks")
    [said] = await conversation.hear("deny", "no", 0.9)
    assert (said.key, "Talk to a person" in said.offers) == ("payments.no_day_suits", True)


async def test_a_month_is_as_late_in_it_as_can_be_had(talk):
    conversation = talk(routes())
    await conversation.hear("payment_extension", "i need more time")
    await conversation.hear("nlu_fallback", "next month?", 0.9)
    sent = conversation.api.sent(QUOTES)
    assert not sent or sent[0]["until"] <= (DUE + timedelta(days=14)).isoformat()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("will it cost me anything", "fee"),
        ("is there a fee for that?", "fee"),
        ("can i change it later", "undo"),
        ("is it safe", "safe"),
        ("when does it leave my account", "when"),
        ("will autopay still take it", "autopay"),
        ("does it hurt my credit score", "credit"),
    ],
)
async def test_a_question_about_it_is_answered_and_the_summary_comes_again(talk, words, name):
    conversation = talk(routes())
    await conversation.hear("payment_extension", "in 2 parts")
    said = await conversation.hear("setup_autopay", words, 0.95)
    summary = "payments.payment_extension_confirm_parts"
    assert [one.key for one in said] == [f"payments.payment_extension_about_{name}", summary]
    [said] = await conversation.hear("affirm", "yes")
    assert said.key == "payments.arranged"
