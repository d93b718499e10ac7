"""Whether a phone is abroad: as far as its customer says so."""

import re
from dataclasses import dataclass

from bot.dialogue.turn import Turn

_AWAY = re.compile(
    r"\b(?:abroad|over ?seas|roam\w*|roming|on (?:my |our )?(?:holidays?|vacation|honeymoon)|landed"
    r"|(?:another|a foreign) country)\b",
    re.IGNORECASE,
)
# "I can't call my mum in India" is said at home.
_CALLED = re.compile(
    r"\b(?:call|ring|text|dial|reach|message)(?:s|ing)? (?:up )?"
    r"(?:to (?:the )?|(?:my|our|his|her|a|the|someone|anyone|people|friends|family|numbers?)\b[\w' ]* in (?:the )?)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Abroad:
    """The country's code, where one was named."""

    country: str | None = None


def abroad(turn: Turn, *texts: str) -> Abroad | None:
    """None where nobody said so: most people who have no signal are at home."""
    for text in texts:
        if country := _country(turn, text):
            return Abroad(country)
    return Abroad() if any(_AWAY.search(text) for text in texts) else None


def _country(turn: Turn, text: str) -> str | None:
    home = turn.operator.reading.region
    named = [one for one in turn.found(text=text) if one.kind == "country" and one.value != home]
    return next((one.value for one in named if not _CALLED.search(text[: one.start])), None)
