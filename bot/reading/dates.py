"""Dates in digits: "3/12" in the brand's order, "2025-03-24"."""

import re
from collections.abc import Iterator
from datetime import date

from bot.reading.calendar_words import day_in_year, make_day
from bot.reading.day_rules import LEAD, is_over
from bot.reading.spans import Found, found

# "24/7" and "10/10" are no dates; "3/5" is one only where a day is expected.
_NUMERIC = re.compile(
    rf"(?:\b(?P<lead>{LEAD}) (?:the )?)?(?<![\w£$€₹.,/:-])(?P<a>\d{{1,2}})(?P<sep>[/.-])(?P<b>\d{{1,2}})(?:"
    rf"(?P=sep)(?P<year>\d{{4}}|\d\d))?(?![\w/%£-]|[.:,]\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<![\w-])(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])")
_RATINGS = {"5", "10", "100"}


def find_dates(text: str, today: date, month_first: bool, past: bool, asked: bool) -> Iterator[Found]:
    for match in _ISO.finditer(text):
        if day := make_day(int(match["year"]), int(match["month"]), int(match["day"])):
            yield found("day", day, text, match.span())
    for match in _NUMERIC.finditer(text):
        if (asked or _is_date(match)) and (day := _ordered(match, today, month_first, past or is_over(text, match))):
            start = match.start("a")
            yield found("day", day, text, (start, match.end()))


def _is_date(match: re.Match[str]) -> bool:
    if match["year"]:
        return True
    if match["sep"] != "/" or match.group().endswith(("24/7", "7/24")):
        return False
    return bool(match["lead"]) or not (match["b"] in _RATINGS or int(match["a"]) < int(match["b"]) < 6)


def _ordered(match: re.Match[str], today: date, month_first: bool, past: bool) -> date | None:
    """In the brand's order; the other one where only that makes a date."""
    first, second = int(match["a"]), int(match["b"])
    orders = [(first, second), (second, first)] if month_first else [(second, first), (first, second)]
    for month, day in orders:
        if made := day_in_year(today, month, day, match["year"], past=past):
            return made
    return None
