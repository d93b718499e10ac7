"""What became of a text, as SMSCs tell it: in words, in TLVs, or in both."""

import re

import smpp34

from connectors.base import Anomalous, Receipt, ReceiptState
from connectors.smpp import pdu
from connectors.smpp.pdu import Tag
from connectors.smpp.settings import Ids

# Bits 5 to 2 of the esm_class: a receipt of the SMSC, or its word that it is still trying.
KIND, RECEIPT, STILL_TRYING = 0x3C, 0x04, 0x20
_FIELD = re.compile(r"\b(id|stat|err)\s*:\s*([^\s:\x00]+)", re.IGNORECASE)
LONGEST_ID = 65
_BASES = {"decimal": 10, "hex": 16}
# By the first letters: some write DELIVERED and UNDELIVERABLE out.
_WORDS: tuple[tuple[str, ReceiptState, str], ...] = (
    ("DELIV", "delivered", ""),
    ("EXPIRE", "failed", "the phone could not be reached in time"),
    ("DELETE", "failed", "it was deleted before it was delivered"),
    ("UNDEL", "failed", "it could not be delivered"),
    ("REJECT", "failed", "it was rejected"),
    ("SKIP", "failed", "it was skipped"),
    ("FAIL", "failed", "it could not be delivered"),
)
_STATES = {2: "DELIVRD", 3: "EXPIRED", 4: "DELETED", 5: "UNDELIV", 8: "REJECTD", 9: "SKIPPED"}
_NAMES = {0: "SCHEDULED", 1: "ENROUTE", 6: "ACCEPTD", 7: "UNKNOWN", **_STATES}


def is_receipt(message: smpp34.DeliverSm) -> bool:
    return message.esm_class & KIND in (RECEIPT, STILL_TRYING)


def read(message: smpp34.DeliverSm, response_ids: Ids, receipt_ids: Ids) -> Receipt:
    """Raises Anomalous if it does not say which message it is about."""
    said = message.short_message or pdu.tlv(message, Tag.message_payload) or b""
    fields = {name.lower(): value for name, value in reversed(_FIELD.findall(_before_text(said)))}
    apart = (pdu.tlv(message, Tag.receipted_message_id) or b"").partition(b"\x00")[0].decode("latin-1").strip()
    written = fields.get("id", "")
    if not (apart or written):
        raise Anomalous("a receipt without the id of a message")
    if len(apart) > LONGEST_ID or len(written) > LONGEST_ID:
        raise Anomalous("a receipt with an id that is none")
    name, state, words = _state(message, fields.get("stat", ""))
    error = f"{words} ({', '.join(filter(None, (name, _error(message, fields))))})" if words else None
    return Receipt(_which(apart, written, response_ids, receipt_ids), state, error)


def _before_text(said: bytes) -> str:
    """What follows "text:" is the customer's message, and could look like anything."""
    return re.split(r"\btext\s*:", said.decode("latin-1"), maxsplit=1, flags=re.IGNORECASE)[0]


def _state(message: smpp34.DeliverSm, stat: str) -> tuple[str, ReceiptState, str]:
    value = pdu.tlv(message, Tag.message_state)
    name = (_NAMES.get(value[0], "") if value else "") or stat.upper()
    if message.esm_class & KIND == STILL_TRYING and not name.startswith("DELIV"):
        return name, "sent", ""
    for beginning, state, words in _WORDS:
        if name.startswith(beginning):
            return name, state, words
    return name, "sent", ""


def _error(message: smpp34.DeliverSm, fields: dict[str, str]) -> str:
    network = pdu.tlv(message, Tag.network_error_code)
    if network and len(network) == 3:
        return f"network error {int.from_bytes(network[1:], 'big')}"
    return f"err {fields['err']}" if fields.get("err", "").strip("0") else ""


def _which(apart: str, written: str, response_ids: Ids, receipt_ids: Ids) -> str:
    """As the answer to the sending had it. Some write the TLV as there, and the words in the other base."""
    from_words = canonical(written, receipt_ids)
    if not apart or (written and canonical(apart, response_ids) == from_words):
        return from_words
    return canonical(apart, receipt_ids)


def canonical(written: str, ids: Ids) -> str:
    """A number is its value, whatever its zeros, its case and its base."""
    written = written.strip()
    if ids == "text":
        return written
    try:
        return str(int(written, 16 if re.search("[a-fA-F]", written) else _BASES[ids]))
    except ValueError:
        return written
