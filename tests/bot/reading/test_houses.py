"""A house number or a street put right, and nothing else taken for one."""

import pytest

from bot.reading.houses import put_right

KNOWN = "22 Mill Street, Leeds"


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("no, number 24", "24 Mill Street, Leeds"),
        ("sorry its no. 24b", "24b Mill Street, Leeds"),
        ("number 24 not 22", "24 Mill Street, Leeds"),
        ("and the street is Hill Street", "22 Hill Street, Leeds"),
        ("no the street's name is St Mary's Road", "22 St Mary's Road, Leeds"),
    ],
)
def test_it_is_put_right(words, right):
    assert put_right(KNOWN, words) == right


@pytest.mark.parametrize("words", ["my new number is 07700 900555", "yes", "24 Elm Road", "the street lights are off"])
def test_nothing_else_is(words):
    assert put_right(KNOWN, words) is None


def test_a_house_without_a_number_is_left():
    assert put_right("The Old Mill, Leeds", "number 24") is None
