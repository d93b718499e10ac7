"""Text to the bytes of a text message and back: which alphabet its data_coding names."""

from dataclasses import dataclass
from typing import Literal

from connectors.smpp.packing import pack, unpack
from connectors.sms.alphabet import Alphabet, alphabet_of, decoded, encoded, swapped, units

# What an SMSC means by data_coding 0, its own alphabet.
DefaultAlphabet = Literal["gsm7", "gsm7_packed", "latin1", "ascii"]
DEFAULT, UCS2 = 0x00, 0x08
IA5 = 0x01
_BY_NUMBER = {
    IA5: "ascii",
    0x03: "latin-1",
    0x05: "shift_jis",
    0x06: "iso8859-5",
    0x07: "iso8859-8",
    UCS2: "utf-16-be",
    0x0A: "iso2022_jp",
    0x0E: "euc_kr",
}
# Bits 3 and 2 of a coding as GSM 03.38 has it. Some SMSCs hand that on as it is.
_GSM_LETTERS, _GSM_UCS2 = 0, 2


@dataclass(frozen=True, slots=True)
class Writing:
    """How a text is written on its way out."""

    data_coding: int
    # On the air. On the line to the SMSC, GSM's letters may be written in another way.
    letters: Alphabet
    line: DefaultAlphabet

    def cost(self, letter: str) -> int:
        """Of the 160 or 70 that a part holds. What takes two is never split."""
        return units(letter, self.letters)

    def encode(self, text: str, header: bytes = b"") -> bytes:
        """The header with the text after it."""
        if self.letters is Alphabet.ucs2 or self.line == "gsm7":
            return header + encoded(text, self.letters)
        if self.line == "gsm7_packed":
            return header + pack(encoded(text, self.letters), fill_after(header))
        return header + text.encode("latin-1" if self.line == "latin1" else "ascii", "replace")


def fill_after(header: bytes) -> int:
    return -8 * len(header) % 7


def write(text: str, default: DefaultAlphabet) -> tuple[str, Writing]:
    """The text as it will be shown, and how: in the SMSC's own alphabet if it has all of it, otherwise in UCS-2."""
    for candidate in (text, swapped(text)):
        if alphabet_of(candidate) is Alphabet.gsm and _has(default, candidate):
            return candidate, Writing(DEFAULT, Alphabet.gsm, default)
    return text, Writing(UCS2, Alphabet.ucs2, default)


def _has(default: DefaultAlphabet, text: str) -> bool:
    """On the air it is GSM in any case; on the line to the SMSC it may be less."""
    if default == "ascii":
        return text.isascii()
    return default != "latin1" or all(ord(letter) < 0x100 for letter in text)


def read(data: bytes, data_coding: int, default: DefaultAlphabet, header: bytes = b"") -> str | None:
    """None for what is no text: ring tones, settings, SIM commands."""
    if data_coding == IA5 and any(code < 0x20 and code not in b"\n\r\t" for code in data):
        # These are no letters of IA5 but of GSM: node-smpp, among others, gives them that name.
        return _without_nul(decoded(data, Alphabet.gsm))
    if _is_default(data_coding):
        return _without_nul(_read_default(data, default, header))
    name = _BY_NUMBER.get(data_coding) or _by_class(data_coding)
    if name is None:
        return None
    if name == "utf-16-be":
        data = data[: len(data) // 2 * 2]
    return _without_nul(data.decode(name, "replace"))


def _read_default(data: bytes, default: DefaultAlphabet, header: bytes) -> str:
    if default == "gsm7_packed":
        data = unpack(data, fill_after(header))
    if default in ("gsm7", "gsm7_packed"):
        return decoded(data, Alphabet.gsm)
    return data.decode("latin-1" if default == "latin1" else "ascii", "replace")


def _is_default(data_coding: int) -> bool:
    if data_coding & 0xF0 == 0xF0:
        return not data_coding & 0x04
    return data_coding == DEFAULT or (_is_general(data_coding) and _letters(data_coding) == _GSM_LETTERS)


def _is_general(data_coding: int) -> bool:
    return 0x10 <= data_coding <= 0x3F


def _letters(data_coding: int) -> int:
    return data_coding >> 2 & 0x03


def _by_class(data_coding: int) -> str | None:
    return "utf-16-be" if _is_general(data_coding) and _letters(data_coding) == _GSM_UCS2 else None


def _without_nul(text: str) -> str:
    """PostgreSQL can't hold one, and nobody has ever meant to type it."""
    return text.replace("\x00", "")
