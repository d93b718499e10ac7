"""Reads concrete things out of what customers type, and writes them in one form. Pure functions: no Rasa, no network.

`read` gives all there is in a message; `yes_or_no`, `choose` and `correction` read an answer to what was just asked,
and `asks` tells a question from one.
The finders behind `read` are given text that `tidy` has been over.
"""

from bot.reading.answers import yes_or_no
from bot.reading.brand import Brand
from bot.reading.choices import BOTH, NEITHER, Choice, by_name, choose, says_only
from bot.reading.correction import correction
from bot.reading.found import read
from bot.reading.questions import asks
from bot.reading.spans import Found

__all__ = [
    "BOTH",
    "NEITHER",
    "Brand",
    "Choice",
    "Found",
    "asks",
    "by_name",
    "choose",
    "correction",
    "read",
    "says_only",
    "yes_or_no",
]
