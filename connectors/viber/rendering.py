"""Content in Viber's words: text, and a keyboard of what can be pressed."""

import html
from typing import Any

from connectors.base import Outgoing
from connectors.content import Media
from connectors.fitting import Fitted, payload, pieces, with_buttons
from connectors.sent_media import parted

LONGEST_TEXT = 7000
# More rows than that cover the words they belong to.
BUTTONS, BUTTON_TITLE = 12, 60
# The first version of Viber in which a press does not show its payload in the chat.
SILENT_SINCE = 4


def messages(outgoing: Outgoing, sender: str, public_url: str = "") -> list[dict[str, Any]]:
    """The bodies of the requests, in their order: one, unless the text is longer than a message."""
    outgoing, media = parted(outgoing)
    fitted = with_buttons(outgoing.content, public_url, BUTTONS, BUTTON_TITLE)
    bodies: list[dict[str, Any]] = [
        {"receiver": outgoing.to, "sender": {"name": sender}, "type": "text", "text": each}
        for each in pieces(fitted.text, LONGEST_TEXT)
    ]
    buttons = _buttons(outgoing, fitted)
    if bodies and buttons:
        keyboard = {"Type": "keyboard", "DefaultHeight": False, "Buttons": buttons}
        bodies[-1] |= {"min_api_version": SILENT_SINCE, "keyboard": keyboard, "tracking_data": _titles(outgoing)}
    return [*(_file(outgoing, sender, each) for each in media), *bodies]


def _file(outgoing: Outgoing, sender: str, media: Media) -> dict[str, Any]:
    """Viber fetches it itself."""
    addressed = {"receiver": outgoing.to, "sender": {"name": sender}, "media": media.url}
    if media.kind == "image":
        return addressed | {"type": "picture", "text": ""}
    return addressed | {"type": "file", "size": media.size, "file_name": media.name}


def _titles(outgoing: Outgoing) -> str:
    """They come back with a press, which itself tells no title."""
    return "\n".join(" ".join(reply.title.split()) for reply in outgoing.content.quick_replies)


def _buttons(outgoing: Outgoing, fitted: Fitted) -> list[dict[str, Any]]:
    opening = [_opening(*fitted.link)] if fitted.link else []
    return opening + [
        _button(reply.title.strip()) | {"ActionType": "reply", "ActionBody": payload(outgoing.message_id, place)}
        for place, reply in enumerate(fitted.replies)
    ]


def _opening(title: str, url: str) -> dict[str, Any]:
    return _button(title) | {"ActionType": "open-url", "ActionBody": url}


def _button(title: str) -> dict[str, Any]:
    return {"Columns": 6, "Rows": 1, "Text": html.escape(title, quote=False), "Silent": True}
