"""How customers name their details, and how they write an address or a code."""

import re

from bot.actions.accounts.name_words import without_name
from bot.reading import Found

CODE = re.compile(r"\D*((?:\d[ -]?){6})\D*")
WHAT = (
    ("email", re.compile(r"\be-?mails?\b|@", re.IGNORECASE)),
    ("name", re.compile(r"\b(?:sur|first |last |maiden |married |my )name\b|\bmarried\b|\bdivorced?\b", re.IGNORECASE)),
    ("phone", re.compile(r"\b(?:phone|mobile|cell|contact|telephone|new) ?numbers?\b|\bnumbers?\b", re.IGNORECASE)),
    ("address", re.compile(r"\badd?ress?\b|\bpost ?code\b|\bmoved\b|\bmoving\b|\bpost\b|\bletters?\b", re.IGNORECASE)),
)
_DIGIT = re.compile(r"\d")
LONGEST_ADDRESS = 120
# What stands for a new one that is not remembered.
_CALLED = {"email": "e-mail", "phone": "phone number"}


def address_in(found: list[Found], words: str, *, open_ended: bool) -> tuple[str | None, str]:
    """The lines and the postcode; what leads up to them is cut off.

    Open-ended, for it was just asked for: anything of two words and more that has a house number or a postcode in it.
    """
    address = next((one for one in found if one.kind == "address"), None)
    code = next((one for one in found if one.kind == "postcode"), None)
    postcode = str(code.value) if code else ""
    if address:
        lines = ", ".join(part for part in (address.value.line, address.value.town) if part)
        return lines, address.value.postcode or postcode
    if not open_ended or "?" in words or not (code or _DIGIT.search(words)):
        return None, ""
    line = " ".join((words.replace(code.text, "") if code else words).split()).strip(" ,.")[:LONGEST_ADDRESS]
    return (line, postcode) if len(line.split()) > 1 else (None, "")


def without_the_new_one(found: list[Found], words: str) -> str:
    """What is to be changed, and not to what."""
    for one in found:
        words = words.replace(one.text, _CALLED[one.kind]) if one.kind in _CALLED else words
    return without_name(words)
