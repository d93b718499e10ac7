"""When people are not to be woken."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

NIGHT, MORNING = time(21), time(8)


def morning_after(moment: datetime, zone: ZoneInfo) -> datetime | None:
    """When the night ends that this moment is in; None in the daytime. Hours are the zone's, summer or winter."""
    there = moment.astimezone(zone)
    if MORNING <= there.time() < NIGHT:
        return None
    day = there.date() + timedelta(days=1 if there.time() >= NIGHT else 0)
    return datetime.combine(day, MORNING, zone)
