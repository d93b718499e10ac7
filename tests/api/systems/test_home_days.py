"""Days of the local systems are those of the place where they stand."""

from datetime import UTC, date, datetime

import pytest

from api.systems.local.home_days import day_of


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 6, 30, 22, 30, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), date(2026, 12, 31)),
    ],
)
def test_a_summer_s_day_begins_an_hour_before_that_of_utc(moment: datetime, day: date) -> None:
    assert day_of(moment) == day
