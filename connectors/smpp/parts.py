"""A text as the short messages that carry it: one, or as many as it takes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from connectors.smpp import header
from connectors.smpp.coding import DefaultAlphabet, Writing, write
from connectors.smpp.pdu import Tag
from connectors.sms.alphabet import Alphabet

# How a long text is sent: with a header in each part, with TLVs, or whole for the SMSC to divide.
Long = Literal["udh8", "udh16", "sar", "payload"]
UDH_INDICATOR = 0x40
MOST_PARTS = 255
_OCTETS = 140
# What the header takes of a part. For "sar" the SMSC makes it, and may make the longer one.
_HEADER = {"udh8": 6, "udh16": 7, "sar": 7}


@dataclass(frozen=True, slots=True)
class Part:
    data_coding: int
    short_message: bytes
    esm_class: int = 0
    tlvs: tuple[tuple[int, bytes], ...] = ()


def parts_of(text: str, default: DefaultAlphabet, long: Long, reference: int) -> list[Part]:
    text, writing = write(text, default)
    if sum(map(writing.cost, text)) <= _room(writing, 0):
        return [Part(writing.data_coding, writing.encode(text))]
    if long == "payload":
        return [Part(writing.data_coding, b"", tlvs=((Tag.message_payload, writing.encode(text)),))]
    pieces = list(_pieces(text, writing, _room(writing, _HEADER[long])))
    return [_part(piece, writing, long, (reference, i, len(pieces))) for i, piece in enumerate(pieces, start=1)]


def _room(writing: Writing, header_octets: int) -> int:
    """In septets, or in units of UCS-2: 160 and 70, and 153 and 67 with the shorter header."""
    octets = _OCTETS - header_octets
    return octets // 2 if writing.letters is Alphabet.ucs2 else octets * 8 // 7


def _pieces(text: str, writing: Writing, room: int) -> Iterator[str]:
    """Neither an escape and its letter nor the two halves of an emoji are ever in different parts."""
    piece, taken = "", 0
    for letter in text:
        cost = writing.cost(letter)
        if taken + cost > room:
            yield piece
            piece, taken = "", 0
        piece, taken = piece + letter, taken + cost
    yield piece


def _part(piece: str, writing: Writing, long: Long, place: tuple[int, int, int]) -> Part:
    reference, number, total = place
    if long == "sar":
        tlvs = (
            (Tag.sar_msg_ref_num, (reference & 0xFFFF).to_bytes(2, "big")),
            (Tag.sar_total_segments, bytes((total & 0xFF,))),
            (Tag.sar_segment_seqnum, bytes((number & 0xFF,))),
        )
        return Part(writing.data_coding, writing.encode(piece), tlvs=tlvs)
    if total > MOST_PARTS:
        raise ValueError(f"{total} parts; {MOST_PARTS} is the most that a header can count")
    front = header.build(reference, number, total, bits=8 if long == "udh8" else 16)
    return Part(writing.data_coding, writing.encode(piece, front), UDH_INDICATOR)
