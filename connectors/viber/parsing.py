"""What Viber brings: one event at a time, a message or what became of one of ours."""

import mimetypes

from pydantic import Field, ValidationError

from connectors.base import Anomalous, File, Inbound, Receipt, ReceiptState
from connectors.content import Chosen
from connectors.fitting import chosen_in
from connectors.reading import Wire, json_object, moment

STATES: dict[str, ReceiptState] = {"delivered": "delivered", "seen": "read", "failed": "failed"}
# What a file is, where its name does not tell.
MEDIA = {"picture": "image/jpeg", "video": "video/mp4", "file": "application/octet-stream", "sticker": "image/png"}


class _Person(Wire):
    id: str = Field(min_length=1, max_length=200)


class _Place(Wire):
    lat: float
    lon: float


class _Message(Wire):
    type: str
    text: str | None = None
    media: str | None = None
    file_name: str | None = None
    location: _Place | None = None
    tracking_data: str | None = None

    @property
    def chosen(self) -> Chosen | None:
        return chosen_in(self.text) if self.type == "text" else None

    @property
    def words(self) -> str | None:
        if chosen := self.chosen:
            titles = (self.tracking_data or "").split("\n")
            return titles[chosen.index] if chosen.index < len(titles) else ""
        if self.location:
            return f"{self.location.lat}, {self.location.lon}"
        return (self.text or self.media) if self.type == "url" else self.text

    @property
    def files(self) -> tuple[File, ...]:
        if not self.media or self.type not in MEDIA:
            return ()
        media_type = mimetypes.guess_type(self.file_name or "")[0] or MEDIA[self.type]
        return (File(self.media, media_type, self.file_name),)


class _Event(Wire):
    event: str
    # Viber's id of a message, a number of up to 64 bits.
    message_token: int | None = None
    timestamp: int | None = None
    sender: _Person | None = None
    message: _Message | None = None
    desc: str | None = None


def parse(body: bytes) -> list[Inbound | Receipt]:
    """Who comes and goes, and Viber's own test of our address, say nothing to us."""
    try:
        event = _Event.model_validate(json_object(body))
    except ValidationError as error:
        # What the customer wrote stays out of it: errors are logged.
        fault = error.errors(include_input=False, include_context=False)[0]
        raise Anomalous(f"It is no event of Viber: {fault['loc']} {fault['type']}") from None
    if event.message_token is None:
        return []
    token = str(event.message_token)[:64]
    if state := STATES.get(event.event):
        reason = f"Viber could not deliver it: {event.desc or 'it says no more'}"[:200] if state == "failed" else None
        return [Receipt(token, state, reason)]
    inbound = _inbound(event, token) if event.event == "message" else None
    return [inbound] if inbound else []


def _inbound(event: _Event, token: str) -> Inbound | None:
    message = event.message
    if event.sender is None or message is None:
        raise Anomalous("A message has neither sender nor content.")
    if not (message.words or message.files or message.chosen):
        return None
    return Inbound(
        provider_message_id=token,
        sender=event.sender.id,
        text=message.words,
        chosen=message.chosen,
        files=message.files,
        sent_at=moment(event.timestamp / 1000) if event.timestamp is not None else None,
    )
