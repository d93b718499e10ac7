"""What Twilio posts to us: texts and pictures that people send, and what became of ours."""

import re
import uuid
from collections.abc import Mapping
from typing import Literal

from connectors.base import Anomalous, Arrived, File, Inbound, Receipt, ReceiptState
from connectors.twilio.reasons import plainly
from connectors.twilio.signature import form_of, is_form, query_of

# It takes ten; more than that is somebody's joke.
MOST_FILES = 20
ID = re.compile(r"[A-Z]{2}[0-9a-fA-F]{32}")
PERSON = re.compile(r"\+?\d{3,15}")
# Whoever has it, so long as it is under way, we may call it sent: it is Twilio's.
STATES: dict[str, ReceiptState] = {
    "accepted": "sent",
    "scheduled": "sent",
    "queued": "sent",
    "sending": "sent",
    "sent": "sent",
    "delivered": "delivered",
    "read": "read",
    "undelivered": "failed",
    "failed": "failed",
    "canceled": "failed",
}
# Twilio's own handling of these words, where its Advanced Opt-Out is switched on.
KEYWORDS: dict[str, Literal["stop", "start", "help"]] = {"STOP": "stop", "START": "start", "HELP": "help"}
REFERENCE = "reference"


def items_in(arrived: Arrived, account_sid: str) -> list[Inbound | Receipt]:
    """Twilio brings one at a time."""
    if not is_form(arrived):
        raise Anomalous("Twilio's messages come as forms: this address is no sink for its other events.")
    fields = dict(form_of(arrived))
    account = fields.get("AccountSid", "")
    if account != account_sid:
        raise Anomalous("It is another account's." if account else "It names no account, so it is not from Twilio.")
    message_id = fields.get("MessageSid") or fields.get("SmsMessageSid") or fields.get("SmsSid") or ""
    if not message_id:
        # A debugger's alarm or something newer: nothing that anybody wrote.
        return []
    if not ID.fullmatch(message_id):
        raise Anomalous("Its MessageSid is none.")
    status = (fields.get("MessageStatus") or fields.get("SmsStatus") or "").lower()
    if status in ("received", "receiving", ""):
        return _inbound(message_id, fields)
    return _receipt(message_id, status, fields, arrived.url)


def _inbound(message_id: str, fields: Mapping[str, str]) -> list[Inbound | Receipt]:
    sender, own = fields.get("From", ""), fields.get("To", "")
    if ":" in sender or not sender or not own:
        raise Anomalous("It is no text message: another channel's messages go to another connector.")
    if not PERSON.fullmatch(sender):
        # From a name, such as a bank's: there is nobody to answer.
        return []
    inbound = Inbound(
        provider_message_id=message_id,
        sender=sender,
        own=own[:64].replace("\x00", ""),
        text=fields.get("Body", "").replace("\x00", ""),
        files=_files(fields),
        keyword=KEYWORDS.get(fields.get("OptOutType", "").upper()),
    )
    return [inbound]


def _files(fields: Mapping[str, str]) -> tuple[File, ...]:
    count = fields.get("NumMedia", "0")
    most = min(int(count), MOST_FILES) if count.isascii() and count.isdigit() and len(count) < 4 else 0
    found = [(fields.get(f"MediaUrl{each}", ""), fields.get(f"MediaContentType{each}", "")) for each in range(most)]
    return tuple(File(where, media_type or "application/octet-stream") for where, media_type in found if where)


def _receipt(message_id: str, status: str, fields: Mapping[str, str], url: str) -> list[Inbound | Receipt]:
    state = STATES.get(status)
    if state is None:
        return []
    error = _error(fields) if state == "failed" else None
    return [Receipt(message_id, state, error, _reference(url))]


def _error(fields: Mapping[str, str]) -> str:
    code = fields.get("ErrorCode", "")
    known = int(code) if code.isascii() and code.isdigit() and len(code) < 7 else None
    return plainly(known, fields.get("ErrorMessage", "").replace("\x00", ""))


def _reference(url: str) -> uuid.UUID | None:
    """Our own word for it stands in the address that we gave for this message's receipts."""
    try:
        return uuid.UUID(query_of(url).get(REFERENCE, ""))
    except ValueError:
        return None
