"""A deliver_sm to what it means: a customer's text, a part of one, or what became of one of ours."""

import smpp34

from connectors.base import Anomalous, Arrived, Fragment, Inbound, Receipt
from connectors.smpp import coding, header, pdu, receipts
from connectors.smpp.addresses import Addresses
from connectors.smpp.header import PartOf
from connectors.smpp.parts import UDH_INDICATOR
from connectors.smpp.pdu import Tag
from connectors.smpp.settings import SmppSettings


def parse(came: Arrived, name: str, settings: SmppSettings, addresses: Addresses) -> list[Inbound | Receipt]:
    message = pdu.delivered(came.body)
    if message is None:
        raise Anomalous("this is no deliver_sm")
    if receipts.is_receipt(message):
        return [receipts.read(message, settings.response_ids, settings.receipt_ids)]
    if message.esm_class & receipts.KIND:
        # A phone's own acknowledgement, or a session of USSD: nobody has said anything.
        return []
    front, part, data = _body(message)
    text = coding.read(data, message.data_coding, settings.alphabet, front)
    if text is None:
        return []
    sender = addresses.read(message.source_addr, message.source_addr_ton)
    own = addresses.read(message.destination_addr, message.dest_addr_ton)
    if not sender:
        raise Anomalous("a text without a sender")
    fragment = Fragment(f"{sender}>{own}#{part.reference}", part.number, part.total) if part else None
    return [Inbound(name, sender=sender, own=own, text=text, fragment=fragment)]


def _body(message: smpp34.DeliverSm) -> tuple[bytes, PartOf | None, bytes]:
    """The header, which part it is, and the text after it."""
    payload = message.short_message or pdu.tlv(message, Tag.message_payload) or b""
    if message.esm_class & UDH_INDICATOR and payload:
        front, text = header.split(payload)
        return front, header.part_in(front) or _sar(message), text
    return b"", _sar(message), payload


def _sar(message: smpp34.DeliverSm) -> PartOf | None:
    reference = pdu.tlv(message, Tag.sar_msg_ref_num)
    total = pdu.tlv(message, Tag.sar_total_segments)
    number = pdu.tlv(message, Tag.sar_segment_seqnum)
    if not (reference and total and number):
        return None
    return header.part("sar", int.from_bytes(reference, "big"), total[0], number[0])
