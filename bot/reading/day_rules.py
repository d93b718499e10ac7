"""What each way of naming a day means: weekdays, ordinals, "in two weeks", "end of the month"."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.reading.calendar_words import (
    MONTH,
    WEEKDAY,
    day_in_year,
    day_of_month,
    follows,
    make_day,
    month_end,
    month_of,
    months_on,
    weekday_from,
    weekday_of,
)
from bot.reading.spans import before
from bot.reading.words import WORDED, counted

Match = re.Match[str]
# A day, or several where people differ about what was said: the likeliest first.
Read = Callable[[Match, date, bool], tuple[date | None, ...]]
_COUNT = rf"(?:\d{{1,3}}|{WORDED}|an?|a couple of)"
_SPAN = rf"(?P<count>{_COUNT}) (?P<unit>day|week|month|fortnight)s?"
# "3 times in 2 weeks" says how often.
_NOT_OFTEN = r"(?<!times )(?<!time )(?<!twice )(?<!once )(?<!with)"
_TOMORROW = r"(?:tomorrow|tomorow|tommorow|tommorrow|tomorrrow|tomoro|tomoz|tmrw|tmr|tmw|2moro|2morrow|2mrw|2moz)"
LEAD = r"(?:on|by|until|untill|till|til|from|before|after|since|for|dated)"
_ORDINAL = r"(?P<day>\d{1,2})(?:st|nd|rd|th)"
_ON_A = rf"(?:(?P<weekday>{WEEKDAY})(?:,? (?:the )?| ?, ?))?"
_YEAR = r"(?:,? (?P<year>20\d\d)(?!\d))?"
_MAY_DO = r"(?! (?:be|work|not|have|need|help|i|we|you|take|do|want|get)\b)"


def _written(match: Match, today: date, past: bool) -> tuple[date | None, ...]:
    day = day_in_year(today, month_of(match["month"]), int(match["day"]), match["year"], past=past)
    return (day, *_other_weekday(match, today, day, past))


def _other_weekday(match: Match, today: date, day: date | None, past: bool) -> tuple[date, ...]:
    """ "Friday the 12th" where the 12th is a Monday: the number is believed, and the other one told."""
    name = match.groupdict().get("weekday")
    if not name or not day or day.weekday() == weekday_of(name):
        return ()
    return (weekday_from(today, weekday_of(name), past=past),)


def _relative(match: Match, today: date, _past: bool) -> tuple[date | None, ...]:
    told = " ".join(match.group().lower().split())
    if told.startswith(("today", "tonight")):
        return (today,)
    back = "yesterday" in told
    count = 2 if told.startswith(("day", "the day", "overmorrow")) else 1
    return (today + timedelta(days=-count if back else count),)


def _moved(match: Match, today: date, _past: bool) -> tuple[date | None, ...]:
    back = match.group().lower().endswith(("ago", "back"))
    return (_on(today, counted(match["count"]), match["unit"].lower(), back),)


def _on(today: date, count: int, unit: str, back: bool) -> date | None:
    count = -count if back else count
    try:
        if unit == "month":
            return months_on(today, count)
        return today + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    except (OverflowError, ValueError):
        return None


def _week_on(match: Match, today: date, _past: bool) -> tuple[date | None, ...]:
    told = match.groupdict()
    start = today if told.get("today") else today + timedelta(days=1)
    if name := told.get("weekday"):
        start = weekday_from(today, weekday_of(name))
    return (start + timedelta(weeks=counted(told.get("count") or "a")),)


def _part_of_month(match: Match, today: date, past: bool) -> tuple[date | None, ...]:
    which = (match["which"] or "this").lower()
    if match["month"]:
        start = day_in_year(today.replace(day=1), month_of(match["month"]), 1, None, past=past) or today
    else:
        start = months_on(today, {"next": 1, "last": -1}.get(which, 0)).replace(day=1)
    part = match["part"].lower()
    if part.startswith(("end", "last")):
        return (month_end(start),)
    day = start.replace(day=15 if part.startswith("mid") else 1)
    # "The start of the month" said later than that is the next one's.
    return (day if day >= today or past or match["month"] or match["which"] else months_on(day, 1),)


def _weekday(match: Match, today: date, past: bool) -> tuple[date | None, ...]:
    which = (match["which"] or "").lower()
    back = past or which in {"last", "since"}
    near = weekday_from(today, weekday_of(match["weekday"]), past=back)
    if which != "next":
        return (near,)
    # Half of all people mean the coming one, the others the one of next week.
    later = near + timedelta(weeks=1)
    return (later, near) if near.isocalendar()[1] == today.isocalendar()[1] else (near,)


def _ordinal(match: Match, today: date, past: bool) -> tuple[date | None, ...]:
    which = (match.groupdict().get("which") or "").lower()
    if which:
        month = months_on(today.replace(day=1), {"next": 1, "last": -1}.get(which, 0))
        return (make_day(month.year, month.month, int(match["day"])),)
    day = day_of_month(today, int(match["day"]), past=past)
    return (day, *_other_weekday(match, today, day, past))


RULES: tuple[tuple[re.Pattern[str], Read], ...] = (
    (
        follows(
            rf"(?<![\w£$€₹.,/]){_ON_A}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of|,)? ?(?P<month>{MONTH}){_YEAR}{_MAY_DO}"
        ),
        _written,
    ),
    (follows(rf"\b(?P<month>{MONTH}) (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_YEAR}(?!:|\.\d)"), _written),
    (
        follows(
            rf"\b(?:(?:the )?day after {_TOMORROW}|(?:the )?day before yesterday|{_TOMORROW}|yesterday|today|tonight)"
        ),
        _relative,
    ),
    (follows(rf"{_NOT_OFTEN}\bin (?:about |like |another )?{_SPAN}(?:'?s? time)?"), _moved),
    (follows(rf"\b{_SPAN} (?:from (?:now|today)|ago|back)"), _moved),
    (
        follows(
            rf"\b(?:(?P<count>{_COUNT}) weeks? )(?:(?P<today>today)|{_TOMORROW}|(?:on |from )(?P<weekday>{WEEKDAY}))"
        ),
        _week_on,
    ),
    (follows(rf"\b(?P<weekday>{WEEKDAY}) week"), _week_on),
    (
        follows(
            rf"\b(?P<part>end|start|beginning|middle|mid|last day|first)(?: of|-)? (?:(?:the |(?P<which>this|next"
            rf"|last) )month|(?P<month>{MONTH}))"
        ),
        _part_of_month,
    ),
    (follows(rf"(?:\b(?P<which>next|this coming|this|coming|last|since) )?\b(?P<weekday>{WEEKDAY})(?:'?s)?"), _weekday),
    (
        follows(
            rf"(?<![\w£$€₹.,/]){_ON_A}(?:the )?{_ORDINAL}(?: of (?P<which>this|next|last) month)?(?! (?:of )?{MONTH}\b)"
        ),
        _ordinal,
    ),
    (follows(rf"\b{LEAD} (?:the )(?P<day>\d{{1,2}})(?!:|\.\d)"), _ordinal),
)

# What happened did so before today: "charged on the 3rd". What may, can or will be is still to come.
_OVER = re.compile(
    r"\b(?:since|was there|were you|reported|raised|made|upgraded|complained|opened|logged|submitted"
    r"|charged|(?<!get )(?<!gets )(?<!getting )(?<!be )paid|took|taken|billed|refunded|happened|went|came"
    r"|did|didn'?t|ordered|bought|called|rang|spoke"
    r"|posted|sent|arrived|stopped|left|cancelled)\b(?!.*\b(?:can|could|will|would|until|till|by|pay|book"
    r"|if)\b)(?:[^.?!]|\.\d)*$",
    re.IGNORECASE,
)


def is_over(text: str, match: Match) -> bool:
    """Whether the words in front of a day say that it is behind us."""
    return _OVER.search(before(text, match.start())) is not None
