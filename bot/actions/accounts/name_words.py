"""How customers write a name, whole or in part: "Jones-Haddad", "my surname is now Jones"."""

import re
import unicodedata

from rapidfuzz import fuzz

from bot.reading import yes_or_no
from bot.reading.swaps import swapped

MOST_WORDS = 6
# From here on a word is one of the name that is known, with a letter wrong.
_ALIKE = 70
# Beside letters and their marks, of any script: "Anne-Marie O'Neill Jr."
_IN_NAMES = " '\N{RIGHT SINGLE QUOTATION MARK}-\N{HYPHEN}."
_LEAD = re.compile(
    r"^\W*(?:(?:no|nope|sorry|oops|actually|wait|i mean|i meant|it'?s|i'?m|my|the|new|name|it|full|is|should be"
    r"|to|now|as|not that|call me)\b[\s:,.]*)+",
    re.IGNORECASE,
)
# What leads up to the name. "Surname jones" has none of it: there it has to be written like one.
_IS = (
    r"(?P<is>(?:'s|\N{RIGHT SINGLE QUOTATION MARK}s)?(?: name)?\W+"
    r"(?:(?:is|to|has|changed|now|should|be|as|becomes|will|stays?|remains?|still)\b\W*)*)"
)
_FAMILY = re.compile(rf"\b(?:sur ?name|(?:last|family|second|married|maiden) name){_IS}(?P<part>.+)$", re.IGNORECASE)
_GIVEN = re.compile(rf"\b(?:(?:first|given|christian) ?name|forename){_IS}(?P<part>.+)$", re.IGNORECASE)
_LEADS = re.compile(r"\b(?:is|to|as|be|becomes|stays?|remains?)\b|^'s\W+$|[:=]", re.IGNORECASE)
_NAMED = re.compile(
    r"\bname\b(?: \w+){0,4}? (?:to(?! (?:be|my|the|a|match)\b)|is now|is|into|as)\W+(?P<name>.+)$", re.IGNORECASE
)
# "To my husband's", "to match my passport": whose it is, and not what it is.
_NO_NAME = re.compile(
    r"^(?:my|his|her|our|their|the|an?|match|something|what|wrong|not|in|on|of|different|back|after|since|because"
    r"|spel\w*|mis\w*|incorrect|please|name)\b",
    re.IGNORECASE,
)
# Of a sentence, and in no name, however it is written.
_OF_SENTENCE = re.compile(
    r"\b(?:i|i['\N{RIGHT SINGLE QUOTATION MARK}]?(?:m|ve|d|ll)|got|getting|married|divorced|separated|updat\w+|chang\w+"
    r"|correct\w*|need\w*|want\w*|please|pls|sur ?name|name|because|since|recently|wedding|marriage|divorce|husband"
    r"|wife|stays?|remains?|same|different|the|my|your|our|you|we|it|this|that|has|have|had|was|were|are|is|been"
    r"|would|could|should|done|sorted|fix\w*|keep|call|how|what|when|why|don'?t|didn'?t)\b",
    re.IGNORECASE,
)
# These are names, too, written large: "Can Yilmaz", "Will Smith".
_SMALL = re.compile(r"\b(?:to|can|will|and|but|so|now|then|just|after|only|with|for|on|in|at|as|of|also|yet|too|not)\b")
# "Khan now, I got married": what follows the name.
_REST = re.compile(r"\s*(?:[,;.!(]\s+|\s-+\s|\b(?:because|since|as|cause|cos|coz|after|but|and)\s)", re.IGNORECASE)
_TELLS_HOW = re.compile(r"\b(?:with|without|letters?|double|capital|hyphen)\b", re.IGNORECASE)
_FIRST_LETTER = re.compile(r"(?<![\w])[^\W\d_]")
_PLEASE = re.compile(r"[\s,]*\b(?:please|pls|plz|thanks|thx|instead|now)\b\W*$", re.IGNORECASE)


def is_name(written: str) -> bool:
    return all(unicodedata.category(one)[0] in "LM" or one in _IN_NAMES for one in written)


def name_in(words: str, known: str, *, asked: bool) -> str | None:
    """The whole name. `known` is what stays of it where only a part is said; not asked for, it has to look like one."""
    if any(one.isdigit() for one in words) or "?" in words or _TELLS_HOW.search(words):
        return None
    name = swapped(known, words) or _part(words, known) or _alone(words, known, asked=asked)
    return _written(name) if name else None


def _alone(words: str, known: str, *, asked: bool) -> str | None:
    said = match["name"] if (match := _NAMED.search(words)) and not asked else _LEAD.sub("", words)
    name = _tidy(said)
    if not _may_be(name) or yes_or_no(name) or not (asked or _looks_so(name, known)):
        return None
    if len(name.split()) == 1:
        return _with_the_rest(name, known) if _looks_so(name, known) else None
    return _first_name_first(name) if len(name.split()) <= MOST_WORDS else None


def without_name(words: str) -> str:
    """What is to be changed, and not to what."""
    for pattern, group in ((_FAMILY, "part"), (_GIVEN, "part"), (_NAMED, "name")):
        if (match := pattern.search(words)) and match[group]:
            return words[: match.start(group)].strip()
    return words


def _part(words: str, known: str) -> str | None:
    given, _, family = known.rpartition(" ")
    for pattern, is_given in ((_FAMILY, False), (_GIVEN, True)):
        match = pattern.search(words)
        said = _tidy(match["part"]) if match else ""
        if match and len(said.split()) <= MOST_WORDS // 2 and _may_be(said) and _is_led_to(match, said):
            return f"{said} {family}" if is_given else f"{given} {said}"
    return None


def _is_led_to(match: re.Match[str], said: str) -> bool:
    """ "My surname updating" names none."""
    return _LEADS.search(match["is"]) is not None or all(part[:1].isupper() for part in said.split())


def _may_be(name: str) -> bool:
    """Whether there is nothing in it that only a sentence has."""
    return bool(name) and not any(words.search(name) for words in (_NO_NAME, _OF_SENTENCE, _SMALL))


def _with_the_rest(name: str, known: str) -> str:
    """A part alone is the one that it is most like; like neither, it is the family's."""
    given, _, family = known.rpartition(" ")
    first = fuzz.ratio(name.lower(), given.lower()) > max(_ALIKE - 1, fuzz.ratio(name.lower(), family.lower()))
    return f"{name} {family}" if first else f"{given} {name}"


def _looks_so(name: str, known: str) -> bool:
    """Written like one, or with a word of the name in it."""
    parts = re.split(r"[\s-]+", name)
    of_it = known.lower().replace("-", " ").split()
    alike = any(fuzz.ratio(part.lower(), one) >= _ALIKE for part in parts for one in of_it)
    return alike or all(part[:1].isupper() for part in parts if part)


def _first_name_first(name: str) -> str:
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma and "," not in given else name


def _tidy(said: str) -> str:
    first, *rest = _REST.split(said, maxsplit=1)
    if rest and first.strip() and (_OF_SENTENCE.search(rest[0]) or _SMALL.search(rest[0])):
        said = first
    return " ".join(_PLEASE.sub("", said).split()).strip(' ,.!:"')


def _written(name: str) -> str:
    """Typed in haste, it still goes on a bill."""
    return " ".join(_FIRST_LETTER.sub(_upper, word) if word.islower() else word for word in name.split())


def _upper(first: re.Match[str]) -> str:
    return first.group().upper()
