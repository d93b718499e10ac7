"""Numbers as an SMSC writes them, and as the ledger does: +447700900123."""

from dataclasses import dataclass

from connectors.smpp.settings import Source

INTERNATIONAL, NATIONAL, ALPHANUMERIC, ISDN = 1, 2, 5, 1
# Shorter ones are short codes, which no country stands before.
SHORTEST_NUMBER = 7


@dataclass(frozen=True, slots=True)
class Addresses:
    country_code: str
    sources: tuple[Source, ...]

    def read(self, address: str, ton: int) -> str:
        """Everybody's number in one form, whichever type the SMSC gives it today."""
        digits = address.removeprefix("+")
        if ton == ALPHANUMERIC or not (digits.isascii() and digits.isdigit()) or len(digits) < SHORTEST_NUMBER:
            return address
        if ton == INTERNATIONAL or address.startswith("+"):
            return f"+{digits}"
        if digits.startswith("00"):
            return f"+{digits[2:]}"
        if self.country_code and (ton == NATIONAL or digits.startswith("0")):
            return f"+{self.country_code}{digits.removeprefix('0')}"
        return digits if digits.startswith("0") else f"+{digits}"

    def source(self, own: str) -> Source:
        """The one they wrote to; the first where that is none of ours any more."""
        return next((each for each in self.sources if own in (each.address, self.own(each))), self.sources[0])

    def own(self, source: Source) -> str:
        return self.read(source.address, source.ton)


def destination(number: str) -> Source:
    """A customer's number on its way out."""
    digits = number.removeprefix("+")
    if number.startswith("+"):
        return Source(digits, INTERNATIONAL, ISDN)
    return Source(digits, 0, ISDN)
