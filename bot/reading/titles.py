"""The words of a title: whether nothing but they were said, or a place in the menu that it stands in."""

import re

from rapidfuzz import fuzz

from bot.reading.calendar_words import MONTH, WEEKDAY
from bot.reading.tidy import plain

# Fewer letters in common than this, and it is another word.
_SAME = 80
_DAY = re.compile(rf"{WEEKDAY}|{MONTH}")
# What surrounds a choice and is no part of a name.
EMPTY = set(
    re.findall(
        r"\w+",
        "the one of and to a at in on it for with please pls plz thanks that this want take go have "
        "me my ill can you do id like yes yeah ok think would prefer choose pick let lets number option choice",
    )
)
_BESIDE = {*EMPTY, "just", "then", "now"}
_PLACE = re.compile(
    r"\W*(?:option |number |no\.? ?)?\d\W*|\W*(?:the )?(?:first|second|third|last|1st|2nd|3rd)(?: one)?(?: please)?\W*",
    re.IGNORECASE,
)
# Of one amount, and of no second figure.
_AMOUNT = re.compile(r"^\D*(?:[£$€₹] ?\d|\d\d)\d*(?:,\d{2,3})*(?:[.,]\d\d)?\D*$")
_MONEY = {"pay", "quid", "pounds", "pound", "dollars", "euros", "rupees", "rs"}
_LONGEST = 40
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def is_place(typed: str) -> bool:
    """Whether nothing was said but a place in a menu: "2", "the first one please"."""
    return _PLACE.fullmatch(typed) is not None


def is_amount(typed: str) -> bool:
    """Whether nothing was said but one amount: "the 28", "pay £28 please". A single digit is a place."""
    words = re.findall(r"[^\W\d_]+", plain(typed))
    return (
        len(plain(typed)) < _LONGEST
        and _AMOUNT.search(plain(typed)) is not None
        and all(word in _BESIDE or word in _MONEY for word in words)
    )


def says_only(typed: str, title: str) -> bool:
    """Whether nothing was said but the choice itself, maybe misspelt. "Pay 5" is another thing than "Pay £5.50"."""
    names = set(re.findall(r"[^\W\d_]+", title.lower()))
    words = re.findall(r"[^\W\d_]+", plain(typed).replace("'", ""))
    known = [word for word in words if word in names or word in _BESIDE or stands_in(word, names)]
    return "?" not in typed and known == words and not other_figures(typed, title)


def says_title(typed: str, title: str) -> bool:
    """Whether a title's own words were said, and nothing else."""
    words = re.findall(r"[^\W\d_]+", plain(typed))
    return says_only(typed, title) and any(word not in _BESIDE for word in words)


def other_figures(typed: str, title: str) -> set[str]:
    """The numbers that were said and do not stand in the title."""
    said = {figure.replace(",", "") for figure in _FIGURE.findall(plain(typed))}
    return said - {figure.replace(",", "") for figure in _FIGURE.findall(title)}


def stands_in(word: str, title: set[str]) -> bool:
    if _DAY.fullmatch(word):
        return any(_DAY.fullmatch(other) and other[:3] == word[:3] for other in title)
    if len(word) < 4:
        return word in title
    return any(_alike(word, other) or (len(word) > 4 and other.startswith(word)) for other in title)


def _alike(word: str, other: str) -> bool:
    """An eSIM is no SIM: of three letters, one more makes another word."""
    return word in (other, f"{other}s") or (len(other) > 3 and fuzz.ratio(word, other) >= _SAME)
