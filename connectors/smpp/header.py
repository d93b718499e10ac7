"""The user data header in front of a text: which part of which long message it is, among other things."""

from typing import NamedTuple

from connectors.base import Anomalous

# Information elements that tell a part, with an 8 and with a 16 bit reference. All others are skipped.
SHORT, LONG = 0x00, 0x08


class PartOf(NamedTuple):
    # Tells the ways of counting apart too: the same number may be in use in two of them.
    reference: str
    number: int
    total: int


def split(payload: bytes) -> tuple[bytes, bytes]:
    """The header with its length, and what is after it. Raises Anomalous."""
    length = payload[0] + 1 if payload else 0
    if not payload or length > len(payload):
        raise Anomalous("the user data header is longer than the message")
    return payload[:length], payload[length:]


def part_in(header: bytes) -> PartOf | None:
    """Whatever else the header holds, and wherever in it. If it is said twice, the last counts (3GPP TS 23.040)."""
    found, at = None, 1
    while at + 2 <= len(header):
        kind, length = header[at], header[at + 1]
        value = header[at + 2 : at + 2 + length]
        if kind == SHORT and len(value) == length == 3:
            found = part("8", value[0], value[1], value[2]) or found
        elif kind == LONG and len(value) == length == 4:
            found = part("16", int.from_bytes(value[:2], "big"), value[2], value[3]) or found
        at += 2 + length
    return found


def part(way: str, reference: int, total: int, number: int) -> PartOf | None:
    """None if it makes no sense: it is then a message of its own. So is the only part of one."""
    if not 1 <= number <= total or total == 1:
        return None
    return PartOf(f"{way}:{reference}", number, total)


def build(reference: int, number: int, total: int, *, bits: int) -> bytes:
    if bits == 8:
        return bytes((5, SHORT, 3, reference & 0xFF, total, number))
    return bytes((6, LONG, 4)) + (reference & 0xFFFF).to_bytes(2, "big") + bytes((total, number))
