"""Whether it lasts: the cycle, the pace, the rhythm of weeks, and no guess from two days."""

import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.systems.ports.usage import Gauge, Meter, Recent
from api.usage.cycles import Cycle, cycle_of
from api.usage.forecast import DAYS_NEEDED, forecast, weekend_weight

GB = 1_000_000
# From Monday the second of November on.
CYCLE = Cycle(date(2026, 11, 2), date(2026, 12, 1), date(2026, 11, 16))
EVEN = Recent(56, 100, 100)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def meter(used: int, included: int | None = 20 * GB, *, today: int = 0, recent: Recent = EVEN, extra: int = 0) -> Meter:
    nothing = Gauge(0, None)
    data = Gauge(used, included, extra)
    return Meter(uuid.uuid4(), False, "GBP", CYCLE.starts_on, data, nothing, nothing, today, recent, ())


@given(DAYS, st.integers(1, 28))
def test_a_cycle_holds_today_begins_on_the_billing_day_and_meets_the_next(today: date, day: int) -> None:
    cycle = cycle_of(day, today)
    assert cycle.starts_on <= today <= cycle.ends_on
    assert cycle.starts_on.day == cycle.resets_on.day == day
    assert cycle_of(day, cycle.resets_on).starts_on == cycle.resets_on
    assert cycle_of(day, cycle.starts_on - timedelta(days=1)).resets_on == cycle.starts_on
    assert 1 <= cycle.days_left <= 31


@given(DAYS)
def test_who_pays_before_has_the_calendar_month(today: date) -> None:
    cycle = cycle_of(None, today)
    assert (cycle.starts_on, cycle.starts_on.month) == (today.replace(day=1), cycle.ends_on.month)


def test_seven_in_two_weeks_of_twenty_last() -> None:
    ahead = forecast(meter(7 * GB), CYCLE)
    assert ahead is not None
    assert (ahead.verdict, ahead.expected, ahead.runs_out_on) == ("lasts", 15 * GB, None)


def test_fourteen_in_two_weeks_of_twenty_run_out_after_six_days_more() -> None:
    ahead = forecast(meter(14 * GB), CYCLE)
    assert ahead is not None
    assert (ahead.verdict, ahead.runs_out_on) == ("runs_out", date(2026, 11, 22))


def test_what_was_added_makes_it_last() -> None:
    ahead = forecast(meter(14 * GB, extra=20 * GB), CYCLE)
    assert ahead is not None
    assert ahead.verdict == "lasts"


def test_today_counts_as_a_whole_day_until_it_is_more() -> None:
    quiet, busy = forecast(meter(7 * GB), CYCLE), forecast(meter(10 * GB, today=3 * GB), CYCLE)
    half = forecast(meter(7 * GB + GB // 4, today=GB // 4), CYCLE)
    assert quiet is not None
    assert busy is not None
    assert quiet == half
    assert busy.expected == 7 * GB + 3 * GB + 15 * GB // 2


@pytest.mark.parametrize(("days", "tells"), [(0, False), (1, False), (2, False), (3, True)])
def test_before_three_days_are_counted_nothing_is_foretold(days: int, tells: bool) -> None:
    cycle = replace(CYCLE, today=CYCLE.starts_on + timedelta(days=days))
    assert (forecast(meter(5 * GB), cycle) is not None) is tells
    assert DAYS_NEEDED == 3


def test_a_line_that_is_new_in_the_cycle_is_counted_from_its_own_first_day() -> None:
    began = replace(meter(3 * GB), counted_from=CYCLE.today - timedelta(days=3))
    ahead = forecast(began, CYCLE)
    assert ahead is not None
    assert ahead.expected == (3 + 16) * GB
    assert forecast(replace(began, counted_from=CYCLE.today), CYCLE) is None


def test_weekends_count_as_the_line_s_own_do() -> None:
    """Ten workdays and four weekend days so far; twelve and four to come."""
    heavy = forecast(meter(18 * GB, 100 * GB, recent=Recent(56, 100, 200)), CYCLE)
    assert heavy is not None
    # One for a workday, two for a weekend day: 18 of them so far, 12 workdays and 4 weekend days to come.
    assert heavy.expected == (18 + 12 + 8) * GB


@pytest.mark.parametrize(
    ("recent", "weight"),
    [
        (Recent(56, 100, 150), 1.5),
        (Recent(27, 100, 150), 1.0),
        (Recent(56, 100, 9000), 3.0),
        (Recent(56, 9000, 1), 1 / 3),
        (Recent(56, 0, 100), 1.0),
        (Recent(0, 0, 0), 1.0),
    ],
)
def test_a_rhythm_needs_four_weeks_and_has_bounds(recent: Recent, weight: float) -> None:
    assert weekend_weight(recent) == weight


def test_where_nothing_runs_out_nothing_is_foretold() -> None:
    assert forecast(meter(7 * GB, None), CYCLE) is None
    assert forecast(meter(7 * GB, 0), CYCLE) is None


def test_used_to_the_last_kilobyte_is_used_up_from_the_first_day_on() -> None:
    first_day = replace(CYCLE, today=CYCLE.starts_on)
    for used in (20 * GB, 21 * GB):
        ahead = forecast(meter(used), first_day)
        assert ahead is not None
        assert (ahead.verdict, ahead.runs_out_on) == ("used_up", None)


@given(
    used=st.integers(0, 40 * GB),
    share_today=st.integers(0, 100),
    included=st.integers(1, 40 * GB),
    passed=st.integers(0, 29),
    recent=st.builds(Recent, st.integers(0, 56), st.integers(0, GB), st.integers(0, GB)),
)
def test_whatever_was_used_the_forecast_agrees_with_itself(
    used: int, share_today: int, included: int, passed: int, recent: Recent
) -> None:
    cycle = replace(CYCLE, today=CYCLE.starts_on + timedelta(days=passed))
    ahead = forecast(meter(used, included, today=used * share_today // 100, recent=recent), cycle)
    if ahead is None:
        assert passed < DAYS_NEEDED
        return
    assert ahead.expected >= used - 1
    assert (ahead.runs_out_on is not None) == (ahead.verdict == "runs_out")
    if ahead.runs_out_on is not None:
        assert cycle.today <= ahead.runs_out_on <= cycle.ends_on
        assert ahead.expected >= included
    elif ahead.verdict == "lasts":
        assert ahead.expected <= included
