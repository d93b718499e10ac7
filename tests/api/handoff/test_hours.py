"""When a team is open, on the operator's clock."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from api.handoff.hours import is_open, next_opening
from models import Team

LONDON = ZoneInfo("Europe/London")
WEEK = {day: [["08:00", "12:00"], ["13:00", "20:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
TEAM = Team(code="t", name="T", hours=WEEK | {"sat": [["22:00", "24:00"]]}, holidays=["2026-12-25"])


def at(day: str, clock: str) -> datetime:
    """As it is read off a clock in London."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=LONDON).astimezone(UTC)


@pytest.mark.parametrize(
    ("day", "clock", "is_so"),
    [
        ("2026-11-23", "07:59", False),
        ("2026-11-23", "08:00", True),
        ("2026-11-23", "12:30", False),
        ("2026-11-23", "19:59", True),
        ("2026-11-23", "20:00", False),
        ("2026-11-28", "23:59", True),
        ("2026-11-29", "10:00", False),
        ("2026-12-25", "10:00", False),
        # The clock is an hour ahead of UTC in summer.
        ("2026-07-01", "08:00", True),
        ("2026-07-01", "07:59", False),
    ],
)
def test_it_is_open_at_its_hours_and_on_no_holiday(day: str, clock: str, is_so: bool) -> None:
    assert is_open(TEAM, at(day, clock), LONDON) is is_so


@pytest.mark.parametrize(
    ("day", "clock", "opens"),
    [
        ("2026-11-23", "07:00", at("2026-11-23", "08:00")),
        ("2026-11-23", "12:30", at("2026-11-23", "13:00")),
        ("2026-11-28", "23:59", at("2026-11-30", "08:00")),
        ("2026-12-24", "21:00", at("2026-12-26", "22:00")),
        # The clocks go back on 25 October 2026.
        ("2026-10-24", "23:59", at("2026-10-26", "08:00")),
    ],
)
def test_the_next_opening_passes_over_nights_and_holidays(day: str, clock: str, opens: datetime) -> None:
    assert next_opening(TEAM, at(day, clock), LONDON) == opens


def test_a_team_without_hours_is_never_open_and_has_no_opening() -> None:
    team = Team(code="t", name="T", hours={}, holidays=[])
    moment = at("2026-11-23", "10:00")
    assert (is_open(team, moment, LONDON), next_opening(team, moment, LONDON)) == (False, None)
