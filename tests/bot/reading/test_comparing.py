"""Another of the choices, named by comparing; and another line."""

import pytest

from bot.reading import compared, last_digits, means_other_line


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("the cheaper one", "less"),
        ("no, something smaller", "less"),
        ("is there a cheaper one", "less"),
        ("the one with more data", "more"),
        ("i want the bigger one", "more"),
        ("not that, the other", "other"),
        ("not that one, the other one", "other"),
        ("a different plan", None),
        ("is it cheaper", None),
        ("will it be faster", None),
        ("tell me more", None),
        ("no more", None),
        ("what more do i get for less", None),
        ("yes", None),
        ("the other line", None),
    ],
)
def test_compares(words, how):
    assert compared(words) == how


@pytest.mark.parametrize(
    "words",
    ["no, for the other line", "i meant mum's", "the one ending 11", "wrong number", "it's for my daughter's phone"],
)
def test_another_line(words):
    assert means_other_line(words)


@pytest.mark.parametrize("words", ["yes", "the other one", "no thanks", "van 2", "on another day", "another amount"])
def test_no_other_line(words):
    assert not means_other_line(words)


def test_last_digits():
    assert last_digits("no the one ending in 113") == "113"
    assert last_digits("the 3rd") is None
