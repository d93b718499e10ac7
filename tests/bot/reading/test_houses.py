"""A house number or a street put right, and nothing else taken for one."""

import pytest

from bot.reading.houses import put_postcode_right, put_right

KNOWN = "22 Mill Street, Leeds"


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("no, number 24", "24 Mill Street, Leeds"),
        ("sorry its no. 24b", "24b Mill Street, Leeds"),
        ("number 24 not 22", "24 Mill Street, Leeds"),
        ("and the street is Hill Street", "22 Hill Street, Leeds"),
        ("it's flat 3", "flat 3, 22 Mill Street, Leeds"),
        ("24 not 22", "24 Mill Street, Leeds"),
        ("not Mill but Hill Street", "22 Hill Street, Leeds"),
        ("no, Hill Street", "22 Hill Street, Leeds"),
        ("Mill Road, not Street", "22 Mill Road, Leeds"),
        ("York not Leeds", "22 Mill Street, York"),
        ("change 22 to 24 please", "24 Mill Street, Leeds"),
        ("no the street's name is St Mary's Road", "22 St Mary's Road, Leeds"),
    ],
)
def test_it_is_put_right(words, right):
    assert put_right(KNOWN, words) == right


@pytest.mark.parametrize(
    "words",
    [
        "my new number is 07700 900555",
        "yes",
        "24 Elm Road",
        "the street lights are off",
        "no, 24",
        "the street is wrong",
        "not now",
        "no, the 24th",
    ],
)
def test_nothing_else_is(words):
    assert put_right(KNOWN, words) is None


def test_a_house_without_a_number_is_left():
    assert put_right("The Old Mill, Leeds", "number 24") is None


def test_beside_a_flat_the_house_is_still_the_house():
    known = "flat 2, 22 Mill Street, Leeds"
    assert put_right(known, "no, number 24") == "flat 2, 24 Mill Street, Leeds"
    assert put_right(known, "it's flat 3 not 2") == "flat 3, 22 Mill Street, Leeds"
    assert put_right(known, "no, 24", bare=True) == "flat 2, 24 Mill Street, Leeds"


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("LS2 not LS1", "LS2 4AB"),
        ("no not ls1, ls2", "LS2 4AB"),
        ("it's 4AD not 4AB", "LS1 4AD"),
        ("LS3 not LS9", None),
    ],
)
def test_half_a_postcode_is_put_right(words, right):
    assert put_postcode_right("LS1 4AB", words) == right
