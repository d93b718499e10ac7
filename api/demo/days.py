"""Days and times as seen from the day that the demo is made for."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from api.brand import chosen_brand

DAYS_TO_PAY = 14
MONTHS = 12
LAST_BILLING_DAY = 28


@dataclass(frozen=True, slots=True)
class Days:
    today: date

    @classmethod
    def of_now(cls) -> "Days":
        return cls(datetime.now(_home()).date())

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def ahead(self, days: int) -> date:
        return self.today + timedelta(days=days)

    def story_issue_day(self) -> date:
        """When the personas' last bill came: 8 to 11 days ago, whatever day it is, so that it is due in 3 to 6."""
        return next(day for day in map(self.ago, (11, 10, 9, 8)) if day.day <= LAST_BILLING_DAY)

    def price_rise_day(self) -> date:
        """The first of the month of the personas' last bill: what is issued from then on has the new prices."""
        return self.story_issue_day().replace(day=1)

    def issue_days(self, billing_day: int, joined_on: date) -> list[date]:
        """The days of the last twelve bills, oldest first; fewer for who joined since."""
        last = self.today.replace(day=billing_day)
        if last > self.today:
            last = months_later(last, -1)
        days = [months_later(last, -back) for back in reversed(range(MONTHS))]
        return [day for day in days if day > joined_on]


def months_later(day: date, months: int) -> date:
    """The same day some months on, or the month's last where there is no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def moment(day: date, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """A time on our customers' clocks."""
    return datetime.combine(day, time(hour, minute, second), _home()).astimezone(UTC)


def spoken(starts_on: date, ends_on: date | None = None) -> str:
    """3 November, 3 to 9 November, 28 October to 3 November."""
    if ends_on is None or ends_on == starts_on:
        return _in_month(str(starts_on.day), starts_on)
    if starts_on.month == ends_on.month:
        return _in_month(f"{starts_on.day} to {ends_on.day}", ends_on)
    return f"{spoken(starts_on)} to {spoken(ends_on)}"


def _in_month(days: str, day: date) -> str:
    """As the brand writes days: 3 November or November 3."""
    pattern = chosen_brand().day_format
    return f"{day:%B} {days}" if pattern.find("M") < pattern.find("d") else f"{days} {day:%B}"


def _home() -> ZoneInfo:
    return ZoneInfo(chosen_brand().timezone)


def span(starts_on: date, ends_on: date) -> list[date]:
    return [starts_on + timedelta(days=step) for step in range((ends_on - starts_on).days + 1)]
