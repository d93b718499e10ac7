"""Another of the things there are to choose from, named by comparing: "the cheaper one", "not that, the other"."""

import re
from typing import Literal

from bot.reading.questions import asks
from bot.reading.tidy import plain

Compared = Literal["less", "more", "other"]

# Who says more has something else to say.
_LONGEST = 8
_LESS = re.compile(
    r"\b(?:cheap(?:er|est)|less(?: expensive)?|lower|lowest|smaller|smallest|fewer|the (?:one|size) (?:down|below))\b"
)
_MORE = re.compile(
    r"\b(?:more|bigger|biggest|larger|largest|higher|highest|dearer|dearest|faster|fastest|better"
    r"|the (?:one|size) (?:up|above))\b"
)
# "Tell me more" and "no more" compare nothing.
_ELSE = re.compile(
    r"\b(?:tell|show|know|hear|say|see) (?:me )?(?:\w+ )?(?:more|less)\b|\b(?:no|any|one|once|some) ?more\b"
    r"|\b(?:more|less) (?:or less|than|info\w*|detail\w*|time|about|options|questions?|choices?)\b|\bmore like\b"
)
# "Is there a cheaper one" wants it; "is it cheaper" wants to know.
_IS_THERE = re.compile(r"\b(?:is|are) there\b|\b(?:do|have) you (?:have|got|do)\b")
_OTHER = re.compile(
    r"\W*(?:(?:no+|nope|not (?:that|this)(?: one)?|i meant?|i want|give me|can i have|make it|sorry|actually)\W+)*"
    r"(?:(?:the|an)\s?)(?:other|different)(?: (?:one|plan|pass|extra|amount|size|offer))?"
    r"(?: (?:please|pls|instead))?\W*"
)


def compared(typed: str) -> Compared | None:
    """How it is compared to what was summed up; None where nothing is."""
    text = plain(typed)
    if len(text.split()) > _LONGEST or _ELSE.search(text) or (asks(text) and not _IS_THERE.search(text)):
        return None
    if _OTHER.fullmatch(text):
        return "other"
    less, more = _LESS.search(text), _MORE.search(text)
    # "More for less" goes both ways.
    return ("less" if less else "more") if bool(less) != bool(more) else None
