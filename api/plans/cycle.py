"""Billing cycles, and an amount split between the days of one: to the penny, and nothing lost."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

# A prepaid account has no bills; what it used is counted by calendar months.
FIRST: Final = 1


@dataclass(frozen=True, slots=True)
class Cycle:
    """From the day of one bill to the day before the next."""

    starts_on: date
    ends_on: date

    @property
    def days(self) -> int:
        return (self.ends_on - self.starts_on).days + 1

    def days_before(self, day: date) -> int:
        """How many of its days are over when that day begins."""
        return min(max((day - self.starts_on).days, 0), self.days)


@dataclass(frozen=True, slots=True)
class Split:
    """An amount in two parts that are the whole again."""

    used: int
    left: int


def months_on(day: date, months: int) -> date:
    """The same day some months on, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def cycle_of(billing_day: int | None, day: date) -> Cycle:
    """The cycle in which a day lies. Billing days end at 28, so that every month has them."""
    starts_on = day.replace(day=billing_day or FIRST)
    if starts_on > day:
        starts_on = months_on(starts_on, -1)
    return Cycle(starts_on, months_on(starts_on, 1) - timedelta(days=1))


def full_cycles(billing_day: int | None, today: date, count: int) -> list[Cycle]:
    """The last ones that are over, oldest first."""
    cycles: list[Cycle] = []
    current = cycle_of(billing_day, today)
    for _ in range(count):
        current = cycle_of(billing_day, current.starts_on - timedelta(days=1))
        cycles.insert(0, current)
    return cycles


def rounded(amount: int, part: int, whole: int) -> int:
    """`amount * part / whole`, halves up, without a float. None of the three is less than nothing."""
    return (2 * amount * part + whole) // (2 * whole)


def split(price_minor: int, cycle: Cycle, day: date) -> Split:
    """What of a cycle's price belongs to the days before `day`, and what to the rest."""
    used = rounded(price_minor, cycle.days_before(day), cycle.days)
    return Split(used, price_minor - used)
