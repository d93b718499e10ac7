"""Words about an amount that leave open which: "everything except 10", "20 or 30", "-20", "twenty five fifty".

Whoever says them wants no other amount, and above all not the whole: it has to be asked for.
"""

import re
from collections.abc import Iterator

from bot.reading.money import BEFORE, DIGITS, SIGN, UNIT, VERB
from bot.reading.spans import Found, found
from bot.reading.words import COUNTING, WORDED

UNCLEAR = "unclear_amount"
_MARKED = rf"(?:{SIGN} ?{DIGITS}|{DIGITS} ?{UNIT})"
_SOME = rf"(?:{SIGN} ?)?{DIGITS}(?: ?{UNIT})?(?![\w%])"
_ALL = r"(?:all of (?:it|the (?:bill|balance))|everything|the (?:lot|whole \w+|full \w+)|it all|all|in full)"
_EXCEPT = (
    r"(?:except|apart from|other than|minus|(?<!no )(?<!not )less|bar|but(?! (?:now|not now|today|on|by|from|with)\b))"
)
_BESIDES = (
    r"(?:except|apart from|minus|(?<!no )(?<!not )less|leav(?:e|ing)(?: out)?|keep(?: back)?|hold back|not)(?: for)?"
)
_THOUSAND = r"\d{1,3}[.' ]\d{3}(?!\d)"
_OR = rf"(?:{DIGITS}|{WORDED}) or (?:{DIGITS}|{WORDED})"
# What after "pay" is no amount by itself.
_ODD = (
    rf"(?:-\d[\d.,]*|minus {_SOME}|not {DIGITS}(?!\w)|\d+(?:[.,]\d+)?[km]\b|\d+-\d+|\d+ \d+(?!\w)|{_THOUSAND}"
    rf"|{_OR}|between {_SOME} and {_SOME}|an? (?:grand|ton)\b(?! \w))"
)
_ALWAYS = (
    rf"\b{_ALL} {_EXCEPT}\b(?: for)?(?: (?:the|my|last))*(?: {_SOME})?",
    rf"\b{_BESIDES}(?: the)? {_MARKED}|{SIGN} ?{DIGITS} less\b",
    rf"{SIGN} ?-\d[\d.,]*|(?<!\S)-{SIGN} ?\d[\d.,]*",
    rf"{SIGN} ?\d+(?:[.,]\d+)?(?:[km]\b|-{SIGN}?\d+)|{SIGN} ?\d+\.\d{{3,}}(?![\d,.])",
    rf"(?<!\w){_MARKED} (?:or|to) (?:{SIGN} ?)?{DIGITS}(?!\w)",
    rf"\b(?:\w+ and a )?half (?:an? )?{UNIT}|\ba (?:couple|few) (?:of )?{UNIT}",
    rf"\b{VERB} {_ODD}",
    r"\bpay(?:ing)?(?: off| just| only)? (?:part|some|a bit|a little|a portion)\b(?: of)?(?! (?:ones?|other))",
)
# Where an amount was asked for, these can be nothing else.
_ASKED = (
    rf"(?<!\S)(?:-|minus ){_SOME}|{BEFORE}{_THOUSAND}|{BEFORE}{_SOME} less\b",
    rf"\b(?:between|from) {_SOME} (?:and|to) {_SOME}|{BEFORE}{_SOME} (?:or|to) {_SOME}",
    rf"\b(?:not|except|apart from|minus|less|leave) (?:for )?{_SOME}",
)
_PATTERNS = [re.compile(pattern, re.IGNORECASE) for pattern in _ALWAYS]
_PATTERNS_ASKED = [re.compile(pattern, re.IGNORECASE) for pattern in _ASKED]
_COUNTED = re.compile(rf"\b{COUNTING}(?:[ -](?:and )?{COUNTING})+\b", re.IGNORECASE)
_PAID_IN_WORDS = re.compile(rf"\b{VERB} $", re.IGNORECASE)


def find_unclear(text: str, *, asked: bool = False) -> list[Found]:
    """Where they stand. Numbers by themselves only if money was `asked` for."""
    patterns = [*_PATTERNS, *_PATTERNS_ASKED] if asked else _PATTERNS
    spans = [match.span() for pattern in patterns for match in pattern.finditer(text)]
    return [found(UNCLEAR, None, text, span) for span in (*spans, *_words(text, asked))]


def _words(text: str, asked: bool) -> Iterator[tuple[int, int]]:
    """Number words that make no number together: "forty two ten" may be 42.10, or two amounts."""
    for match in _COUNTED.finditer(text):
        makes_one = re.fullmatch(WORDED, match.group(), re.IGNORECASE)
        about_money = asked or _PAID_IN_WORDS.search(text[: match.start()])
        if not makes_one and about_money:
            yield match.span()
