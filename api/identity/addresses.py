"""A phone number or an e-mail address, as people write them."""

import re
from dataclasses import dataclass

import phonenumbers

EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]{2,}")
# Fewer digits are an amount, a day, or a number with one missing: its owner would wait for a code in vain.
SHORTEST = 9
DOT = "\N{BULLET}"


@dataclass(frozen=True, slots=True)
class Address:
    """`value` is E.164 or a lower-case e-mail address; `masked` may be shown to anyone."""

    value: str
    masked: str


def find_address(text: str, region: str) -> Address | None:
    """The one address in a text, however it is spaced and whatever stands around it."""
    email = EMAIL.search(text)
    if email:
        # Quotes and dots around an address are not of it; what is left has to be one still.
        written = email.group().lower().strip(".'\"")
        return _email(written) if EMAIL.fullmatch(written) else None
    matches = phonenumbers.PhoneNumberMatcher(text, region, leniency=phonenumbers.Leniency.POSSIBLE)
    numbers = {
        phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
        for match in matches
        if len(str(match.number.national_number)) >= SHORTEST
    }
    if len(numbers) != 1:
        return None
    return _phone(numbers.pop(), region)


def is_number(address: str) -> bool:
    """Whether a network vouches for it. A browser's id and a messaging app's are only names."""
    return address.startswith("+")


def masked(number: str, region: str) -> str:
    """A number of ours as it may be shown to anyone."""
    return _phone(number, region).masked


def _phone(number: str, region: str) -> Address:
    national = phonenumbers.format_number(phonenumbers.parse(number, region), phonenumbers.PhoneNumberFormat.NATIONAL)
    digits = sum(character.isdigit() for character in national)
    shown, seen = [], 0
    for character in national:
        seen += character.isdigit()
        hidden = character.isdigit() and 2 < seen <= digits - 3
        shown.append(DOT if hidden else character)
    return Address(number, "".join(shown))


def _email(address: str) -> Address:
    name, _, domain = address.partition("@")
    return Address(address, f"{name[0]}{DOT * 3}@{domain}")
