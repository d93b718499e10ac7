"""Whether another line is meant than the one that was spoken of: "no, for the other line", "I meant mum's"."""

import re

from bot.reading.tidy import plain

# Who says more tells a story.
_LONGEST = 8
_LINE = r"(?:lines?|phones?|numbers?|mobiles?|sims?|sim cards?)"
_SOMEBODY = (
    r"(?:mum|mom|mam|mother|dad|father|wife|husband|partner|boyfriend|girlfriend|son|daughter|kid|child|sister|brother"
    r"|nan|gran|granddad|colleague|boss|lad|missus)"
)
_OTHER = re.compile(
    rf"\b(?:other|another|different|wrong|second) {_LINE}\b|\bnot (?:that|this|my) {_LINE}\b"
    rf"|\b(?:for|mean|meant|is|it'?s|about|on) (?:my |the )?{_SOMEBODY}'?s\b"
    rf"|^\W*(?:(?:no|and|so|ok|what about|how about)\W+)*(?:my )?{_SOMEBODY}'?s\W*$"
    rf"|\b(?:for|about|on) my {_SOMEBODY}\b"
)
_RELATIVE = re.compile(rf"\b(?:my|our|the) (?:\w+ )?{_SOMEBODY}(?:'?s)?\b")
_ENDING = re.compile(r"\b(?:ending|ends|finishing|finishes)(?: (?:in|with))?\W+(?P<digits>\d{2,11})\b")


def means_other_line(typed: str) -> bool:
    text = plain(typed)
    return len(text.split()) <= _LONGEST and bool(_OTHER.search(text) or _ENDING.search(text))


def names_relative(typed: str) -> bool:
    """ "My daughter's data": a line that somebody else uses."""
    return _RELATIVE.search(plain(typed)) is not None


def last_digits(typed: str) -> str | None:
    """Of "the one ending 11" the digits."""
    match = _ENDING.search(plain(typed))
    return match["digits"] if match else None
