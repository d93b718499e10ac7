"""The night is from nine to eight on the brand's own clock."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from api.letters.hours import morning_after

LONDON, SYDNEY = ZoneInfo("Europe/London"), ZoneInfo("Australia/Sydney")


@pytest.mark.parametrize(
    ("moment", "zone", "morning"),
    [
        ("2026-01-10T20:59:59+00:00", LONDON, None),
        ("2026-01-10T21:00:00+00:00", LONDON, "2026-01-11T08:00:00+00:00"),
        ("2026-01-11T00:30:00+00:00", LONDON, "2026-01-11T08:00:00+00:00"),
        ("2026-01-11T07:59:59+00:00", LONDON, "2026-01-11T08:00:00+00:00"),
        ("2026-01-11T08:00:00+00:00", LONDON, None),
        # An hour earlier for the server than in winter.
        ("2026-07-10T20:30:00+00:00", LONDON, "2026-07-11T07:00:00+00:00"),
        # The night in which an hour is missing, and the one which has one twice.
        ("2026-03-28T22:00:00+00:00", LONDON, "2026-03-29T07:00:00+00:00"),
        ("2026-10-24T21:30:00+00:00", LONDON, "2026-10-25T08:00:00+00:00"),
        ("2026-01-10T12:00:00+00:00", SYDNEY, "2026-01-10T21:00:00+00:00"),
        ("2026-12-31T23:59:00+00:00", LONDON, "2027-01-01T08:00:00+00:00"),
    ],
)
def test_a_night_ends_at_eight(moment: str, zone: ZoneInfo, morning: str | None) -> None:
    found = morning_after(datetime.fromisoformat(moment), zone)
    assert (found and found.astimezone(UTC).isoformat()) == morning


def test_every_morning_is_by_day_and_within_half_a_day() -> None:
    moment = datetime(2026, 3, 27, tzinfo=UTC)
    for _ in range(300):
        moment += timedelta(minutes=17)
        morning = morning_after(moment, LONDON)
        assert morning is None or (morning_after(morning, LONDON) is None and morning - moment <= timedelta(hours=11))
