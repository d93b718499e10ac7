"""Whether the data lasts until the next cycle, by the pace so far and the rhythm of the line's weeks."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from api.systems.ports.usage import Meter, Recent
from api.usage.cycles import Cycle

# Two days say nothing about thirty.
DAYS_NEEDED = 3
# So many days show a rhythm; with fewer every day counts the same.
DAYS_OF_RHYTHM = 28
# However odd a line's weekends were, no day is taken for more than three others.
MOST_UNEVEN = 3.0
FRIDAY = 4

Verdict = Literal["lasts", "runs_out", "used_up"]


@dataclass(frozen=True, slots=True)
class Forecast:
    verdict: Verdict
    # At the end of the cycle, if it goes on like this.
    expected: int
    runs_out_on: date | None = None


def forecast(meter: Meter, cycle: Cycle) -> Forecast | None:
    """None where nothing runs out, or where too few days have passed to tell."""
    allowance = meter.data.allowance
    if not allowance:
        return None
    used = meter.data.used
    if used >= allowance:
        return Forecast("used_up", used, None)
    before = _days(max(meter.counted_from, cycle.starts_on), cycle.today)
    if len(before) < DAYS_NEEDED:
        return None
    weekend = weekend_weight(meter.recent)
    pace = (used - meter.data_today) / sum(_weight(day, weekend) for day in before)
    expected = float(used - meter.data_today)
    runs_out_on = None
    for day in _days(cycle.today, cycle.resets_on):
        today_at_least = meter.data_today if day == cycle.today else 0
        expected += max(pace * _weight(day, weekend), today_at_least)
        if runs_out_on is None and expected > allowance:
            runs_out_on = day
    return Forecast("runs_out" if runs_out_on else "lasts", round(expected), runs_out_on)


def weekend_weight(recent: Recent) -> float:
    """What a weekend day counts beside a workday."""
    if recent.days < DAYS_OF_RHYTHM or not recent.workday or not recent.weekend:
        return 1.0
    return min(max(recent.weekend / recent.workday, 1 / MOST_UNEVEN), MOST_UNEVEN)


def _weight(day: date, weekend: float) -> float:
    return weekend if day.weekday() > FRIDAY else 1.0


def _days(first: date, end: date) -> list[date]:
    """From the first day until before the end."""
    return [first + timedelta(days=step) for step in range((end - first).days)]
