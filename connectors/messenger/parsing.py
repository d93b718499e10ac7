"""What Messenger brings: messages, pressed buttons, echoes of ours, and what was delivered."""

import mimetypes
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from pydantic import Field

from connectors.base import File, Inbound, Receipt
from connectors.fitting import chosen_in
from connectors.meta import entries, objects_in, reference_in
from connectors.reading import Wire, every, moment

# What an attachment is, where its address does not tell.
MEDIA = {
    "image": "image/jpeg",
    "audio": "audio/mp4",
    "video": "video/mp4",
    "file": "application/octet-stream",
    "sticker": "image/png",
}


class _Somebody(Wire):
    id: str | None = Field(default=None, max_length=200)


class _Coordinates(Wire):
    lat: float
    long: float


class _Payload(Wire):
    url: str | None = None
    title: str | None = None
    coordinates: _Coordinates | None = None


class _Attachment(Wire):
    type: str
    title: str | None = None
    url: str | None = None
    payload: _Payload | None = None

    @property
    def file(self) -> File | None:
        url = self.payload.url if self.payload else None
        if url is None or self.type not in MEDIA:
            return None
        name = _name(url)
        media_type = mimetypes.guess_type(name)[0] or MEDIA[self.type]
        return File(url, media_type, name if self.type == "file" and name else None)

    @property
    def words(self) -> str | None:
        """A place, or a page that was shared."""
        if self.payload and self.payload.coordinates:
            place = f"{self.payload.coordinates.lat}, {self.payload.coordinates.long}"
            return ", ".join(part for part in (self.title, place) if part)
        return " ".join(part for part in (self.title, self.url) if part) if self.type == "fallback" else None


class _Choice(Wire):
    payload: str | None = None


class _Message(Wire):
    mid: str = Field(min_length=1, max_length=255)
    text: str | None = None
    quick_reply: _Choice | None = None
    attachments: tuple[_Attachment, ...] = ()
    is_echo: bool = False
    metadata: str | None = None

    @property
    def words(self) -> str | None:
        told = [words for attachment in self.attachments if (words := attachment.words)]
        return self.text or "\n".join(told) or None

    @property
    def files(self) -> tuple[File, ...]:
        """A sticker may come twice, as itself and as a picture."""
        files = [file for attachment in self.attachments if (file := attachment.file)]
        return tuple({file.where: file for file in reversed(files)}.values())[::-1]


class _Postback(Wire):
    mid: str | None = Field(default=None, min_length=1, max_length=255)
    title: str = ""
    payload: str | None = None


class _Delivery(Wire):
    mids: tuple[str, ...] = ()


class _Event(Wire):
    sender: _Somebody = _Somebody()
    recipient: _Somebody = _Somebody()
    timestamp: str | int | None = None
    message: _Message | None = None
    postback: _Postback | None = None
    delivery: _Delivery | None = None

    def items(self) -> Iterator[Inbound | Receipt]:
        """That all was read up to some time names no message, so nothing can be made of it here."""
        if self.delivery:
            yield from (Receipt(mid, "delivered") for mid in self.delivery.mids if 0 < len(mid) <= 255)
        if self.message and self.message.is_echo:
            reference = reference_in(self.message.metadata)
            # What somebody wrote in the page's own inbox is echoed too.
            if reference is not None:
                yield Receipt(self.message.mid, "sent", None, reference)
        elif self.sender.id:
            yield from self._said(self.sender.id, self.recipient.id or "")

    def _said(self, sender: str, own: str) -> Iterator[Inbound]:
        at = moment(_seconds(self.timestamp))
        if self.message and (self.message.words or self.message.files):
            chosen = chosen_in(self.message.quick_reply.payload) if self.message.quick_reply else None
            words, files = self.message.words, self.message.files
            yield Inbound(self.message.mid, sender, own, words, chosen, files, sent_at=at)
        if self.postback and self.postback.title:
            mid = self.postback.mid or f"postback:{sender}:{self.timestamp}"[:255]
            yield Inbound(mid, sender, own, self.postback.title, chosen_in(self.postback.payload), sent_at=at)


def _seconds(milliseconds: str | int | None) -> float | None:
    try:
        return int(milliseconds) / 1000 if milliseconds is not None else None
    except (ValueError, OverflowError):
        return None


def _name(url: str) -> str:
    try:
        return unquote(urlsplit(url).path).rpartition("/")[2][:200]
    except ValueError:
        return ""


def parse(body: bytes) -> list[Inbound | Receipt]:
    """Of what another app has in hand (`standby`) nothing is for us."""
    events = [event for entry in entries(body, "page") for event in objects_in(entry, "messaging")]
    return every(events, _read)


def _read(event: dict[str, Any]) -> Iterator[Inbound | Receipt]:
    yield from _Event.model_validate(event).items()
