"""Days that are promised: working days, months of a contract, the evening before a visit, whatever the clocks do."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.orders.days import first_bookable, may_change_until, working_days_later
from api.orders.porting import months_left

LONDON = ZoneInfo("Europe/London")
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(DAYS, st.integers(1, 60))
def test_so_many_working_days_lie_between(day: date, count: int) -> None:
    later = working_days_later(day, count)
    between = [day + timedelta(days=step) for step in range(1, (later - day).days + 1)]
    assert later.weekday() < 5
    assert sum(one.weekday() < 5 for one in between) == count


def test_what_takes_no_days_is_there_today() -> None:
    assert working_days_later(date(2026, 3, 28), 0) == date(2026, 3, 28)


@given(MOMENTS)
def test_every_visit_that_may_be_booked_may_still_be_changed(moment: datetime) -> None:
    """The two rules are one: what can be booked now is not planned yet."""
    first = first_bookable(moment, LONDON)
    assert moment < may_change_until(first, LONDON)
    assert moment >= may_change_until(first - timedelta(minutes=1), LONDON)


EVENINGS = [("2026-03-29", 18), ("2026-03-30", 17), ("2026-10-25", 17), ("2026-10-26", 18)]


@pytest.mark.parametrize(("day", "hour"), EVENINGS)
def test_the_evening_before_is_six_by_the_clock_on_the_wall(day: str, hour: int) -> None:
    """In the night to 29 March the clocks go forward, in that to 25 October back."""
    until = may_change_until(datetime.fromisoformat(f"{day}T08:00:00").replace(tzinfo=LONDON), LONDON)
    assert (until.hour, until.date()) == (18, date.fromisoformat(day) - timedelta(days=1))
    assert until.astimezone(UTC).hour == hour


@pytest.mark.parametrize(
    ("ends_on", "left"),
    [
        (None, 0),
        (date(2026, 3, 20), 0),
        (date(2026, 3, 21), 1),
        (date(2026, 4, 20), 1),
        (date(2026, 4, 21), 2),
        (date(2027, 3, 20), 12),
        (date(2026, 4, 1), 1),
    ],
)
def test_each_month_of_a_contract_that_has_begun_counts(ends_on: date | None, left: int) -> None:
    assert months_left(ends_on, date(2026, 3, 20)) == left
