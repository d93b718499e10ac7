"""Troubleshooting guides: read from bot/data/guides, refused where out of form, walked one step a turn."""

from bot.guides.choosing import choose
from bot.guides.reading import read
from bot.guides.shapes import Check, Choice, Finding, Guide, GuideError, Outcome, Step
from bot.guides.walking import answer, chosen, finding, first, follow, tried

__all__ = [
    "Check",
    "Choice",
    "Finding",
    "Guide",
    "GuideError",
    "Outcome",
    "Step",
    "answer",
    "choose",
    "chosen",
    "finding",
    "first",
    "follow",
    "read",
    "tried",
]
