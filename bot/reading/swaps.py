"""One part of what is known, put right by naming both: "24 not 22", "Hill instead of Mill", "not LS1 but LS2"."""

import re

LEAD = (
    r"(?:no|nope|oh|oops|sorry|actually|wait|and|but|i mean|i meant|i said|it'?s|it is|that'?s|it should be|should be"
    r"|make it|the|is|in)"
)
_LEAD = rf"\W*(?:{LEAD}\b\W*)*"
_PART = r"[^,;?\s]{1,20}(?: [^,;?\s]{1,20}){0,3}?"
# "You have it wrong, it's 24 not 22": what leads up to it.
_SO = r"(?:.{0,60}\b(?:it'?s|it is|should be|should read|is|i meant)\W+)?"
_END = r"\W*(?:please|pls|sorry|thanks)?\W*$"
_PAIRS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_LEAD}not (?P<old>{_PART})(?:,|;| but\b)\W*(?:{LEAD}\b\W*)*(?P<new>{_PART}){_END}",
        rf"{_SO}{_LEAD}(?P<new>{_PART}),? (?:and )?(?:not|instead of|rather than) (?:the )?(?P<old>{_PART}){_END}",
        rf"{_LEAD}(?:please )?(?:change|swap|replace) (?P<old>{_PART}) (?:to|for|with) (?P<new>{_PART}){_END}",
    )
)
# What a part is called before it is said: "the number is 24".
_CALLED = re.compile(
    r"^(?:my |the )?(?:house |street |first |last |family )?(?:number|no|nr|name|surname|postcode|street|road)\W+"
    r"(?:is\W+)?",
    re.IGNORECASE,
)


def swapped(known: str, words: str) -> str | None:
    """What is known with the new in the place of the old; None where the old is not plainly in it."""
    for pattern in _PAIRS:
        if match := pattern.match(words):
            old, new = (_CALLED.sub("", match[name].strip()) for name in ("old", "new"))
            return _in_place(known, old.split(), new.split())
    return None


def _in_place(known: str, old: list[str], new: list[str]) -> str | None:
    """ "Flat 3 not 2" and "Hill Street not Mill" say what stays only once."""
    if not old or not new:
        return None
    for named in ([*new[:-1], *old], [*old, *new[1:]], old):
        place = re.compile(rf"(?<!\w){re.escape(' '.join(named))}(?!\w)", re.IGNORECASE)
        if len(place.findall(known)) == 1:
            return place.sub(lambda _: " ".join(new), known)
    return None
