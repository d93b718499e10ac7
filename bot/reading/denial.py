"""Whether the words in front deny what comes next: "don't set it up", "it was never found"."""

import re

from bot.reading.spans import before

# Whole words only: "want", "went" and "account" end in the same letters as "wasn't".
NOT = (
    r"\b(?:not|never|cannot|no one|nobody|no longer|no need"
    r"|(?:is|are|was|were|do|does|did|has|have|had|ca|could|wo|would|should|must|ai)n'?t)\b"
)
# "Not on Friday but on Monday": after the "but" nothing is denied any more.
_DENIES = re.compile(rf"{NOT}(?:(?!\bbut\b)[^,.;:!?])*$", re.IGNORECASE)


def denied(text: str, place: int) -> bool:
    return _DENIES.search(before(text, place)) is not None


def first_meant(pattern: re.Pattern[str], text: str) -> int | None:
    """Where it says so first without denying it."""
    return next((match.start() for match in pattern.finditer(text) if not denied(text, match.start())), None)
