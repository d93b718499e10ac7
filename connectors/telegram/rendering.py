"""Content in Telegram's words: text, with what can be pressed below it."""

from typing import Any

from connectors.base import Outgoing
from connectors.fitting import fit, in_words, payload, pieces, pressable_link, with_link

LONGEST_TEXT = 4096
# More of them are no help on a phone, and longer titles are cut off there.
BUTTONS, BUTTON_TITLE = 20, 60
Row = list[dict[str, str]]


def messages(outgoing: Outgoing, public_url: str = "") -> list[dict[str, Any]]:
    """The bodies of the requests, in their order: one, unless the text is longer than a message."""
    content = outgoing.content
    pressable = content.form is None and fit(content.quick_replies, BUTTONS, BUTTON_TITLE)
    link = pressable_link(content, public_url) if pressable else None
    if not pressable:
        text = in_words(content, public_url)
    else:
        text = content.text if link else with_link(content.text, content, public_url)
    bodies: list[dict[str, Any]] = [
        # A preview would open the page, and some pages open once. The chat's id is a number to Telegram.
        {"chat_id": int(outgoing.to), "text": each, "link_preview_options": {"is_disabled": True}}
        for each in pieces(text, LONGEST_TEXT)
    ]
    rows = [*([[{"text": link[0], "url": link[1]}]] if link else []), *(_rows(outgoing) if pressable else [])]
    if bodies and rows:
        bodies[-1]["reply_markup"] = {"inline_keyboard": rows}
    return bodies


def _rows(outgoing: Outgoing) -> list[Row]:
    return [
        [{"text": reply.title.strip(), "callback_data": payload(outgoing.message_id, place)}]
        for place, reply in enumerate(outgoing.content.quick_replies)
    ]
