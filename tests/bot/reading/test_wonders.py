"""What is asked about one's own matter, among other words, is told from what is another matter."""

import pytest

from bot.actions.orders.asked_about import ASKED_AS as OF_VISITS
from bot.actions.payments.asked_about import OfMoney
from bot.actions.payments.problem_words import ASKED_AS as OF_PROBLEMS
from bot.reading.wonders import MOST_WORDS, kind_of, kinds_in

OF_MONEY = OfMoney.asked_as


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("will it cost me", "cost"),
        ("do i pay more for it", "cost"),
        ("is it free", "cost"),
        ("can i go back later", "undo"),
        ("can i cancel it any time", "undo"),
        ("what if i change my mind", "undo"),
        ("does my contract start again", "term"),
        ("am i tied in?", "term"),
        ("when does it start", "start"),
        ("does it start straight away", "start"),
        ("do i lose what i have left", "lose"),
        ("do i keep my number", "number"),
        ("whats the difference", "difference"),
        ("what does it cost in spain", None),
        ("how much is my bill", None),
        ("yes", None),
        ("no, the cheaper one", None),
        ("cancel my contract", None),
    ],
)
def test_kind(words, kind):
    assert next(kinds_in(words), None) == kind


@pytest.mark.parametrize(
    ("own", "words", "kind"),
    [
        (OF_VISITS, "does someone need to be home?", "home"),
        (OF_VISITS, "do i have to be in for the engineer", "home"),
        (OF_VISITS, "can i have it when i am home?", None),
        (OF_VISITS, "is there a fee for swapping the sim", "cost"),
        (OF_VISITS, "what does my broadband bill cost", None),
        (OF_VISITS, "is friday free?", None),
        (OF_VISITS, "how long does a visit take", "long"),
        (OF_VISITS, "can i cancel it up to the day before", "undo"),
        (OF_VISITS, "can i move it to the afternoon", None),
        (OF_MONEY, "is there a fee if i pay the bill by credit card", "fee"),
        (OF_MONEY, "will autopay still take it", "autopay"),
        (OF_MONEY, "will it hurt my credit score", "credit"),
        (OF_MONEY, "what if i miss the day", "miss"),
        (OF_MONEY, "does it take the next bill", "first"),
        (OF_MONEY, "is it safe", "safe"),
        (OF_PROBLEMS, "when will i get my money back", "long"),
    ],
)
def test_kind_that_only_one_form_knows(own, words, kind):
    assert next(kinds_in(words, own), None) == kind


@pytest.mark.parametrize("words", ["is it off now", "has it been cancelled?", "ok so is that done", "did you do it"])
def test_whether_it_is_done(words):
    assert kind_of(words) == "done"


@pytest.mark.parametrize("words", ["is it off now because i never asked for that", "its done", "i did it", "is it on"])
def test_what_is_told_asks_not_whether_it_is_done(words):
    assert kind_of(words) is None


def test_what_all_forms_know_is_no_question_in_a_story():
    words = "my phone fell in the sea and what i want to know is will it cost me"
    assert (len(words.split()) > MOST_WORDS, list(kinds_in(words))) == (True, [])
