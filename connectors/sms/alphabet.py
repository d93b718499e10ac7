"""What a text message is made of: the letters of GSM 03.38, or UCS-2 as soon as one of them is not there."""

import re
from collections.abc import Iterator
from enum import StrEnum

ESCAPE = "\x1b"
# In the order of their codes, sixteen to a line.
BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅå"
    "Δ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ"
    " !\"#¤%&'()*+,-./"
    "0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNO"
    "PQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmno"
    "pqrstuvwxyzäöñüà"
)
# These cost two: the escape, and a code of their own after it.
EXTENSION = {
    "\f": 0x0A,
    "^": 0x14,
    "{": 0x28,
    "}": 0x29,
    "\\": 0x2F,
    "[": 0x3C,
    "~": 0x3D,
    "]": 0x3E,
    "|": 0x40,
    "€": 0x65,
}
_CODES = {letter: bytes([code]) for code, letter in enumerate(BASIC) if letter != ESCAPE} | {
    letter: bytes([BASIC.index(ESCAPE), code]) for letter, code in EXTENSION.items()
}
_EXTENDED = {code: letter for letter, code in EXTENSION.items()}

# What typewriters had no keys for and word processors put in: nobody misses them.
TYPOGRAPHIC = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", " "),
    **dict.fromkeys("\u202f\u205f\u3000", " "),
    **dict.fromkeys("\u200b\u2060\ufeff\u00ad", ""),
    **dict.fromkeys("\u2028\u2029\u0085\v", "\n"),
    "\u2026": "...",
    "\u2022": "-",
    # As it is written where people pay with it, and no letter of GSM.
    "\u20b9": "Rs ",
}
_SWAPS = str.maketrans(TYPOGRAPHIC)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


class Alphabet(StrEnum):
    gsm = "gsm"
    ucs2 = "ucs2"

    @property
    def alone(self) -> int:
        """How many units one text has room for."""
        return 160 if self is Alphabet.gsm else 70

    @property
    def together(self) -> int:
        """How many each of several has: the rest says which part of which message it is."""
        return 153 if self is Alphabet.gsm else 67


def alphabet_of(text: str) -> Alphabet:
    """The cheaper one that can write all of it: a single letter decides for the whole text."""
    return Alphabet.gsm if all(letter in _CODES for letter in text) else Alphabet.ucs2


def swapped(text: str) -> str:
    """With letters of GSM for those where nothing is lost. Accents and emoji are somebody's words, and stay."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").translate(_SWAPS))


def units(text: str, alphabet: Alphabet | None = None) -> int:
    """Septets, or pairs of octets."""
    alphabet = alphabet or alphabet_of(text)
    return sum(_cost(letter, alphabet) for letter in text)


def parts(text: str, alphabet: Alphabet | None = None) -> tuple[str, ...]:
    """One after another they are the text. Neither an escape nor half an emoji ever ends one."""
    alphabet = alphabet or alphabet_of(text)
    if units(text, alphabet) <= alphabet.alone:
        return (text,)
    return tuple(_split(text, alphabet))


def encoded(text: str, alphabet: Alphabet) -> bytes:
    """A septet an octet, unpacked, or two octets a unit with the higher one first."""
    if alphabet is Alphabet.gsm:
        return b"".join(_CODES.get(letter, b"?") for letter in text)
    return text.encode("utf-16-be", errors="replace")


def decoded(octets: bytes, alphabet: Alphabet) -> str:
    """What came in. Networks send what they like: what has no meaning is read as the standard says, as a blank."""
    if alphabet is Alphabet.ucs2:
        return octets.decode("utf-16-be", errors="replace")
    return "".join(_letters(octets))


def _split(text: str, alphabet: Alphabet) -> Iterator[str]:
    start, used = 0, 0
    for place, letter in enumerate(text):
        cost = _cost(letter, alphabet)
        if used + cost > alphabet.together:
            yield text[start:place]
            start, used = place, 0
        used += cost
    yield text[start:]


def _cost(letter: str, alphabet: Alphabet) -> int:
    if alphabet is Alphabet.gsm:
        return len(_CODES.get(letter, b"?"))
    return 2 if ord(letter) > 0xFFFF else 1


def _letters(octets: bytes) -> Iterator[str]:
    codes = iter(octets)
    for code in codes:
        if code >= len(BASIC):
            yield " "
        elif BASIC[code] != ESCAPE:
            yield BASIC[code]
        else:
            following = next(codes, None)
            if following is None:
                yield " "
            elif following in _EXTENDED:
                yield _EXTENDED[following]
            else:
                # An extension that this table has not: the letter of the basic table is to be shown.
                yield BASIC[following] if following < len(BASIC) and BASIC[following] != ESCAPE else " "
