"""Which of the free times a message means, and which it rules out."""

from datetime import date
from types import SimpleNamespace

import pytest

from bot.actions.orders.slots import meant
from bot.reading import Brand, read

TODAY = date(2030, 11, 20)
DAYS = {"friday": "2030-11-22", "monday": "2030-11-25", "tuesday": "2030-11-26"}
SLOTS = [{"id": name, "day": {"iso": iso}, "starts": "08:00", "ends": "12:00"} for name, iso in DAYS.items()]


def found(*, text, asked=None):
    return read(text, today=TODAY, brand=Brand(), asked=asked)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("not friday but monday", ["monday"]),
        ("monday, not friday", ["monday"]),
        ("any day but friday", ["monday", "tuesday"]),
        ("nobody is in on friday", ["monday", "tuesday"]),
        ("i want tuesday", ["tuesday"]),
        ("my current plan is monday", ["monday"]),
        ("not until tuesday", ["tuesday"]),
    ],
)
def test_a_day_that_is_ruled_out_is_not_offered_and_one_that_is_wanted_is(words, left):
    turn = SimpleNamespace(found=found, today=TODAY)
    assert [slot["id"] for slot in meant(turn, SLOTS, words)] == left
