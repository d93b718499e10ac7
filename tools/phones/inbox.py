"""What a phone shows of the parts it got: whole texts, in the order in which they became whole."""

from collections.abc import Iterable

from connectors.smpp import header
from connectors.smpp.header import PartOf
from connectors.smpp.pdu import Tag


def whole_texts(parts: Iterable[tuple[PartOf | None, str]]) -> list[str]:
    """Parts that miss others are not shown, as on a phone that still waits for them."""
    shown, open_ones = list[str](), dict[str, dict[int, str]]()
    for part, text in parts:
        if part is None:
            shown.append(text)
            continue
        pieces = open_ones.setdefault(part.reference, {})
        pieces[part.number] = text
        if len(pieces) == part.total:
            shown.append("".join(pieces[number] for number in sorted(pieces)))
            del open_ones[part.reference]
    return shown


def part_of(front: bytes, tlvs: dict[int, bytes]) -> PartOf | None:
    if front:
        return header.part_in(front)
    if Tag.sar_msg_ref_num not in tlvs:
        return None
    reference = int.from_bytes(tlvs[Tag.sar_msg_ref_num], "big")
    return header.part("sar", reference, tlvs[Tag.sar_total_segments][0], tlvs[Tag.sar_segment_seqnum][0])
