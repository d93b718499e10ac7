"""Between which hours somebody can be rung: pieces of the hours in which the team answers."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from api.callbacks.schemas import WindowOut
from api.formats import Formats
from api.handoff.hours import openings
from models import Team

LENGTH = timedelta(hours=2)
# Shorter ones at the end of a day promise more than can be kept.
SHORTEST = timedelta(minutes=30)
# Nobody is rung the moment they have agreed to it.
SOONEST = timedelta(minutes=15)
MOST = 6


def windows(team: Team, moment: datetime, formats: Formats) -> Iterator[tuple[datetime, datetime]]:
    """Those that are still to come, the next first. One that has begun is offered from now on."""
    soonest = moment + SOONEST
    for opens, closes in openings(team, moment, formats.timezone):
        begins = opens
        while begins < closes:
            ends = min(begins + LENGTH, closes)
            if ends - max(begins, soonest) >= SHORTEST:
                yield max(begins, _full_minute(soonest)), ends
            begins += LENGTH


def _full_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0) + timedelta(minutes=1)


def window_out(begins: datetime, ends: datetime, formats: Formats) -> WindowOut:
    display = f"{formats.moment(begins).display} to {formats.clock(ends)}"
    return WindowOut(begins=begins, ends=ends, display=display)
