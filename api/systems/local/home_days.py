"""Which day it is where these systems stand: in the first hour of a summer's day, UTC still has the one before."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from api.brand import chosen_brand
from models.base import now


def home() -> ZoneInfo:
    return ZoneInfo(chosen_brand().timezone)


def day_of(moment: datetime) -> date:
    return moment.astimezone(home()).date()


def today() -> date:
    return day_of(now())
