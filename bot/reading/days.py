"""Single days: "next Friday", "the 24th", "in two weeks", "3/12".

dateparser was tried and turned down. It takes 0.6 s to import, 0.1 to 7 ms a phrase, and of 45 examples of ours it read
21 wrongly: "24/7" was the 24th of July, "may I" and "my mum sat on it" were days, "£42.10" the year 2042, "8am" the
8th, "friday week" this Friday, "the 3rd and the 9th" one day in September, "last tuesday" next Tuesday; "end of the
month", "a week on Tuesday" and "tmrw" were nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from bot.reading.calendar_words import WEEKDAY, day_of_month
from bot.reading.dates import find_dates
from bot.reading.day_rules import LEAD, RULES, is_over
from bot.reading.spans import Found, before, found, longest_first

# A day that was named to be ruled out, and is none of those that were asked for.
NOT_DAY = "not_day"
_RULED_OUT = re.compile(
    r"(?:\b(?:(?<!why )not|except|any(?:\w+| \w+) but|every\w* but|rather than|instead of|other than"
    r"|(?:can'?t|cannot|won'?t)(?: (?:do|make|manage|be|pay|come|in|there|home))*)"
    r"(?: (?:on|the|this|next|coming|for|either))*|\bnot (?:on )?\w+ or(?: on)?) (?:the )?$",
    re.IGNORECASE,
)
_BARE = re.compile(r"\W*(?:(?:the|on|by|maybe|until|say) )*(?P<day>\d{1,2})(?: please| pls| thanks)?\W*", re.IGNORECASE)
# These are words too ("my mum sat on it", "sun TV"): they count beside something that makes a day of them, or alone.
_SHORT = {"sat", "sun", "wed", "mon", "fri"}
_MAKES_DAY = re.compile(
    rf"(?:\b(?:{LEAD}|next|this|last|every|coming|or|between|to) (?:the )?|^\W*|[,:(/-] ?|{WEEKDAY} (?:and"
    rf"|-) )$",
    re.IGNORECASE,
)
_DAY_FOLLOWS = re.compile(
    r"^ ?(?:$|[,.?!]|morning|afternoon|evening|night|(?:the )?\d|or\b|please|pls|week|at\b|if\b|works)", re.IGNORECASE
)
# With these behind it, it is one wherever it stands: "no mon pm".
_TIME_FOLLOWS = re.compile(r"^ (?:am|pm|morning|afternoon|evening)\b", re.IGNORECASE)


def find_days(
    text: str, today: date, *, month_first: bool = False, past: bool = False, asked: bool = False
) -> list[Found]:
    """Days, the coming ones unless the `past` is spoken of. What follows "since" or "charged" is past anyway.

    A bare "24" counts only if a day was `asked` for. One that is ruled out is told as "not_day".
    """
    findings = [*find_dates(text, today, month_first, past, asked)]
    if asked and (bare := _BARE.fullmatch(text)) and (day := day_of_month(today, int(bare["day"]), past=past)):
        findings.append(found("day", day, text, bare.span("day")))
    for pattern, resolve in RULES:
        for match in pattern.finditer(text):
            days = resolve(match, today, past or is_over(text, match))
            if None not in days and not _mere_word(text, match):
                findings.append(found("day", days[0], text, match.span(), days[1:]))
    return [*_ruled_out(text, longest_first(findings))]


def _ruled_out(text: str, days: Iterable[Found]) -> Iterator[Found]:
    """ "Not Friday but Monday" asks for one of the two."""
    for one in days:
        yield replace(one, kind=NOT_DAY) if _RULED_OUT.search(before(text, one.start)) else one


def _mere_word(text: str, match: re.Match[str]) -> bool:
    """A short weekday without anything that makes a day of it."""
    if match.group().lower() not in _SHORT:
        return False
    if _TIME_FOLLOWS.match(text[match.end() :]):
        return False
    return not (_MAKES_DAY.search(before(text, match.start())) and _DAY_FOLLOWS.search(text[match.end() :]))
