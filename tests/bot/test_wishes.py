"""Two wishes in one message are told; what only looks like two is not."""

import pytest

from bot.reading.dropping import after_dropping
from bot.understanding.intents import Guess
from bot.understanding.wishes import (
    APART,
    MOST_CLAUSES,
    NO_WISH,
    ONE_NEED,
    SURE,
    after_opening,
    clauses,
    wishes,
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("show my bill and also change my plan", ["show my bill", "change my plan"]),
        ("My internet is down. I want to pay my bill.", ["My internet is down", "I want to pay my bill"]),
        ("where is my router? how much data is left?", ["where is my router", "how much data is left"]),
        ("pay my bill now\nmove my line to Leeds", ["pay my bill now", "move my line to Leeds"]),
        ("I pay 3.50 for it and want more", ["I pay 3.50 for it", "want more"]),
        ("what did I use can u send me the invoice", ["what did I use", "can u send me the invoice"]),
        ("tell me what is owed, pay 10 of it", ["tell me what is owed", "pay 10 of it"]),
        ("show my bill please", []),
        ("thanks for that and bye for now then", ["thanks for that", "bye for now then"]),
        ("a very long sentence that has only one wish", []),
    ],
)
def test_a_message_is_cut_where_a_wish_may_begin(text, parts):
    assert clauses(text) == parts


def test_no_message_has_clauses_without_end():
    assert len(clauses("my bill. " * 500)) == MOST_CLAUSES


def heard(*intents, confidence=0.9):
    return [Guess(intent, confidence) for intent in intents]


def intents(guesses):
    return [wanted.intent for wanted in wishes([(f"clause {place}", [guess]) for place, guess in enumerate(guesses)])]


def test_which_side_of_a_need_it_is_may_be_unsure():
    sides = [Guess("explain_bill", 0.5), Guess("check_bill", 0.4), Guess("thank", 0.1)]
    assert [wanted.intent for wanted in wishes([("what the bill was", sides)])] == ["explain_bill"]
    others = [Guess("explain_bill", 0.5), Guess("top_up", 0.4), Guess("thank", 0.1)]
    assert wishes([("what the bill was", others)]) == []


def test_wishes_come_in_the_order_said_and_once():
    assert intents(heard("move_service", "check_bill", "move_service")) == ["move_service", "check_bill"]


def test_what_is_unsure_is_no_wish():
    assert intents([*heard("check_bill"), Guess("move_service", SURE - 0.01)]) == ["check_bill"]


@pytest.mark.parametrize("intent", sorted(NO_WISH))
def test_what_opens_closes_or_steers_is_no_wish(intent):
    assert intents(heard("check_bill", intent)) == ["check_bill"]


@pytest.mark.parametrize("need", ONE_NEED, ids=lambda need: min(need))
def test_sides_of_one_need_are_one_wish(need):
    assert len(intents(heard(*sorted(need)))) == 1


@pytest.mark.parametrize("pair", APART, ids=lambda pair: min(pair))
def test_sides_of_one_need_are_two_wishes_where_each_is_ordered(pair):
    one, other = sorted(pair)
    ordered = [("pay 20 of it", [Guess(one, 0.9)]), ("can you turn it on", [Guess(other, 0.9)])]
    told = [("i cant pay all of it", [Guess(one, 0.9)]), ("can you turn it on", [Guess(other, 0.9)])]
    assert [wanted.intent for wanted in wishes(ordered)] == [one, other]
    assert [wanted.intent for wanted in wishes(told)] == [one]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("hi, my bill pls", "my bill pls"),
        ("Hello there! My bill?", "My bill?"),
        ("good morning all. moving house", "moving house"),
        ("thanks, and my bill", "and my bill"),
        ("hide my number", "hide my number"),
        ("hi", ""),
    ],
)
def test_an_opening_is_told_from_what_follows(text, rest):
    assert after_opening(text) == rest


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("forget it, what time do you open", "what time do you open"),
        ("Never mind that. How do I pay?", "How do I pay?"),
        ("forget it", "forget it"),
        ("never mind, I found it", "never mind, I found it"),
    ],
)
def test_of_what_is_dropped_for_a_question_the_question_is_heard(text, rest):
    assert after_dropping(text) == rest


def test_a_trip_and_what_was_charged_for_it_are_one_wish():
    assert intents(heard("roaming_help", "dispute_charge")) == ["roaming_help"]
