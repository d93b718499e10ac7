"""A short message is read beside what was answered before it."""

import pytest
from followups import follow_ups, report, shares, taken_for
from measure import ROOT, examples, trained_intents

from bot.understanding.following import ANSWERS, Before, beside, both, subjects
from bot.understanding.intents import Guess

UNCLEAR = [Guess("view_plan", 0.25), Guess("check_outage", 0.2)]


def test_a_subject_is_of_an_intent_there_is():
    assert set(subjects()) <= trained_intents()


def test_a_short_message_is_read_beside_its_subject():
    assert beside("how long", UNCLEAR, Before("check_outage")) == "the outage: how long"


@pytest.mark.parametrize(
    ("text", "alone", "before"),
    [
        ("how long", UNCLEAR, None),
        ("how long", UNCLEAR, Before("greet")),
        ("how long does it take until somebody has a look at it", UNCLEAR, Before("check_outage")),
        ("pay my bill", [Guess("pay_bill", 0.995)], Before("check_outage")),
    ],
    ids=["nothing went before", "small talk went before", "it is long", "it is clear by itself"],
)
def test_it_stands_alone_where(text, alone, before):
    assert beside(text, alone, before) is None


@pytest.mark.parametrize("intent", sorted(ANSWERS))
def test_an_answer_to_an_open_question_is_no_follow_up(intent):
    guesses = [Guess(intent, 0.7), Guess("lost_phone", 0.2)]
    assert beside("no dont", guesses, Before("lost_phone", asks=True)) is None
    assert beside("no dont", guesses, Before("lost_phone")) is not None


def test_what_both_readings_allow_comes_first():
    alone = [Guess("goodbye", 0.9), Guess("internet_problem", 0.09), Guess("thank", 0.01)]
    beside_it = [Guess("internet_problem", 0.98), Guess("thank", 0.015), Guess("goodbye", 0.005)]
    assert both(alone, beside_it)[0].intent == "internet_problem"


def test_what_is_first_in_neither_reading_is_not_first_in_both():
    alone = [Guess("deny", 0.6), Guess("payment_extension", 0.4), Guess("check_bill", 0.0)]
    beside_it = [Guess("check_bill", 0.6), Guess("payment_extension", 0.4), Guess("deny", 0.0001)]
    assert both(alone, beside_it)[0].intent != "payment_extension"


def test_the_chances_stay_chances():
    guesses = both(UNCLEAR, [Guess("check_outage", 0.9), Guess("view_plan", 0.1)])
    assert sum(guess.confidence for guess in guesses) == pytest.approx(1)
    assert both([Guess("deny", 1.0), Guess("stop", 0.0)], [Guess("stop", 1.0), Guess("deny", 0.0)])


def test_follow_ups_are_of_intents_there_are_and_each_is_there_once():
    known = follow_ups()
    assert {intent for one in known for intent in (one.after, *one.accepted)} <= trained_intents()
    assert len({(one.after, one.message.casefold()) for one in known}) == len(known)


def test_nobody_learned_from_the_follow_ups():
    learned = {text.casefold() for path in (ROOT / "bot/data/nlu").glob("*.yml") for _, text in examples(path)}
    assert [one.message for one in follow_ups() if one.message.casefold() in learned] == []


def test_follow_ups_are_understood_by_what_was_answered(model):
    # Measured at 0.56 and 0.84.
    alone, after = shares(model)
    assert after >= 0.8, report(model)
    assert after - alone >= 0.2


def test_a_change_of_subject_is_heard(model):
    for message, after in (("whats my bill", "check_outage"), ("book an engineer", "check_usage")):
        assert taken_for(model, message, after) == taken_for(model, message, None)
