"""Days that are promised: working days, and until when a visit may be booked or changed."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SATURDAY = 5
# After this hour the plan for the next day's visits is made.
PLANS_ARE_MADE = time(18)
# Nobody plans further ahead than this.
FURTHEST = timedelta(days=90)


def working_days_later(day: date, count: int) -> date:
    """The same day for none."""
    while count > 0:
        day += timedelta(days=1)
        if day.weekday() < SATURDAY:
            count -= 1
    return day


def may_change_until(starts_at: datetime, zone: ZoneInfo) -> datetime:
    """The evening before, by the clock on the customer's wall."""
    evening = starts_at.astimezone(zone).date() - timedelta(days=1)
    return datetime.combine(evening, PLANS_ARE_MADE, zone)


def first_bookable(moment: datetime, zone: ZoneInfo) -> datetime:
    """The beginning of the first day whose visits are not planned yet."""
    local = moment.astimezone(zone)
    days = 1 if local.time() < PLANS_ARE_MADE else 2
    return datetime.combine(local.date() + timedelta(days=days), time(), zone)
