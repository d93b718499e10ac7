"""Makes one kind of text of all that keyboards, apps and pranksters send, and remembers where each character stood."""

import re
import unicodedata
from dataclasses import dataclass

# Nobody states a wish in more. Longer texts are read up to here, so that no message takes long.
LONGEST = 500
_SAME = {
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{ACUTE ACCENT}": "'",
    "`": "'",
    "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    "\N{EN DASH}": "-",
    "\N{EM DASH}": "-",
    "\N{MINUS SIGN}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{FULLWIDTH POUND SIGN}": "\N{POUND SIGN}",
    "\N{FULLWIDTH COMMA}": ",",
}
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_SPACE = re.compile(r"[^\S ]")


@dataclass(frozen=True)
class Tidied:
    text: str
    # For each character of `text`, its place in what was typed; one more for the end.
    places: tuple[int, ...]


def tidy(typed: str) -> Tidied:
    """Digits of other scripts become ours, what is invisible goes, tags become spaces."""
    typed = typed[:LONGEST]
    kept = [(place, known) for place, one in enumerate(typed) if (known := _known(one))]
    text = "".join(known for _, known in kept)
    text = _TAG.sub(lambda tag: " " * len(tag.group()), _SPACE.sub(" ", text))
    end = kept[-1][0] + 1 if kept else 0
    return Tidied(text, (*(place for place, _ in kept), end))


def plain(typed: str) -> str:
    """For those who compare words: lower case, single spaces."""
    return " ".join(tidy(typed).text.lower().split())


def _known(one: str) -> str:
    """One character, or none."""
    if one.isascii():
        return one if one.isprintable() or one.isspace() else ""
    if (same := _SAME.get(one)) is not None:
        return same
    if unicodedata.category(one) in {"Cf", "Cc", "Cs"}:
        return ""
    if (digit := unicodedata.digit(one, None)) is not None and one.isdecimal():
        return str(digit)
    wide = unicodedata.normalize("NFKC", one)
    return wide if len(wide) == 1 else one
