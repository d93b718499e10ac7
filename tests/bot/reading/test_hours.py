"""Times of day are read as people mean them for a visit: 5 is in the afternoon."""

from datetime import time

import pytest

from bot.reading.hours import Hours, find_hours


def at(hour, minute=0):
    return time(hour, minute)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in the morning", at(8), at(12)),
        ("afternoons are best", at(12), at(17)),
        ("after lunch", at(13), at(17)),
        ("after work please", at(17), at(21)),
        ("tomorrow evening", at(17), at(21)),
        ("first thing monday", at(8), at(10)),
        ("any am", at(8), at(12)),
        ("actually monday pm", at(12), at(17)),
        ("pm instead", at(12), at(17)),
        ("after 5", at(17), None),
        ("after 5pm", at(17), None),
        ("after 17:30", at(17, 30), None),
        ("before 10", None, at(10)),
        ("dont call before 10 please", None, at(10)),
        ("by 3pm", None, at(15)),
        ("between 8 and 10", at(8), at(10)),
        ("between 8 and 10 on tuesday", at(8), at(10)),
        ("between 2 and 4", at(14), at(16)),
        ("8-10am", at(8), at(10)),
        ("9 to 11 am", at(9), at(11)),
        ("11am to 1pm", at(11), at(13)),
        ("11 to 1pm", at(11), at(13)),
        ("from 9 till 12", at(9), at(12)),
        ("8:30-10:30", at(8, 30), at(10, 30)),
        ("at 5", at(17), at(17)),
        ("at 5 tomorrow", at(17), at(17)),
        ("5pm", at(17), at(17)),
        ("8am", at(8), at(8)),
        ("17:30", at(17, 30), at(17, 30)),
        ("10 o'clock", at(10), at(10)),
        ("half 5", at(17, 30), at(17, 30)),
        ("half past 9", at(9, 30), at(9, 30)),
        ("quarter to 6", at(17, 45), at(17, 45)),
        ("12am", at(0), at(0)),
        ("noon", at(12), at(12)),
        ("around 3ish", at(15), at(15)),
    ],
)
def test_a_time_of_day_is_read(text, first, last):
    assert [one.value for one in find_hours(text)] == [Hours(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "good morning",
        "morning, my wifi is down",
        "hi morning all",
        "have a nice evening",
        "add evening calls",
        "after 5 calls",
        "after 2 weeks",
        "call 24/7",
        "at 5 mbps",
        "between 8 and 10 people",
        "25:00",
        "13pm",
        "8 to 10",
        "from 5 to 10 GB",
        "5",
        "I have 2 phones",
        "4g",
        "£5",
        "at 12 Elm Road",
        "the 24th",
        "i am here",
    ],
)
def test_anything_else_is_no_time(text):
    assert find_hours(text) == []


@pytest.mark.parametrize(
    ("text", "first", "last"), [("8 to 10", at(8), at(10)), ("5", at(17), at(17)), ("10 please", at(10), at(10))]
)
def test_a_bare_hour_counts_where_a_time_was_asked_for(text, first, last):
    assert [one.value for one in find_hours(text, asked=True)] == [Hours(first, last)]


def test_who_begins_with_am_asks():
    assert find_hours("am i late") == []
