"""What must not be kept: a card number is made unreadable before anything is stored."""

import re
import unicodedata

# A run of digits as long as a card's or longer: people go on with the expiry date and the code on the back.
_RUN = re.compile(r"\d(?:[^\w\n]{0,3}\d|_{1,3}\d){12,}")
# How the schemes' numbers begin and how long they are. Without this, every fourth order number held a "card".
_SCHEMES = ((("4", "2", "5", "6"), 16), (("34", "37"), 15), (("30", "36", "38"), 14), (("4", "6"), 19))
DOT = "\N{BULLET}"


def mask_cards(text: str) -> str:
    """Keeps the last four digits, so that people can still tell which card they meant."""
    return _RUN.sub(lambda run: _mask(run.group()), text)


def _mask(run: str) -> str:
    places = [place for place, character in enumerate(run) if character.isdigit()]
    # Also those of other scripts: a card written in them is still that card.
    digits = "".join(str(unicodedata.digit(run[place])) for place in places)
    for beginnings, length in _SCHEMES:
        for start in range(len(digits) - length + 1):
            number = digits[start : start + length]
            if number.startswith(beginnings) and _luhn(number):
                after = run[places[start + length - 1] + 1 :]
                return f"{run[: places[start]]}{DOT * 4} {number[-4:]}{mask_cards(after)}"
    return run


def _luhn(number: str) -> bool:
    """Every card number passes this sum; nine in ten other numbers of that length don't."""
    digits = [int(digit) for digit in reversed(number)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
