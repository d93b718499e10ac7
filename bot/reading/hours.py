"""Times of day, as people give them for a visit or a call: "morning", "after 5", "between 8 and 10"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from bot.reading.calendar_words import GOES_ON, MONTH, WEEKDAY
from bot.reading.spans import Found, found, longest_first


@dataclass(frozen=True)
class Hours:
    """From `first` to `last`; open where it is None, a moment where both are the same."""

    first: time | None
    last: time | None


_NAMED = {
    "morning": Hours(time(8), time(12)),
    "afternoon": Hours(time(12), time(17)),
    "after lunch": Hours(time(13), time(17)),
    "after work": Hours(time(17), time(21)),
    "evening": Hours(time(17), time(21)),
    "lunchtime": Hours(time(12), time(14)),
    "noon": Hours(time(12), time(12)),
    "midday": Hours(time(12), time(12)),
    "midnight": Hours(time(0), time(0)),
    "first thing": Hours(time(8), time(10)),
    "am": Hours(time(8), time(12)),
    "pm": Hours(time(12), time(17)),
}
_PART = re.compile(
    r"(?<!good )(?<!gd )(?<!nice )(?<!lovely )(?<!pleasant )(?<!great )\b(?P<name>morning|afternoon"
    r"|after lunch|after work|evening|lunchtime|lunch time|noon|midday|midday"
    r"|midnight|first thing)s?\b(?! (?:calls?|all|echo)\b)|(?:\b(?:in the|any|the|prefer|an?|tomorrow)"
    rf"|\b{WEEKDAY}|\b{MONTH}|\d(?:st|nd|rd|th)) (?P<half>am|pm)\b"
    r"|^\W*(?:(?:no|ok|actually|sorry|make it|the)\W+)*(?P<alone>am|pm)"
    r"(?=\W*(?:please|pls|instead|then|is|works|if|$))",
    re.IGNORECASE,
)
# "Morning, my wifi is down" greets.
_GREETS = re.compile(
    r"\W{0,3}(?:hi|hello|hey)?\W{0,3}(?:morning|afternoon|evening)\b(?=\W+\w)(?!\W*(?:please|pls|is|would|works|or"
    r"|after|if|slot|not|then|on)\b)",
    re.IGNORECASE,
)
_MERIDIEM = r" ?(?P<m{n}>a\.?m\.?|p\.?m\.?)(?!\w)"
_CLOCK = r"(?P<h{n}>\d{{1,2}})(?:[:.](?P<i{n}>[0-5]\d))?(?:" + _MERIDIEM + r"|(?P<o{n}> ?o'? ?clock|ish)(?!\w))?"
_BEFORE = r"(?<![\w£$€₹.,/:-])"
_BETWEEN = re.compile(
    rf"(?:\b(?P<lead>between|from) )?{_BEFORE}{_CLOCK.format(n=1)} ?(?P<word>and|to|till|til|until"
    rf"|-) ?{_CLOCK.format(n=2)}(?![\w%]|[.,/:]\d){GOES_ON}",
    re.IGNORECASE,
)
_ONE = re.compile(
    rf"(?:\b(?P<lead>after|before|by|from|at|around|about|until|till|past|not before|@)(?: "
    rf"|(?<=@)))?{_BEFORE}(?P<half>half (?:past )?|quarter past |quarter to )?"
    rf"{_CLOCK.format(n=1)}(?![\w%]|[.,/:-]\d){GOES_ON}(?! (?:of|st|nd|rd|th)\b)",
    re.IGNORECASE,
)
_OPEN = {
    "after": "first",
    "from": "first",
    "past": "first",
    "not before": "first",
    "before": "last",
    "by": "last",
    "until": "last",
    "till": "last",
}
_SHIFT = {"half": 30, "quarter past": 15, "quarter to": -15}


def find_hours(text: str, *, asked: bool = False) -> list[Found]:
    """Times of day. An hour on its own ("8 to 10") counts only if a time was `asked` for."""
    return longest_first([*_between(text, asked), *_single(text, asked), *_parts(text)])


def _between(text: str, asked: bool) -> Iterator[Found]:
    for match in _BETWEEN.finditer(text):
        marked = match["m1"] or match["m2"] or (match["i1"] and match["i2"])
        if match["word"].lower() == "and" and (match["lead"] or "").lower() != "between":
            continue
        if not (marked or match["lead"] or asked):
            continue
        last = _clock(match, 2, match["m2"])
        # "9 to 11 am": what is said of the second holds for the first, unless that would turn them round.
        first = _clock(match, 1, match["m1"] or match["m2"])
        if first and last and first > last and not match["m1"]:
            first = _clock(match, 1, "am")
        if first and last and first < last:
            yield found("hours", Hours(first, last), text, match.span())


def _single(text: str, asked: bool) -> Iterator[Found]:
    for match in _ONE.finditer(text):
        lead = (match["lead"] or "").lower()
        marked = match["m1"] or match["o1"] or match["half"] or (match["i1"] and ":" in match.group())
        moment = _shifted(_clock(match, 1, match["m1"]), match["half"])
        if moment is None or not (marked or lead in {"at", "after", "before", "around", "not before", "@"} or asked):
            continue
        end = _OPEN.get(lead)
        hours = Hours(None if end == "last" else moment, None if end == "first" else moment)
        yield found("hours", hours, text, match.span())


def _parts(text: str) -> Iterator[Found]:
    greeting = _GREETS.match(text)
    for match in _PART.finditer(text):
        if not (greeting and match.start() < greeting.end()):
            group = next(group for group in ("name", "half", "alone") if match[group])
            name = match[group].lower().replace("lunch time", "lunchtime")
            yield found("hours", _NAMED[name], text, match.span(group))


def _clock(match: re.Match[str], number: int, meridiem: str | None) -> time | None:
    """Without am or pm, 1 to 7 are after noon: nobody visits at 5 in the morning."""
    hour, minute = int(match[f"h{number}"]), int(match[f"i{number}"] or 0)
    half = (meridiem or "").lower().replace(".", "")
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif 1 <= hour <= 7 and not match[f"h{number}"].startswith("0"):
        hour += 12
    return time(hour, minute) if hour < 24 else None


def _shifted(moment: time | None, half: str | None) -> time | None:
    if moment is None or not half:
        return moment
    told = half.strip().lower()
    minutes = moment.hour * 60 + _SHIFT["half" if told.startswith("half") else told]
    return time(minutes // 60 % 24, minutes % 60)
