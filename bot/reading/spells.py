"""Stretches of days: "from Monday till Thursday", "last week", "the weekend", "March's bill"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from bot.reading.calendar_words import MONTH, day_in_year, month_end, month_of, months_on
from bot.reading.days import find_days
from bot.reading.spans import Found, before, found, longest_first
from bot.reading.words import WORDED, counted


@dataclass(frozen=True)
class Spell:
    """Both days belong to it. A month is a spell from its first to its last day."""

    first: date
    last: date


_TO = re.compile(r"\s*(?P<word>and|to|til|till|until|thru|through|-|up to)\s*", re.IGNORECASE)
_FROM = re.compile(r"\b(?P<word>between|from)\s*(?:the\s*)?$", re.IGNORECASE)
_ANY_DAY = re.compile(r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?", re.IGNORECASE)
_SHARED = re.compile(
    rf"\b(?:(?P<lead>from|between) )?(?:the )?(?<!\d)(?P<a>\d{{1,2}})(?:st|nd|rd|th)? ?(?:-|to|till|until"
    rf"|and) ?(?:the )?(?P<b>\d{{1,2}})"
    rf"(?P<th>st|nd|rd|th)?(?: of)?(?: (?P<month>{MONTH}))?(?!\w|[.:]\d)",
    re.IGNORECASE,
)
_WEEKS = re.compile(
    r"\b(?P<which>this|next|last|the|coming|all) (?P<what>week(?:end)?)(?!\w|'?s? (?:on|from)\b)", re.IGNORECASE
)
_PAST = re.compile(
    rf"\b(?:last|past|previous) (?P<count>\d{{1,2}}|{WORDED}|a couple of) (?P<unit>day|week|month)s?\b", re.IGNORECASE
)
_THAT_MONTH = re.compile(r"\b(?P<which>this|next|last|previous) month(?:'?s)?\b", re.IGNORECASE)
# "May", "march" and "april" are words and names too: something beside them has to make a month of them.
_OF_BILL = r"(?:bill|bills|invoice|invoices|statement|usage|payment|charges?|one)"
_NAMED = re.compile(
    rf"(?P<lead>\b(?:in|for|of|from|since|last|until|till|than|during|by|next|end of|my|to|or"
    rf"|and) )?\b(?P<month>{MONTH})(?P<s>'?s)?(?: (?P<year>20\d\d))?\b"
    rf"(?P<bill> {_OF_BILL}\b)?",
    re.IGNORECASE,
)
_NEVER_ALONE = {"may", "mar", "march", "sep", "dec", "jan", "jun", "sept"}


def find_spells(text: str, today: date, *, month_first: bool = False, past: bool = False) -> list[Found]:
    """Stretches and months. A month whose bill is spoken of is over; any other is to come, unless the `past` is."""
    findings = [
        *_shared(text, today, past),
        *_between(text, today, month_first, past),
        *_weeks(text, today),
        *_months(text, today, past),
    ]
    return longest_first(findings)


def _between(text: str, today: date, month_first: bool, past: bool) -> Iterator[Found]:
    """Two days with a word between them that joins them."""
    days = find_days(text, today, month_first=month_first, past=past)
    for one, other in pairwise(days):
        joined = _TO.fullmatch(text[one.end : other.start])
        lead = _FROM.search(before(text, one.start))
        if not joined or (joined["word"].lower() == "and" and not (lead and lead["word"].lower() == "between")):
            continue
        # The second day is counted from the first: "Monday till Thursday" is one week, whatever today is.
        again = find_days(text[other.start : other.end], one.value, month_first=month_first)
        last = again[0].value if again else other.value
        if _ANY_DAY.fullmatch(one.text.strip()) and not past:
            last = max(last, one.value)
        yield found("spell", Spell(one.value, last), text, (lead.start() if lead else one.start, other.end))


def _shared(text: str, today: date, past: bool) -> Iterator[Found]:
    """ "The 3rd to the 9th of March": the month is said once. Without one there has to be a "th" or a "between the"."""
    for match in _SHARED.finditer(text):
        month = match["month"]
        if not month and not (match["th"] and match["lead"]):
            continue
        for count in range(-12 if past else 0, 1 if past else 13):
            near = months_on(today.replace(day=1), count)
            first, last = int(match["a"]), int(match["b"])
            fits = first < last <= month_end(near).day and (not month or near.month == month_of(month))
            if fits and (past or near.replace(day=last if month else first) >= today):
                yield found("spell", Spell(near.replace(day=first), near.replace(day=last)), text, match.span())
                break


def _weeks(text: str, today: date) -> Iterator[Found]:
    for match in _WEEKS.finditer(text):
        which, what = match["which"].lower(), match["what"].lower()
        if what == "week" and which in {"the", "all"}:
            continue
        monday = (
            today
            - timedelta(days=today.weekday())
            + timedelta(weeks={"next": 1, "coming": 1, "last": -1}.get(which, 0))
        )
        first = monday + timedelta(days=5 if what == "weekend" else 0)
        yield found("spell", Spell(first, monday + timedelta(days=6)), text, match.span())
    for match in _PAST.finditer(text):
        count = counted(match["count"])
        first = (
            months_on(today, -count)
            if match["unit"] == "month"
            else today - timedelta(days=count * (7 if match["unit"] == "week" else 1))
        )
        yield found("spell", Spell(first, today), text, match.span())


def _months(text: str, today: date, past: bool) -> Iterator[Found]:
    for match in _THAT_MONTH.finditer(text):
        start = months_on(today.replace(day=1), {"next": 1, "last": -1, "previous": -1}.get(match["which"].lower(), 0))
        yield found("month", Spell(start, month_end(start)), text, match.span())
    for match in _NAMED.finditer(text):
        if not _is_month(text, match):
            continue
        lead = (match["lead"] or "").strip().lower()
        back = past or bool(match["bill"] or match["s"]) or lead in {"since", "last", "than"} or _speaks_of_bill(text)
        named = day_in_year(today.replace(day=1), month_of(match["month"]), 1, match["year"], past=back)
        if named:
            yield found(
                "month",
                Spell(named, month_end(named)),
                text,
                (
                    match.start("month"),
                    match.end("year") if match["year"] else match.end("s") if match["s"] else match.end("month"),
                ),
            )


def _is_month(text: str, match: re.Match[str]) -> bool:
    name, lead = match["month"].lower(), (match["lead"] or "").strip().lower()
    if match["bill"] or match["year"] or text.strip(" ?.!").lower() == match.group().strip().lower() != "may":
        return True
    if name == "may":
        return lead in {"in", "for", "of", "since", "last", "until", "till", "than"} or bool(match["s"])
    if name in _NEVER_ALONE:
        return bool(lead or match["s"]) and lead not in {"to", "and", "my"}
    # Names of people have a capital letter in front: "April from your team". Few write so of the month without a lead.
    return bool(lead or match["s"]) or name not in {"april", "june", "august"}


def _speaks_of_bill(text: str) -> bool:
    return re.search(rf"\b{_OF_BILL}\b(?<!\bone)", text, re.IGNORECASE) is not None
