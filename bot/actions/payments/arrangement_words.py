"""How customers ask for more time, or for parts."""

import re
from datetime import date, timedelta

from bot.reading.words import WORDED, counted, worded

_PARTS = re.compile(
    rf"\b(?P<count>[23]|{WORDED}) (?:goes|parts?|instal\w*|payments?|bits|chunks|months)\b", re.IGNORECASE
)
_LONGER = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{WORDED}|an?|another)(?: (?P<more>more|extra))? (?P<unit>days|weeks?)\b", re.IGNORECASE
)
_COUNT = re.compile(rf"\W*(?P<count>[23]|{WORDED})\W*", re.IGNORECASE)
_LATER = re.compile(r"\b(?:later|wait|postpone|move|delay)\b", re.IGNORECASE)


def parts_in(words: str, *, alone: bool) -> int | None:
    """ "In three parts"; and `alone`, once that was asked, simply "3"."""
    match = _PARTS.search(words) or (_COUNT.fullmatch(words) if alone else None)
    if match is None:
        return None
    return int(match["count"]) if match["count"].isdigit() else worded(match["count"])


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
