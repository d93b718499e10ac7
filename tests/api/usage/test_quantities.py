"""Kilobytes, seconds and costs as people read them, and trips put together from days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.brand import read_brand
from api.demo.happenings import gigabyte_in
from api.formats import Formats, Money
from api.systems.ports.usage import DayAbroad
from api.usage.abroad import trips_of
from api.usage.quantities import cost_of, data, data_of, minutes, texts
from api.usage.spending import country_name
from models import UsageKind

FORMATS = Formats(read_brand("optilink"))


@pytest.mark.parametrize(
    ("kilobytes", "written"),
    [
        (0, "0 MB"),
        (1, "0.1 MB"),
        (50, "0.1 MB"),
        (640_480, "640.5 MB"),
        (999_949, "999.9 MB"),
        (999_950, "1 GB"),
        (1_200_000, "1.2 GB"),
        (20_000_000, "20 GB"),
        (1_234_567_890, "1,234.6 GB"),
    ],
)
def test_data_has_one_decimal_and_no_nought(kilobytes: int, written: str) -> None:
    assert data(FORMATS, kilobytes) == written


@given(st.integers(1, 10**15))
def test_something_used_is_never_written_as_nothing(kilobytes: int) -> None:
    assert not data(FORMATS, kilobytes).startswith("0 ")


def test_used_and_allowance_share_a_unit_where_they_can() -> None:
    assert data_of(FORMATS, 7_200_000, 20_000_000) == "7.2 of 20 GB"
    assert data_of(FORMATS, 640_500, 20_000_000) == "640.5 MB of 20 GB"
    assert data_of(FORMATS, 640_500, 900_000) == "640.5 MB of 900 MB"


def test_a_minute_that_was_begun_counts() -> None:
    assert [minutes(FORMATS, seconds) for seconds in (0, 1, 60, 61, 600_000)] == [
        "0 minutes",
        "1 minute",
        "1 minute",
        "2 minutes",
        "10,000 minutes",
    ]
    assert [texts(FORMATS, count) for count in (0, 1, 2)] == ["0 texts", "1 text", "2 texts"]


def test_roaming_costs_what_the_demo_s_bills_say() -> None:
    assert cost_of(1_200_000, Money(gigabyte_in("CH"), "GBP")) == Money(3960, "GBP")
    assert cost_of(0, Money(3300, "GBP")) == Money(0, "GBP")


def abroad(country: str, *days: int) -> list[DayAbroad]:
    return [DayAbroad(country, date(2026, 1, 1) + timedelta(days=day), UsageKind.roaming_data, 1_000) for day in days]


def test_three_quiet_days_are_one_trip_and_four_are_two() -> None:
    trips = trips_of(abroad("CH", 1, 2, 5) + abroad("US", 3) + abroad("CH", 9))
    assert [(trip.country, trip.starts_on.day, trip.ends_on.day) for trip in trips] == [
        ("CH", 10, 10),
        ("US", 4, 4),
        ("CH", 2, 6),
    ]
    assert trips[2].used[UsageKind.roaming_data] == 3_000
    assert trips_of([]) == []


@given(st.lists(st.builds(abroad, st.sampled_from(["CH", "US"]), st.integers(0, 300)), max_size=30))
def test_trips_lose_no_day_and_no_kilobyte(days: list[list[DayAbroad]]) -> None:
    rows = [row for some in days for row in some]
    trips = trips_of(rows)
    assert sum(trip.used.total() for trip in trips) == sum(row.quantity for row in rows)
    for row in rows:
        assert any(trip.country == row.country and trip.starts_on <= row.day <= trip.ends_on for trip in trips)


def test_a_country_nobody_has_heard_of_keeps_its_code() -> None:
    assert (country_name(FORMATS, "CH"), country_name(FORMATS, "XQ")) == ("Switzerland", "XQ")
