"""How many texts a message is and what it costs: each part is paid for."""

from dataclasses import dataclass
from decimal import Decimal

from connectors.sms.alphabet import Alphabet, alphabet_of, parts, units


@dataclass(frozen=True, slots=True)
class Count:
    alphabet: Alphabet
    units: int
    segments: int
    # How many more letters cost nothing.
    left: int
    # In the currency that the price is in. Prices of a segment are parts of a penny, so this is no amount of pennies.
    cost: Decimal | None = None


def count(text: str, price: Decimal | None = None) -> Count:
    """`price`: of one segment."""
    alphabet = alphabet_of(text)
    pieces = parts(text, alphabet)
    room = alphabet.alone if len(pieces) == 1 else alphabet.together
    return Count(
        alphabet=alphabet,
        units=units(text, alphabet),
        segments=len(pieces),
        left=room - units(pieces[-1], alphabet),
        cost=None if price is None else len(pieces) * price,
    )
