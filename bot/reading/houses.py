"""An address that is put right in part: another flat, another house number, or another street."""

import re

from bot.reading.places import STREET
from bot.reading.swaps import LEAD, swapped

_SAYS = rf"\W*(?:(?:{LEAD}|house)\b\W*)*"
_SAYS_SO = rf"\W*(?:(?:{LEAD}|house)\b\W*)+"
_END = r"\W*(?:please|pls|sorry|instead)?\W*$"
_NUMBER = (
    rf"{_SAYS}(?:number|no\.?|nr\.?) ?(?:is |should be )?(?P<number>\d{{1,4}}[a-z]?)(?: not (?:number )?\d+\w?)?{_END}"
)
_ALONE = rf"{_SAYS_SO}(?P<number>\d{{1,4}}[a-z]?){_END}"
# "22a sorry": with a letter it is no day, and needs no word before it.
_LETTERED = rf"{_SAYS}(?P<number>\d{{1,4}}[a-z]){_END}"
# "The street is wrong" names none.
_NONE = r"(?!(?:not |the )?(?:wrong|right|correct|incorrect|different|another|missing|mis\w+|spel\w+)\b)"
_STREET = (
    (
        rf"{_SAYS}(?:street|road)(?:'?s)? (?:name )?(?:is|should be|was) (?:called )?"
        rf"{_NONE}(?P<street>[a-z][a-z' .-]+?){_END}"
    ),
    rf"{_SAYS_SO}{_NONE}(?P<street>(?:[a-z][a-z'.-]+ ){{1,3}}(?:{STREET})){_END}",
)
_UNIT = r"(?:flat|apartment|apt|unit) \w{1,4}"
_FLAT = rf"{_SAYS}(?P<flat>{_UNIT})(?: not (?:flat )?\w{{1,4}})?{_END}"
# A flat perhaps, a number, and the street up to the comma before the town.
_PARTS = re.compile(
    rf"(?:(?P<flat>{_UNIT}),? )?(?P<number>\d{{1,4}}[a-z]?),? (?P<street>[^,]+)(?P<rest>.*)$", re.IGNORECASE
)


def put_right(address: str, words: str, *, bare: bool = False) -> str | None:
    """The address with what the words say of it; None where they say nothing of it.

    `bare`: "no, 24" is about the house, for nothing else that is known has a number.
    """
    parts = _PARTS.match(address)
    said = _said(words, bare=bare) if parts else None
    if parts is None or said is None:
        return swapped(address, words)
    known = {**parts.groupdict(), **said}
    flat = f"{known['flat']}, " if known["flat"] else ""
    return f"{flat}{known['number']} {known['street']}{known['rest']}"


def _said(words: str, *, bare: bool) -> dict[str, str] | None:
    for pattern in (_FLAT, _NUMBER, _LETTERED, *((_ALONE,) if bare else ()), *_STREET):
        if match := re.match(pattern, words, re.IGNORECASE):
            return match.groupdict()
    return None


def put_postcode_right(postcode: str, words: str) -> str | None:
    right = swapped(postcode, words)
    return right.upper() if right else None
