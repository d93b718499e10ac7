"""What phones text to an SMSC: short, in parts, out of order, with parts that come late or never."""

import itertools
from collections.abc import Sequence
from typing import Any, Protocol

from connectors.sms.alphabet import Alphabet, alphabet_of, encoded, parts

OURS = "60060"


class Carrier(Protocol):
    async def deliver(self, **message: Any) -> None: ...


class Texting:
    def __init__(self, carrier: Carrier) -> None:
        self._carrier = carrier
        self._references = itertools.count(200)

    async def text(self, sender: str, words: str, *, to: str = OURS, order: Sequence[int] | None = None) -> None:
        """`order`: the parts in the order in which they come, each by its number from 1. Those left out never do."""
        for message in self.parts(sender, words, to=to, order=order):
            await self._carrier.deliver(**message)

    def parts(
        self, sender: str, words: str, *, to: str = OURS, order: Sequence[int] | None = None
    ) -> list[dict[str, Any]]:
        """As a phone divides it, with a header of 8 bits."""
        letters = alphabet_of(words)
        pieces = parts(words, letters)
        common = {
            "source_addr": sender.lstrip("+"),
            "source_addr_ton": 1,
            "source_addr_npi": 1,
            "destination_addr": to,
            "data_coding": 0 if letters is Alphabet.gsm else 8,
        }
        if len(pieces) == 1:
            return [{**common, "short_message": encoded(words, letters)}]
        reference = next(self._references) & 0xFF
        made = []
        for number in order or range(1, len(pieces) + 1):
            element = bytes((0x00, 3, reference, len(pieces), number))
            front = bytes((len(element),)) + element
            made.append({**common, "esm_class": 0x40, "short_message": front + encoded(pieces[number - 1], letters)})
        return made
