"""Talks are written with a persona's numbers and held with a twin's: puts what is said into the other's."""

import re
from collections.abc import Iterator

from api.demo.twin_names import Names


def as_twin(text: str, names: Names) -> str:
    for old, new in _spelled(names):
        text = text.replace(old, new)
    return names.within(text)


def as_persona(text: str, names: Names) -> str:
    for old, new in _spelled(names):
        text = text.replace(new, old)
    # The longest first: an account's number ends with what its bills are numbered by.
    for old, new in sorted(names.given.items(), key=lambda pair: -len(pair[1])):
        text = re.sub(rf"(?<![A-Za-z0-9]){re.escape(new)}(?![A-Za-z0-9])", old, text)
    for holder, new in (("{new phone}", names.new_phone), ("{new email}", names.new_email)):
        text = text.replace(new, holder).replace(national(new), holder)
    return text


def national(phone: str) -> str:
    """As it is written in its own country: 07700 900101."""
    return f"0{phone[3:7]} {phone[7:]}"


def _spelled(names: Names) -> Iterator[tuple[str, str]]:
    """Phone numbers as people write them, with a space and without."""
    for old, new in names.given.items():
        if old.startswith("+44"):
            yield national(old), national(new)
            yield national(old).replace(" ", ""), national(new).replace(" ", "")
