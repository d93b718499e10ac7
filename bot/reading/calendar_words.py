"""Weekdays and months as people shorten and misspell them, and the sums on days that the finders share."""

import re
from calendar import monthrange
from datetime import date, timedelta

_WEEKDAYS = (
    "monday|mon|munday",
    "tuesday|tues|tue|teusday|tuseday",
    "wednesday|weds|wed|wensday|wednsday|wedsday",
    "thursday|thurs|thur|thu|thurday|thirsday",
    "friday|fri|firday|fryday",
    "saturday|sat|saterday|satday",
    "sunday|sun|sundey",
)
_MONTHS = (
    "january|jan|janurary",
    "february|feb|febuary|febraury",
    "march|mar",
    "april|apr",
    "may",
    "june|jun",
    "july|jul",
    "august|aug",
    "september|sept|sep",
    "october|oct",
    "november|nov",
    "december|dec",
)
WEEKDAY = rf"(?:{'|'.join(_WEEKDAYS)})"
MONTH = rf"(?:{'|'.join(_MONTHS)})"
_WEEKDAY_OF = {name: place for place, names in enumerate(_WEEKDAYS) for name in names.split("|")}
_MONTH_OF = {name: place for place, names in enumerate(_MONTHS, start=1) for name in names.split("|")}
# What may follow a day or an hour. Any other word is what is counted: "2nd phone", "3rd party", "after 5 calls".
GOES_ON = (
    r"(?=\s*(?:$|[^\w\s'%/:£$€₹]|(?:of|or|and|at|in|to|til|till|until|if|please|pls|plz|is|was|would|will|works?"
    r"|instead|not|am|pm|morning|afternoon|evening|night|then|for|thanks|thx|ok|okay|when|because|cause|cos|coz|but|my|i|it"
    r"|we|on|from|by|so|this|next|last|can|could|after|before|between|with|around|about|as|that|through|thru|today"
    r"|tomorrow|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b))"
)


def weekday_of(name: str) -> int:
    return _WEEKDAY_OF[name.lower()]


def month_of(name: str) -> int:
    return _MONTH_OF[name.lower()]


def weekday_from(today: date, weekday: int, *, past: bool = False) -> date:
    """The nearest one, never today: on a Friday "Friday" is in a week."""
    if past:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def months_on(day: date, count: int) -> date:
    """The same day so many months on, or the last one of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def day_of_month(today: date, number: int, *, past: bool = False) -> date | None:
    """The nearest month that has such a day. Today counts."""
    for count in range(0, -3, -1) if past else range(3):
        month = months_on(today.replace(day=1), count)
        if 1 <= number <= month_end(month).day:
            day = month.replace(day=number)
            if (day <= today) if past else (day >= today):
                return day
    return None


def day_in_year(today: date, month: int, day: int, year: str | None, *, past: bool = False) -> date | None:
    """A day and a month, and the nearest year where none was named. None where there is no such day."""
    if year:
        return make_day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    nearest = range(today.year, today.year - 5, -1) if past else range(today.year, today.year + 5)
    for candidate in nearest:
        made = make_day(candidate, month, day)
        if made and ((made <= today) if past else (made >= today)):
            return made
    return None


def make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def follows(pattern: str) -> re.Pattern[str]:
    """A pattern that ends where a day or an hour may."""
    return re.compile(rf"{pattern}(?!\w){GOES_ON}", re.IGNORECASE)
