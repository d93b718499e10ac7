"""What WhatsApp brings: messages of every kind that says something, and what became of ours."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pydantic import Field

from connectors.base import Anomalous, File, Inbound, Receipt, ReceiptState
from connectors.fitting import chosen_in
from connectors.graph import Fault
from connectors.meta import entries, objects_in, reference_in
from connectors.reading import Wire, every, moment
from connectors.whatsapp.errors import WORDS

ACCOUNT = "whatsapp_business_account"
STATES: dict[str, ReceiptState] = {"sent": "sent", "delivered": "delivered", "read": "read", "failed": "failed"}
FILES = ("image", "video", "audio", "document", "sticker")


class _Text(Wire):
    body: str


class _Reply(Wire):
    id: str
    title: str


class _Interactive(Wire):
    button_reply: _Reply | None = None
    list_reply: _Reply | None = None


class _Button(Wire):
    """The button of a template. Its payload is ours only where we sent one along."""

    text: str
    payload: str | None = None


class _Media(Wire):
    id: str
    mime_type: str = "application/octet-stream"
    filename: str | None = None
    caption: str | None = None


class _Location(Wire):
    latitude: float
    longitude: float
    name: str | None = None
    address: str | None = None

    def told(self) -> str:
        return ", ".join(part for part in (self.name, self.address, f"{self.latitude}, {self.longitude}") if part)


class _Message(Wire):
    id: str = Field(min_length=1, max_length=255)
    type: str
    # Missing where somebody hides the number behind a name.
    number: str | None = Field(default=None, alias="from", pattern=r"^[0-9]+$", max_length=32)
    user_id: str | None = Field(default=None, alias="from_user_id", max_length=200)
    group_id: str | None = None
    timestamp: str | int | None = None
    text: _Text | None = None
    interactive: _Interactive | None = None
    button: _Button | None = None
    location: _Location | None = None
    image: _Media | None = None
    video: _Media | None = None
    audio: _Media | None = None
    document: _Media | None = None
    sticker: _Media | None = None

    @property
    def sender(self) -> str | None:
        return f"+{self.number}" if self.number else self.user_id

    def inbound(self) -> Inbound | None:
        """None for what says nothing: a reaction, a poll, a note that a number has changed."""
        said = self._said()
        if said is None or self.group_id or not self.sender:
            return None
        sent_at = moment(self.timestamp)
        return Inbound(provider_message_id=self.id, sender=self.sender, sent_at=sent_at, **said)

    def _said(self) -> dict[str, Any] | None:
        match self.type:
            case "text" if self.text:
                return {"text": self.text.body}
            case "interactive" if self.interactive:
                reply = self.interactive.button_reply or self.interactive.list_reply
                return {"text": reply.title, "chosen": chosen_in(reply.id)} if reply else None
            case "button" if self.button:
                return {"text": self.button.text, "chosen": chosen_in(self.button.payload)}
            case "location" if self.location:
                return {"text": self.location.told()}
            case kind if kind in FILES and (media := getattr(self, kind)):
                return {"text": media.caption, "files": (File(media.id, media.mime_type, media.filename),)}
        return None


class _Status(Wire):
    id: str = Field(min_length=1, max_length=255)
    status: str
    reference: str | None = Field(default=None, alias="biz_opaque_callback_data")
    errors: tuple[Fault, ...] = ()

    def receipt(self) -> Receipt | None:
        state = STATES.get(self.status)
        if state is None:
            return None
        error = self.errors[0].told(WORDS) if self.errors else None
        return Receipt(self.id, state, error, reference_in(self.reference))


def parse(body: bytes) -> list[Inbound | Receipt]:
    parts = [part for entry in entries(body, ACCOUNT) for change in _messages(entry) for part in _parts(change)]
    return every(parts, _read)


def _messages(entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """An app may be told of other things too, such as a template's approval."""
    for change in objects_in(entry, "changes"):
        if change.get("field") == "messages":
            value = change.get("value")
            if not isinstance(value, dict):
                raise Anomalous("A change has no value.")
            yield value


def _parts(value: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], str]]:
    metadata = value.get("metadata")
    own = str(metadata.get("phone_number_id", ""))[:64] if isinstance(metadata, dict) else ""
    for kind in ("messages", "statuses"):
        for part in objects_in(value, kind):
            yield kind, part, own


def _read(part: tuple[str, dict[str, Any], str]) -> Iterator[Inbound | Receipt]:
    kind, values, own = part
    if kind == "statuses":
        receipt = _Status.model_validate(values).receipt()
        if receipt is not None:
            yield receipt
        return
    inbound = _Message.model_validate(values).inbound()
    if inbound is not None:
        yield replace(inbound, own=own)
