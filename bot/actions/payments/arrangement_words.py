"""How customers ask for more time, or for parts."""

import re
from datetime import date, timedelta

from bot.reading.spells import Spell
from bot.reading.words import WORDED, counted, worded

_PARTS = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{WORDED}) (?:equal )?(?:goes|parts?|instal\w*|payments?|bits|chunks|months)\b",
    re.IGNORECASE,
)
_LONGER = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{WORDED}|an?|another)(?: (?P<more>more|extra))? (?P<unit>days|weeks?)\b", re.IGNORECASE
)
# "In three", "two actually": nothing said but how many.
_LEAD = r"(?:in|into|over|just|rather|then|do|make|it|the|i'?d|like|want|say|maybe|go|for|with|pay|split|can|we|i)"
_TRAIL = r"(?:please|pls|then|actually|instead|rather|of them|is better|would be better)"
_COUNT = re.compile(rf"\W*(?:{_LEAD}\W+)*(?P<count>\d{{1,2}}|{WORDED})(?:\W+{_TRAIL})*\W*", re.IGNORECASE)
# A day for one of the parts, and none for all of it.
_PART_DAY = re.compile(
    r"\b(?:start\w*|begin\w*|(?:first|second|third|last|next|each|every) (?:one|part|payment|bit|instal\w*)s?)\b",
    re.IGNORECASE,
)
_CANNOT = re.compile(
    r"\b(?:can'?t|cannot|can not|won'?t be able|too (?:soon|early)|not (?:by|before) then|another way|something else"
    r"|none of (?:them|these))\b",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:later|wait|postpone|move|delay)\b", re.IGNORECASE)


def parts_in(words: str, *, alone: bool) -> int | None:
    """ "In three parts"; and `alone`, once that was asked, simply "3"."""
    match = _PARTS.search(words) or (_COUNT.fullmatch(words) if alone else None)
    if match is None:
        return None
    return int(match["count"]) if match["count"].isdigit() else worded(match["count"])


def day_of_a_part(words: str) -> bool:
    return _PART_DAY.search(words) is not None


def cannot(words: str) -> bool:
    return _CANNOT.search(words) is not None


def within(spell: Spell, due: date, latest: date) -> date:
    """ "Next month" is as late in it as can be had; where none of it can, the first day says so."""
    return max(min(spell.last, latest), spell.first) if spell.last > due else spell.last


def later_in(words: str) -> bool:
    return _LATER.search(words) is not None


def longer(words: str, today: date, due: date) -> date | None:
    """ "Five more days" are counted from the one on which it is due, "a week" from today."""
    match = _LONGER.search(words)
    if match is None:
        return None
    start = due if match["more"] or match["count"].lower() == "another" else today
    count = 1 if match["count"].lower() == "another" else counted(match["count"])
    return start + (timedelta(weeks=count) if match["unit"].lower().startswith("week") else timedelta(count))
