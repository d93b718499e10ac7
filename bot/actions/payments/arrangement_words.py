"""How customers ask for more time, or for parts."""

import re
from datetime import date, timedelta

from bot.reading.calendar_words import WEEKDAY, weekday_of
from bot.reading.denial import first_meant
from bot.reading.spells import Spell
from bot.reading.words import WORDED, counted, worded

_PARTS = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{WORDED}) (?:equal )?(?:goes|parts?|instal\w*|payments?|bits|chunks|months)\b",
    re.IGNORECASE,
)
# Wants to pay in parts, however many.
_MANY = rf"(?:\d|{WORDED}|a few|several|some)"
_PIECES = r"(?:bits|parts|instal\w*|chunks|stages|goes|pieces|payments)"
_IT = r"(?:it|this|that|them|what i owe|(?:the|my|this) (?:cost|bill|payments?|amount))"
_IN_PARTS = re.compile(
    rf"\b(?:in|into|by|over|with) (?:(?:{_MANY}|small|smaller|little|equal|monthly|weekly|or) )*{_PIECES}\b"
    rf"|\b{_MANY} (?:equal |monthly |weekly |smaller )?(?:payments|parts|goes|bits|chunks)\b"
    r"|\b(?:bit by bit|little by little|(?:a )?(?:bit|little) (?:at a time|(?:each|every) (?:week|month))"
    r"|instal\w*ments?|payment plan)\b"
    rf"|\bpay(?:ing)? (?:{_IT} )?(?:off )?(?:monthly|weekly|(?:month by|each|every|by the) (?:month|week))\b"
    rf"|\b(?:spread|split|break)(?:ing)? (?:up )?{_IT}\b",
    re.IGNORECASE,
)
_BY_ITSELF = re.compile(r"\b(?:auto\w*|direct ?debits?|dd|standing orders?|recurring|by itself)\b", re.IGNORECASE)
_LONGER = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{WORDED}|an?|another)(?: (?P<more>more|extra))? (?P<unit>days?|weeks?)"
    r"(?P<later> (?:later|longer|after))?\b",
    re.IGNORECASE,
)
# "In three", "two actually": nothing said but how many.
_LEAD = r"(?:be|in|into|over|just|rather|then|do|make|it|the|i'?d|like|want|say|maybe|go|for|with|pay|split|can|we|i)"
_TRAIL = r"(?:please|pls|then|actually|instead|rather|of them|is better|would be better)"
_COUNT = re.compile(rf"\W*(?:{_LEAD}\W+)*(?P<count>\d{{1,2}}|{WORDED})(?:\W+{_TRAIL})*\W*", re.IGNORECASE)
# A day for one of the parts, and none for all of it.
_PART_DAY = re.compile(
    r"\b(?:start\w*|begin\w*|(?:first|second|third|last|next|each|every) (?:one|part|payment|bit|instal\w*)s?)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\bthe (?:(?P<weekday>{WEEKDAY})|(?P<spell>day|week)) after(?: that| it)?(?=\W*(?:$|please|pls|instead))",
    re.IGNORECASE,
)
_CANNOT = re.compile(
    r"\b(?:can'?t|cannot|can not|won'?t be able|too (?:soon|early)|not (?:by|before) then|another way|something else"
    r"|none of (?:them|these))\b",
    re.IGNORECASE,
)
_IT_ALL = r"(?:arrangement|agreement|extension|payment plan|plan|deal)"
_TAKES_BACK = re.compile(
    rf"\b(?:cancel|undo|withdraw|scrap|drop|call off|take back|get rid of|end|stop)\b (?:\w+ ){{0,3}}?{_IT_ALL}\b"
    r"|\b(?:cancel|undo|withdraw|scrap) (?:it|that|this)\b|\btake (?:it|that|this) back\b",
    re.IGNORECASE,
)
_NO_MORE = re.compile(rf"\b(?:don'?t|do not|no longer) (?:want|need) (?:\w+ ){{0,2}}{_IT_ALL}\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:later|wait|postpone|move|delay)\b", re.IGNORECASE)


def parts_in(words: str, *, alone: bool) -> int | None:
    """ "In three parts"; and `alone`, once that was asked, simply "3"."""
    match = _PARTS.search(words) or (_COUNT.fullmatch(words) if alone else None)
    if match is None:
        return None
    return int(match["count"]) if match["count"].isdigit() else worded(match["count"])


def wants_parts(words: str) -> bool:
    """Once a month by itself is another matter."""
    return first_meant(_IN_PARTS, words) is not None and not _BY_ITSELF.search(words)


def day_of_a_part(words: str) -> bool:
    return _PART_DAY.search(words) is not None


def cannot(words: str) -> bool:
    return _CANNOT.search(words) is not None


def within(spell: Spell, due: date, latest: date) -> date:
    """ "Next month" is as late in it as can be had; where none of it can, the first day says so."""
    return max(min(spell.last, latest), spell.first) if spell.last > due else spell.last


def takes_back(words: str) -> bool:
    """Wants what was agreed to count no more."""
    return first_meant(_TAKES_BACK, words) is not None or _NO_MORE.search(words) is not None


def later_in(words: str) -> bool:
    return _LATER.search(words) is not None


def after(words: str, agreed: str | None) -> date | None:
    """ "The Monday after" is counted from the day that was spoken of."""
    match = _AFTER.search(words) if agreed else None
    if match is None or agreed is None:
        return None
    day = date.fromisoformat(agreed)
    if not match["weekday"]:
        return day + timedelta(weeks=1 if match["spell"].lower() == "week" else 0, days=match["spell"].lower() == "day")
    ahead = (weekday_of(match["weekday"]) - day.weekday()) % 7
    return day + timedelta(ahead or 7)


def longer(words: str, today: date, due: date) -> date | None:
    """ "Five more days" are counted from the one on which it is due, "a week" from today."""
    match = _LONGER.search(words)
    if match is None:
        return None
    start = due if match["more"] or match["later"] or match["count"].lower() == "another" else today
    count = 1 if match["count"].lower() == "another" else counted(match["count"])
    return start + (timedelta(weeks=count) if match["unit"].lower().startswith("week") else timedelta(count))
