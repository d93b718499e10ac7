"""Which day it is where these systems stand: in the first hour of a summer's day, UTC still has the one before."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from models.base import now

HOME = ZoneInfo("Europe/London")


def day_of(moment: datetime) -> date:
    return moment.astimezone(HOME).date()


def today() -> date:
    return day_of(now())
