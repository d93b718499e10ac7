"""Content in Viber's words: text, and a keyboard of what can be pressed."""

import html
from typing import Any

from connectors.base import Outgoing
from connectors.fitting import fit, in_words, payload, pieces, pressable_link, with_link

LONGEST_TEXT = 7000
# More rows than that cover the words they belong to.
BUTTONS, BUTTON_TITLE = 12, 60
# The first version of Viber in which a press does not show its payload in the chat.
SILENT_SINCE = 4


def messages(outgoing: Outgoing, sender: str, public_url: str = "") -> list[dict[str, Any]]:
    """The bodies of the requests, in their order: one, unless the text is longer than a message."""
    content = outgoing.content
    pressable = content.form is None and fit(content.quick_replies, BUTTONS, BUTTON_TITLE)
    link = pressable_link(content, public_url) if pressable else None
    if not pressable:
        text = in_words(content, public_url)
    else:
        text = content.text if link else with_link(content.text, content, public_url)
    bodies: list[dict[str, Any]] = [
        {"receiver": outgoing.to, "sender": {"name": sender}, "type": "text", "text": each}
        for each in pieces(text, LONGEST_TEXT)
    ]
    buttons = [*([_opening(*link)] if link else []), *(_replies(outgoing) if pressable else [])]
    if bodies and buttons:
        keyboard = {"Type": "keyboard", "DefaultHeight": False, "Buttons": buttons}
        bodies[-1] |= {"min_api_version": SILENT_SINCE, "keyboard": keyboard, "tracking_data": _titles(outgoing)}
    return bodies


def _titles(outgoing: Outgoing) -> str:
    """They come back with a press, which itself tells no title."""
    return "\n".join(" ".join(reply.title.split()) for reply in outgoing.content.quick_replies)


def _replies(outgoing: Outgoing) -> list[dict[str, Any]]:
    return [
        _button(reply.title.strip()) | {"ActionType": "reply", "ActionBody": payload(outgoing.message_id, place)}
        for place, reply in enumerate(outgoing.content.quick_replies)
    ]


def _opening(title: str, url: str) -> dict[str, Any]:
    return _button(title) | {"ActionType": "open-url", "ActionBody": url}


def _button(title: str) -> dict[str, Any]:
    return {"Columns": 6, "Rows": 1, "Text": html.escape(title, quote=False), "Silent": True}
