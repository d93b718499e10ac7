"""Days are read as seen from a given today, which is Wednesday the 12th of March 2025."""

from datetime import date

import pytest

from bot.reading.days import find_days

TODAY = date(2025, 3, 12)


def days(text, **more):
    return [one.value for one in find_days(text, TODAY, **more)]


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("today", 3, 12),
        ("tomorrow", 3, 13),
        ("tmrw please", 3, 13),
        ("2moro", 3, 13),
        ("tommorow morning", 3, 13),
        ("the day after tomorrow", 3, 14),
        ("can I have until Friday?", 3, 14),
        ("this friday", 3, 14),
        ("on wednesday", 3, 19),
        ("wensday", 3, 19),
        ("mon 17th", 3, 17),
        ("Monday, 17th of March", 3, 17),
        ("friday week", 3, 21),
        ("a week on Tuesday", 3, 25),
        ("a week today", 3, 19),
        ("the 24th", 3, 24),
        ("on the 24th please", 3, 24),
        ("on the 24", 3, 24),
        ("24th", 3, 24),
        ("the 1st", 4, 1),
        ("the 12th", 3, 12),
        ("1st of next month", 4, 1),
        ("in two weeks", 3, 26),
        ("in a fortnight", 3, 26),
        ("in a couple of days", 3, 14),
        ("in 3 days time", 3, 15),
        ("2 weeks from now", 3, 26),
        ("in a month", 4, 12),
        ("end of the month", 3, 31),
        ("by the end of next month", 4, 30),
        ("end of april", 4, 30),
        ("first of the month", 4, 1),
        ("middle of the month", 3, 15),
        ("3/12", 12, 3),
        ("by 3/4", 4, 3),
        ("24/3/2025", 3, 24),
        ("24.03.25", 3, 24),
        ("2025-03-24", 3, 24),
        ("24 march", 3, 24),
        ("March 24th", 3, 24),
        ("24th of March 2025", 3, 24),
        ("5th may", 5, 5),
        ("I'll pay on the 24th of this month", 3, 24),
        ("fri", 3, 14),
        ("can you do sat morning", 3, 15),
        ("my mum sat on it this morning", None, None),
        ("no mon pm", 3, 17),
        ("tuesday am", 3, 18),
        ("on sat morning", 3, 15),
    ],
)
def test_a_day_to_come_is_read(text, month, day):
    assert days(text) == ([date(2025, month, day)] if month else [])


def test_a_day_of_a_month_that_is_over_is_next_years():
    assert days("12th of Jan") == [date(2026, 1, 12)]


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("yesterday", 3, 11),
        ("since the 3rd", 3, 3),
        ("since Monday", 3, 10),
        ("last tuesday", 3, 11),
        ("3 days ago", 3, 9),
        ("two weeks ago", 2, 26),
        ("why was I charged £12.50 on 3 March", 3, 3),
        ("you took it on the 3rd", 3, 3),
        ("I was charged on 3/3", 3, 3),
        ("the engineer came on monday", 3, 10),
        ("the fault I reported on the 9th", 3, 9),
        ("was there an outage on Saturday", 3, 8),
    ],
)
def test_what_happened_is_behind_us(text, month, day):
    assert days(text) == [date(2025, month, day)]


def test_what_may_come_is_ahead_though_something_happened():
    assert days("you charged me already, can I pay on the 3rd") == [date(2025, 4, 3)]


def test_all_days_are_past_where_the_caller_says_so():
    assert days("the 24th", past=True) == [date(2025, 2, 24)]
    assert days("on friday", past=True) == [date(2025, 3, 7)]


def test_next_friday_has_two_meanings_in_the_middle_of_a_week():
    [one] = find_days("next Friday", TODAY)
    assert (one.value, one.also) == (date(2025, 3, 21), (date(2025, 3, 14),))


def test_next_friday_has_one_meaning_on_a_sunday():
    [one] = find_days("next Friday", date(2025, 3, 16))
    assert (one.value, one.also) == (date(2025, 3, 21), ())


def test_a_weekday_that_does_not_fit_its_number_is_told():
    [one] = find_days("friday the 13th", TODAY)
    assert (one.value, one.also) == (date(2025, 3, 13), (date(2025, 3, 14),))


def test_digits_are_read_in_the_brands_order():
    assert days("3/12", month_first=True) == [date(2025, 3, 12)]
    assert days("24/3", month_first=True) == [date(2025, 3, 24)]


def test_a_bare_number_is_a_day_where_one_was_asked_for():
    assert days("24") == []
    assert days("24", asked=True) == [date(2025, 3, 24)]
    assert days("the 24 please", asked=True) == [date(2025, 3, 24)]


@pytest.mark.parametrize("text", ["31/2/2025", "30th of february", "the 32nd", "99/99", "45/12/2025"])
def test_a_day_that_does_not_exist_is_none(text):
    assert days(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "payday",
        "may I see my bill",
        "call 24/7",
        "4g is down",
        "iphone 15",
        "I have 2 phones",
        "my 2nd phone",
        "a 3rd party",
        "the 1st bill",
        "5th time I call",
        "my mum sat on it",
        "I sat on hold",
        "sun tv channels",
        "10/10 service",
        "7/10",
        "2/3 bars",
        "3 times in 2 weeks",
        "twice in two weeks",
        "for 3 days",
        "I've been waiting 3 weeks",
        "24th floor",
        "on second thought",
        "£42.10",
        "8am",
        "option 5 may work",
        "07700 900123",
        "version 2.1.3",
        "the first one",
        "upgrade me to 500",
    ],
)
def test_another_number_or_word_is_no_day(text):
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("not friday", ["not_day"]),
        ("pay 20, not friday but monday", ["not_day", "day"]),
        ("monday, not friday", ["day", "not_day"]),
        ("any day but thursday", ["not_day"]),
        ("not on the 24th", ["not_day"]),
        ("i can't do thursday", ["not_day"]),
        ("not friday or monday", ["not_day", "not_day"]),
        ("i want tuesday", ["day"]),
        ("not until friday", ["day"]),
        ("it has not worked since friday", ["day"]),
        ("why not friday", ["day"]),
    ],
)
def test_a_day_that_is_ruled_out_is_none_that_was_asked_for(text, kinds):
    assert [one.kind for one in find_days(text, TODAY)] == kinds
