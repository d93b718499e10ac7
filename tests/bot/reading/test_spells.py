"""Stretches of days and whole months are read as seen from Wednesday the 12th of March 2025."""

from datetime import date

import pytest

from bot.reading.spells import Spell, find_spells

TODAY = date(2025, 3, 12)


def spells(text, kind, **more):
    found = [one for one in find_spells(text, TODAY, **more) if one.kind == kind]
    return [(one.value.first.month, one.value.first.day, one.value.last.month, one.value.last.day) for one in found]


@pytest.mark.parametrize(
    ("text", "spell"),
    [
        ("between the 3rd and the 9th", (4, 3, 4, 9)),
        ("between the 20th and the 25th", (3, 20, 3, 25)),
        ("between the 3rd and 9th", (4, 3, 4, 9)),
        ("from Monday till Thursday", (3, 17, 3, 20)),
        ("from monday to friday", (3, 17, 3, 21)),
        ("thursday to saturday", (3, 13, 3, 15)),
        ("from tomorrow until friday", (3, 13, 3, 14)),
        ("3rd to 9th of April", (4, 3, 4, 9)),
        ("3-9 april", (4, 3, 4, 9)),
        ("from 3 to 9 april", (4, 3, 4, 9)),
        ("3rd - 9th of March", (3, 3, 3, 9)),
        ("3 april to 9 april", (4, 3, 4, 9)),
        ("from 28 march to 4 april", (3, 28, 4, 4)),
        ("from 28/3 to 4/4", (3, 28, 4, 4)),
        ("next week", (3, 17, 3, 23)),
        ("this week", (3, 10, 3, 16)),
        ("last week", (3, 3, 3, 9)),
        ("at the weekend", (3, 15, 3, 16)),
        ("this weekend", (3, 15, 3, 16)),
        ("next weekend", (3, 22, 3, 23)),
        ("last 2 weeks", (2, 26, 3, 12)),
        ("the past 3 days", (3, 9, 3, 12)),
        ("last 3 months", (12, 12, 3, 12)),
    ],
)
def test_a_stretch_of_days_is_read(text, spell):
    assert spells(text, "spell") == [spell]


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("last month", 2025, 2),
        ("this month", 2025, 3),
        ("next month", 2025, 4),
        ("March's bill", 2025, 3),
        ("whats my march bill", 2025, 3),
        ("show me octobers bill", 2024, 10),
        ("what was my bill in september", 2024, 9),
        ("my may bill", 2024, 5),
        ("the bill for may", 2024, 5),
        ("send me the dec invoice", 2024, 12),
        ("february 2024", 2024, 2),
        ("higher than february", 2025, 2),
        ("we are moving in May", 2025, 5),
        ("in january", 2026, 1),
        ("since january", 2025, 1),
        ("November", 2025, 11),
        ("until june", 2025, 6),
    ],
)
def test_a_month_is_read(text, year, month):
    [one] = find_spells(text, TODAY)
    assert (one.kind, one.value.first) == ("month", date(year, month, 1))
    assert one.value.last.month == month


def test_a_month_ends_on_its_last_day():
    [one] = find_spells("february 2024", TODAY)
    assert one.value == Spell(date(2024, 2, 1), date(2024, 2, 29))


@pytest.mark.parametrize(
    "text",
    [
        "may I see my bill",
        "I may leave",
        "this may be wrong",
        "I want to march in there",
        "April from your team rang",
        "a week on Tuesday",
        "tomorrow and Friday",
        "the 3rd or the 9th",
        "call 24/7",
        "between 8 and 10",
        "8 to 10",
        "2 to 3 phones",
        "from 5 to 10 GB",
        "it takes weeks",
        "I waited a week",
        "mar my credit",
    ],
)
def test_anything_else_is_no_stretch_of_days(text):
    assert find_spells(text, TODAY) == []
