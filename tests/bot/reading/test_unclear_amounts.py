"""Amounts that are said but not clear are told as such, so that nobody takes a part of them, or the whole, instead."""

from datetime import date
from fractions import Fraction

import pytest

from bot.reading import Brand, read
from bot.reading.money import Money

AMOUNTS = ("money", "share", "unclear_amount")


def amounts(text, asked=None):
    found = read(text, today=date(2030, 11, 20), brand=Brand(), asked=asked)
    return [
        (one.kind, one.value.minor if isinstance(one.value, Money) else one.value)
        for one in found
        if one.kind in AMOUNTS
    ]


@pytest.mark.parametrize(
    "text",
    [
        "pay everything except 10",
        "pay all but £10",
        "pay all of it minus £5",
        "pay it all apart from the roaming charge",
        "pay £10 less",
        "pay twenty five fifty",
        "pay -20",
        "pay £-20",
        "pay minus 20",
        "pay £20 or £30",
        "pay between 20 and 30",
        "pay 1k",
        "pay £1.5k",
        "pay £1.000",
        "pay 1 000",
        "pay half a quid",
        "pay a couple of quid",
        "pay part of my bill",
        "pay two or three",
    ],
)
def test_an_amount_that_may_be_several_is_unclear(text):
    assert amounts(text) == [("unclear_amount", None)]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "everything except 10",
            "forty two ten",
            "twenty five fifty",
            "-20",
            "minus 20",
            "between 20 and 30",
            "1 000",
        ),
        *("20 or 30", "not 20", "all but £10", "half a quid", "1.000", "1'000"),
    ],
)
def test_it_is_no_amount_where_one_was_asked_for(text):
    assert amounts(text, "money") == [("unclear_amount", None)]


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("£1 000", 100000),
        ("£1,000", 100000),
        ("£12,500", 1250000),
        ("£25 50p", 2550),
        ("<script>alert(1)</script> 40", 4000),
        ("one hundred and twenty", 12000),
        ("40 or so", 4000),
        ("no less than £20", 2000),
    ],
)
def test_what_is_clear_is_read_whole(text, minor):
    assert amounts(text, "money") == [("money", minor)]


@pytest.mark.parametrize(
    ("text", "share"),
    [("50%", Fraction(1, 2)), ("just 25 percent please", Fraction(1, 4)), ("pay it all but from my other card", 1)],
)
def test_shares_are_read_by_the_hundred_and_in_full(text, share):
    assert amounts(text, "money") == [("share", share)]


@pytest.mark.parametrize("text", ["pay one hundred and twenty", "pay a hundred and twenty"])
def test_a_hundred_and_more_is_one_amount(text):
    assert amounts(text) == [("money", 12000)]


@pytest.mark.parametrize(
    "text",
    [
        "pay 2 bills",
        "my battery is at -5",
        "all but two channels are gone",
        "everything is fine but 2 phones",
        "30 to 40 mb",
    ],
)
def test_other_numbers_are_no_unclear_amounts(text):
    assert [one for one in amounts(text) if one[0] != "unclear_amount"] == []
