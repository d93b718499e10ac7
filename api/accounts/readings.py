"""What customers write about themselves: names, postcodes, addresses to be reached at."""

import re
import unicodedata

from api.brand import Brand
from api.errors import NotUnderstood
from api.identity.addresses import Address, find_address
from api.systems.ports.household import PersonName
from models import ContactField

SIGNS_IN_NAMES = " '\N{RIGHT SINGLE QUOTATION MARK}-\N{HYPHEN}."
# What mail systems take everywhere; an address outside of it would lose its mail on the way.
EMAIL = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9-]+\.)+[a-z]{2,}")
# A site's name, for mail programs: they would make a link of it, in a message of ours.
LINK = re.compile(r"\.\w{2,}")
LONGEST_EMAIL = 254
PHONE = re.compile(r"\+[1-9][0-9]{6,14}")
UK_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}")
POSTCODE = re.compile(r"[A-Z0-9]([A-Z0-9 -]{0,8}[A-Z0-9])?")


class ContactNotUnderstood(NotUnderstood):
    """Not what was said to come: an e-mail address, or a phone number."""


class PostcodeNotUnderstood(NotUnderstood):
    """No postcode of this country looks like that."""

    title = "That is not a postcode"


class NameNotUnderstood(NotUnderstood):
    """A name has letters, and neither digits nor other signs."""

    title = "That is not a name"


def read_contact(field: ContactField, written: str, brand: Brand) -> Address:
    found = find_address(written, brand.region)
    if field is ContactField.email:
        if found is None or not EMAIL.fullmatch(found.value) or len(found.value) > LONGEST_EMAIL:
            raise ContactNotUnderstood("Write an e-mail address, like ana@example.com.", field="value")
        return found
    if found is None or not PHONE.fullmatch(found.value):
        raise ContactNotUnderstood(f"Write a phone number, like {brand.example_phone}.", field="value")
    return found


def read_postcode(written: str, brand: Brand) -> str:
    """As post offices write it."""
    if brand.region == "GB":
        tight = "".join(written.upper().split())
        if not UK_POSTCODE.fullmatch(tight):
            raise PostcodeNotUnderstood(f"Write a postcode, like {brand.example_postcode}.", field="postcode")
        return f"{tight[:-3]} {tight[-3:]}"
    spaced = " ".join(written.upper().split())
    if not POSTCODE.fullmatch(spaced):
        raise PostcodeNotUnderstood(
            f"Write the postcode of the new address, like {brand.example_postcode}.", field="postcode"
        )
    return spaced


def read_name(given_name: str, family_name: str) -> PersonName:
    for field, part in (("given_name", given_name), ("family_name", family_name)):
        if not any(character.isalpha() for character in part) or not all(map(_in_names, part)):
            raise NameNotUnderstood("Write the name in letters, as it stands on an official paper.", field=field)
        if LINK.search(part):
            raise NameNotUnderstood("Write a space after a dot.", field=field)
    return PersonName(given_name, family_name)


def _in_names(character: str) -> bool:
    """Letters and their marks, of any script."""
    return unicodedata.category(character)[0] in "LM" or character in SIGNS_IN_NAMES
