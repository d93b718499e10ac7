"""Between which hours somebody can be rung."""

from datetime import UTC, datetime
from itertools import islice

import pytest

from api.brand import read_brand
from api.callbacks.windows import window_out, windows
from api.formats import Formats
from models import Team

FORMATS = Formats(read_brand("optilink"))
WEEK = {day: [["08:00", "12:00"], ["13:00", "13:20"]] for day in ("mon", "tue", "wed", "thu", "fri")}


def team(**columns: object) -> Team:
    return Team(**{"code": "t", "name": "T", "hours": WEEK, "holidays": [], **columns})


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def first(team: Team, moment: datetime, count: int = 3) -> list[str]:
    return [window_out(*one, FORMATS).display for one in islice(windows(team, moment, FORMATS), count)]


def test_after_hours_the_next_opening_comes_first() -> None:
    assert first(team(), at(20, 22)) == [
        "Mon 23 November, 08:00 to 10:00",
        "Mon 23 November, 10:00 to 12:00",
        "Tue 24 November, 08:00 to 10:00",
    ]


def test_a_window_that_has_begun_is_offered_from_now_on_while_it_is_long_enough() -> None:
    assert first(team(), at(23, 8, 30), 1) == ["Mon 23 November, 08:46 to 10:00"]
    assert first(team(), at(23, 9, 20), 1) == ["Mon 23 November, 10:00 to 12:00"]


@pytest.mark.parametrize("columns", [{"hours": {}}, {"hours": {"mon": [["08:00", "08:20"]]}}])
def test_a_team_without_hours_rings_nobody(columns: dict[str, object]) -> None:
    assert first(team(**columns), at(23, 8)) == []


def test_holidays_and_summer_time_are_kept() -> None:
    assert first(team(holidays=["2026-11-23"]), at(22, 12), 1) == ["Tue 24 November, 08:00 to 10:00"]
    july = datetime(2026, 7, 6, 5, tzinfo=UTC)
    begins, _ = next(windows(team(), july, FORMATS))
    assert begins == datetime(2026, 7, 6, 7, tzinfo=UTC)


def test_a_day_that_ends_at_midnight_ends_there() -> None:
    night = team(hours={"mon": [["22:00", "24:00"]]})
    assert first(night, at(23, 12), 1) == ["Mon 23 November, 22:00 to 00:00"]
