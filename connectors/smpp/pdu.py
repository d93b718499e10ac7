"""PDUs as bytes: where one ends on the line, its header, and those that the codec has no class for."""

import asyncio
import struct
from enum import IntEnum
from typing import NamedTuple

import smpp34

HEADER = 16
# A message_payload can hold 64 KB; nothing else comes near.
LONGEST = 0x12000
VERSION = 0x34


class Command(IntEnum):
    generic_nack = 0x80000000
    bind_receiver = 0x01
    bind_transmitter = 0x02
    submit_sm = 0x04
    deliver_sm = 0x05
    unbind = 0x06
    bind_transceiver = 0x09
    outbind = 0x0B
    enquire_link = 0x15
    alert_notification = 0x102


class Tag(IntEnum):
    """Of the optional parameters, the TLVs."""

    receipted_message_id = 0x001E
    user_message_reference = 0x0204
    sar_msg_ref_num = 0x020C
    sar_total_segments = 0x020E
    sar_segment_seqnum = 0x020F
    network_error_code = 0x0423
    message_payload = 0x0424
    message_state = 0x0427


RESPONSE = 0x80000000


class Header(NamedTuple):
    length: int
    command: int
    status: int
    sequence: int


class NotAPdu(Exception):
    """What is on the line is no SMPP: from here on nobody knows where anything begins."""


def header_of(pdu: bytes) -> Header:
    return Header(*struct.unpack(">IIII", pdu[:HEADER]))


def build(command: int, sequence: int, body: bytes = b"", status: int = 0) -> bytes:
    return struct.pack(">IIII", HEADER + len(body), command, status, sequence) + body


def c_string(text: str) -> bytes:
    return text.encode("latin-1", "replace").replace(b"\x00", b"") + b"\x00"


def bind_body(system_id: str, password: str, system_type: str, address_range: str) -> bytes:
    words = c_string(system_id) + c_string(password) + c_string(system_type)
    return words + bytes((VERSION, 0, 0)) + c_string(address_range)


def first_string(pdu: bytes) -> str:
    """The message's id in a submit's response."""
    return pdu[HEADER:].partition(b"\x00")[0].decode("latin-1")


async def read(reader: asyncio.StreamReader) -> bytes:
    """Raises NotAPdu, and IncompleteReadError where the line ends."""
    front = await reader.readexactly(HEADER)
    length = header_of(front).length
    if not HEADER <= length <= LONGEST:
        raise NotAPdu(f"the SMSC sent something of {length} bytes that is no SMPP")
    return front + await reader.readexactly(length - HEADER)


def delivered(pdu: bytes) -> smpp34.DeliverSm | None:
    """None for what is no deliver_sm, or is a broken one."""
    try:
        message = smpp34.decode(pdu)
    except (smpp34.SmppError, ValueError):
        return None
    return message if isinstance(message, smpp34.DeliverSm) else None


def tlv(message: smpp34.DeliverSm, tag: int) -> bytes | None:
    return next((each.value for each in message.tlvs if each.tag == tag), None)
