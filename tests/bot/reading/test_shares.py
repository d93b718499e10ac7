"""Shares of an amount are read as fractions, and half of something else is none."""

from fractions import Fraction

import pytest

from bot.reading.shares import find_shares


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("half of it", Fraction(1, 2)),
        ("can I pay half now", Fraction(1, 2)),
        ("pay half", Fraction(1, 2)),
        ("half of the bill", Fraction(1, 2)),
        ("a third of it", Fraction(1, 3)),
        ("pay 50% now", Fraction(1, 2)),
        ("25 percent of the bill", Fraction(1, 4)),
        ("all of it", Fraction(1)),
        ("the full amount", Fraction(1)),
        ("pay the lot", Fraction(1)),
        ("pay everything", Fraction(1)),
        ("in full please", Fraction(1)),
    ],
)
def test_a_share_is_read(text, share):
    assert [one.value for one in find_shares(text)] == [share]


@pytest.mark.parametrize(
    "text",
    [
        "half past 5",
        "half an hour",
        "half 5",
        "battery at 50%",
        "all of them are down",
        "half of the channels are missing",
        "the whole street",
        "half the time it works",
        "third time this week",
        "everything is broken",
        "I've used it all",
        "scrap the whole thing",
        "typing it all out",
        "half",
    ],
)
def test_half_of_something_else_is_no_share(text):
    assert find_shares(text) == []


@pytest.mark.parametrize(
    ("text", "share"), [("half", Fraction(1, 2)), ("all", Fraction(1)), ("Everything!", Fraction(1))]
)
def test_a_lone_share_counts_where_an_amount_was_asked_for(text, share):
    assert [one.value for one in find_shares(text, asked=True)] == [share]
