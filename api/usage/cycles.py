"""From one bill to the next: the days in which an allowance is used. Who pays before has the calendar month."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from api.systems.ports.usage import Window

MONTH = timedelta(days=32)


@dataclass(frozen=True, slots=True)
class Cycle:
    """First and last day, both included; the next cycle begins on the day after."""

    starts_on: date
    ends_on: date
    today: date

    def window(self, service_id: uuid.UUID, *, with_recent: bool = True) -> Window:
        return Window(service_id, self.starts_on, self.ends_on, self.today, with_recent)

    @property
    def resets_on(self) -> date:
        return self.ends_on + timedelta(days=1)

    @property
    def days_left(self) -> int:
        """Until the next cycle begins, today included."""
        return (self.resets_on - self.today).days


def cycle_of(billing_day: int | None, today: date) -> Cycle:
    day = billing_day or 1
    starts_on = today.replace(day=day)
    if starts_on > today:
        starts_on = (today.replace(day=1) - timedelta(days=1)).replace(day=day)
    resets_on = (starts_on.replace(day=1) + MONTH).replace(day=day)
    return Cycle(starts_on, resets_on - timedelta(days=1), today)
