"""Reads concrete things out of what customers type, and writes them in one form. Pure functions: no Rasa, no network.

`read` gives all there is in a message; `yes_or_no`, `choose` and `correction` read an answer to what was just asked,
and `asks` tells a question from one.
The finders behind `read` are given text that `tidy` has been over.
"""

from bot.reading.answers import agrees, yes_or_no
from bot.reading.brand import Brand
from bot.reading.choices import BOTH, NEITHER, Choice, by_name, choose
from bot.reading.comparing import compared
from bot.reading.correction import correction
from bot.reading.found import read
from bot.reading.other_lines import last_digits, means_other_line, names_relative
from bot.reading.questions import asks
from bot.reading.spans import Found
from bot.reading.titles import is_amount, is_place, other_figures, says_only, says_title
from bot.reading.told import is_told

__all__ = [
    "BOTH",
    "NEITHER",
    "Brand",
    "Choice",
    "Found",
    "agrees",
    "asks",
    "by_name",
    "choose",
    "compared",
    "correction",
    "is_amount",
    "is_place",
    "is_told",
    "last_digits",
    "means_other_line",
    "names_relative",
    "other_figures",
    "read",
    "says_only",
    "says_title",
    "yes_or_no",
]
