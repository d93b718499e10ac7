"""Content in Telegram's words: text, with what can be pressed below it."""

from typing import Any

from connectors.base import Outgoing
from connectors.content import Media
from connectors.fitting import Fitted, payload, pieces, with_buttons
from connectors.sent_media import parted

LONGEST_TEXT = 4096
# More of them are no help on a phone, and longer titles are cut off there.
BUTTONS, BUTTON_TITLE = 20, 60
Row = list[dict[str, str]]


def messages(outgoing: Outgoing, public_url: str = "") -> list[dict[str, Any]]:
    """The bodies of the requests, in their order: one, unless the text is longer than a message."""
    outgoing, media = parted(outgoing)
    fitted = with_buttons(outgoing.content, public_url, BUTTONS, BUTTON_TITLE)
    bodies: list[dict[str, Any]] = [
        # A preview would open the page, and some pages open once. The chat's id is a number to Telegram.
        {"chat_id": int(outgoing.to), "text": each, "link_preview_options": {"is_disabled": True}}
        for each in pieces(fitted.text, LONGEST_TEXT)
    ]
    rows = _rows(outgoing, fitted)
    if bodies and rows:
        bodies[-1]["reply_markup"] = {"inline_keyboard": rows}
    return [*(_file(outgoing, each) for each in media), *bodies]


def _file(outgoing: Outgoing, media: Media) -> dict[str, Any]:
    """Telegram fetches it itself: photos up to 5 MB, and PDFs up to 20."""
    return {"chat_id": int(outgoing.to), "photo" if media.kind == "image" else "document": media.url}


def _rows(outgoing: Outgoing, fitted: Fitted) -> list[Row]:
    opening = [[{"text": fitted.link[0], "url": fitted.link[1]}]] if fitted.link else []
    return opening + [
        [{"text": reply.title.strip(), "callback_data": payload(outgoing.message_id, place)}]
        for place, reply in enumerate(fitted.replies)
    ]
