"""What must not be kept: a card number is made unreadable before anything is stored."""

import re

# 13 to 19 digits, as cards have, with the spaces or dashes people put between them.
_LONG_NUMBER = re.compile(r"(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)")
DOT = "\N{BULLET}"


def mask_cards(text: str) -> str:
    return _LONG_NUMBER.sub(_mask, text)


def _mask(match: re.Match[str]) -> str:
    digits = [int(character) for character in match.group() if character.isdigit()]
    if not _luhn(digits):
        return match.group()
    return f"{DOT * 4} {''.join(map(str, digits[-4:]))}"


def _luhn(digits: list[int]) -> bool:
    """Every card number passes this sum; nine in ten other long numbers don't."""
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
