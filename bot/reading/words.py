"""Numbers in words, up to the hundreds: what people write instead of an amount or a count."""

import re

_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = {word: value for value, word in enumerate([*_ONES, *_TEENS], start=1)}
_VALUES |= {word: 10 * value for value, word in enumerate(_TENS, start=2)}
# The commonest slips there are.
_VALUES |= {"fourty": 40, "fiveteen": 15}

_TEN = "|".join([*_TENS, "fourty"])
ONE = rf"(?:{'|'.join(_ONES)})"
_SMALL = rf"(?:(?:{_TEN})(?:[ -](?:{ONE}))?|{'|'.join([*_TEENS, 'fiveteen'])}|{ONE})"
# To be set into other patterns, with \b on both sides.
WORDED = rf"(?:(?:a|{ONE}) hundred(?: (?:and )?{_SMALL})?|{_SMALL})"

# One word of a number.
COUNTING = rf"(?:{'|'.join(_VALUES)}|hundred)"


def worded(words: str) -> int:
    """The value of what `WORDED` matched."""
    total = 0
    for word in re.split(r"[ -]+", words.lower()):
        if word == "hundred":
            total = max(total, 1) * 100
        else:
            total += _VALUES.get(word, 0)
    return total


def counted(words: str) -> int:
    """A count in digits or words; "a" and "an" are one, "a couple of" two."""
    words = words.lower()
    if words.isdecimal():
        return int(words)
    if words.startswith("a couple"):
        return 2
    return 1 if words in {"a", "an"} else worded(words)
