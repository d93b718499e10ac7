"""Content in Messenger's words: text with replies to press, or a button that opens a page."""

from typing import Any

from connectors.base import Outgoing
from connectors.content import Content, Media
from connectors.fitting import fit, in_words, payload, pieces, pressable_link, size, with_link
from connectors.sent_media import parted

LONGEST_TEXT = 2000
LONGEST_BESIDE_BUTTON = 640
REPLIES, TITLE = 13, 20


def messages(outgoing: Outgoing, public_url: str = "") -> list[dict[str, Any]]:
    """The bodies of the requests, in their order: one, unless the text is longer than a message."""
    outgoing, media = parted(outgoing)
    content = outgoing.content
    pressable = content.form is None and fit(content.quick_replies, REPLIES, TITLE)
    linked = _linked(content, public_url) if pressable else None
    if linked is not None:
        said = [linked]
    else:
        text = with_link(content.text, content, public_url) if pressable else in_words(content, public_url)
        said = [{"text": each} for each in pieces(text, LONGEST_TEXT)]
    if said:
        # On the last part alone: an echo that names our reference means that all of it went out.
        said[-1]["metadata"] = str(outgoing.reference)
        if pressable and content.quick_replies:
            said[-1]["quick_replies"] = _replies(outgoing)
    addressed = {"recipient": {"id": outgoing.to}, "messaging_type": "RESPONSE"}
    return [addressed | {"message": message} for message in (*map(_file, media), *said)]


def _file(media: Media) -> dict[str, Any]:
    """Messenger fetches it itself."""
    kind = "image" if media.kind == "image" else "file"
    return {"attachment": {"type": kind, "payload": {"url": media.url, "is_reusable": False}}}


def _replies(outgoing: Outgoing) -> list[dict[str, str]]:
    return [
        {"content_type": "text", "title": reply.title.strip(), "payload": payload(outgoing.message_id, place)}
        for place, reply in enumerate(outgoing.content.quick_replies)
    ]


def _linked(content: Content, public_url: str) -> dict[str, Any] | None:
    link = pressable_link(content, public_url)
    text = content.text.strip()
    if link is None or size(link[0]) > TITLE or not 0 < size(text) <= LONGEST_BESIDE_BUTTON:
        return None
    button = {"type": "web_url", "title": link[0], "url": link[1]}
    template = {"template_type": "button", "text": text, "buttons": [button]}
    return {"attachment": {"type": "template", "payload": template}}
