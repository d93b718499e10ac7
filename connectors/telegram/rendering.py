"""Content in Telegram's words: text, with what can be pressed below it."""

from typing import Any
from urllib.parse import urlsplit

from connectors.base import Outgoing
from connectors.fitting import fit, in_words, link_in, payload, pieces, with_link

LONGEST_TEXT = 4096
# More of them are no help on a phone, and longer titles are cut off there.
BUTTONS, BUTTON_TITLE = 20, 60
Row = list[dict[str, str]]


def messages(outgoing: Outgoing, public_url: str = "") -> list[dict[str, Any]]:
    """The bodies of the requests, in their order: one, unless the text is longer than a message."""
    content = outgoing.content
    pressable = content.form is None and fit(content.quick_replies, BUTTONS, BUTTON_TITLE)
    link = _pressable_link(outgoing, public_url) if pressable else None
    if not pressable:
        text = in_words(content, public_url)
    else:
        text = content.text if link else with_link(content.text, content, public_url)
    bodies: list[dict[str, Any]] = [
        # A preview would open the page, and some pages open once. The chat's id is a number to Telegram.
        {"chat_id": int(outgoing.to), "text": each, "link_preview_options": {"is_disabled": True}}
        for each in pieces(text, LONGEST_TEXT)
    ]
    rows = [*([[link]] if link else []), *(_rows(outgoing) if pressable else [])]
    if bodies and rows:
        bodies[-1]["reply_markup"] = {"inline_keyboard": rows}
    return bodies


def _rows(outgoing: Outgoing) -> list[Row]:
    return [
        [{"text": reply.title.strip(), "callback_data": payload(outgoing.message_id, place)}]
        for place, reply in enumerate(outgoing.content.quick_replies)
    ]


def _pressable_link(outgoing: Outgoing, public_url: str) -> dict[str, str] | None:
    """Telegram refuses a whole message for a button whose address it does not take for one, such as localhost."""
    link = link_in(outgoing.content, public_url)
    if link is None:
        return None
    parts = urlsplit(link[1])
    is_address = parts.scheme in ("http", "https") and "." in (parts.hostname or "")
    return {"text": link[0], "url": link[1]} if is_address and link[0].strip() else None
