"""When a team answers: its hours by weekday, but for its holidays, on the operator's clock."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models import Team

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# A team that does not open within that time has no next opening to tell of.
AHEAD = 60


def is_open(team: Team, moment: datetime, zone: ZoneInfo) -> bool:
    here = moment.astimezone(zone)
    minute = here.hour * 60 + here.minute
    return any(begins <= minute < ends for begins, ends in _spans(team, here.date()))


def next_opening(team: Team, moment: datetime, zone: ZoneInfo) -> datetime | None:
    """The first after this moment."""
    return next((opens for opens, _ in openings(team, moment, zone) if opens > moment), None)


def openings(team: Team, moment: datetime, zone: ZoneInfo) -> Iterator[tuple[datetime, datetime]]:
    """From when until when it answers, from the day of this moment on."""
    today = moment.astimezone(zone).date()
    for day in (today + timedelta(days=ahead) for ahead in range(AHEAD)):
        for begins, ends in _spans(team, day):
            yield _moment(day, begins, zone), _moment(day, ends, zone)


def after_open(team: Team, moment: datetime, span: timedelta, zone: ZoneInfo) -> datetime:
    """When so much of the team's hours has passed since then. For one without hours the clock counts."""
    today, left = moment.astimezone(zone).date(), span
    for day in (today + timedelta(days=ahead) for ahead in range(AHEAD)):
        for begins, ends in _spans(team, day):
            opening, closing = max(_moment(day, begins, zone), moment), _moment(day, ends, zone)
            if closing - opening >= left:
                return opening + left
            left -= max(closing - opening, timedelta(0))
    return moment + span


def _moment(day: date, minute: int, zone: ZoneInfo) -> datetime:
    days, minute = divmod(minute, 24 * 60)
    return datetime.combine(day + timedelta(days=days), time(*divmod(minute, 60)), zone).astimezone(UTC)


def _spans(team: Team, day: date) -> Iterator[tuple[int, int]]:
    """In minutes since midnight."""
    if day.isoformat() in team.holidays:
        return
    for begins, ends in sorted(team.hours.get(WEEKDAYS[day.weekday()], [])):
        yield _minutes(begins), _minutes(ends)


def _minutes(written: str) -> int:
    hours, minutes = written.split(":")
    return int(hours) * 60 + int(minutes)
