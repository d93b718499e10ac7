"""An address that is put right in part: another house number, or another street."""

import re

_LEAD = r"\W*(?:(?:no|sorry|oops|actually|wait|and|i mean(?:t)?|it'?s|it is|is|should be|make it|the|house)\W+)*"
_NUMBER = re.compile(
    rf"{_LEAD}(?:number|no\.?|nr\.?) ?(?P<number>\d{{1,4}}[a-z]?)(?: not (?:number )?\d+\w?)?\W*$", re.IGNORECASE
)
_STREET = re.compile(
    rf"{_LEAD}(?:street|road)(?:'?s)? (?:name )?(?:is|should be|was) (?:called )?(?P<street>[a-z][a-z' .-]+?)\W*$",
    re.IGNORECASE,
)
_HOUSE = re.compile(r"\d{1,4}[a-z]?\b", re.IGNORECASE)
# Up to the comma before the town.
_ROAD = re.compile(r"(?<=\s)[^,]+")


def put_right(address: str, words: str) -> str | None:
    """The address with what the words say of it; None where they say nothing of a house or a street."""
    if not _HOUSE.match(address):
        return None
    if number := _NUMBER.match(words):
        return _HOUSE.sub(number["number"], address, count=1)
    if street := _STREET.match(words):
        return _ROAD.sub(lambda _: street["street"].strip(), address, count=1)
    return None
