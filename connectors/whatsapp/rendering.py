"""Content in WhatsApp's words: buttons, a list, a link to press, or plain text."""

from typing import Any

from connectors.base import Outgoing
from connectors.content import Content, Media, QuickReply
from connectors.fitting import fit, in_words, payload, pieces, pressable_link, shortened, size, with_link
from connectors.sent_media import parted

LONGEST_TEXT = 4096
LONGEST_BODY = 1024
BUTTONS, BUTTON_TITLE = 3, 20
ROWS, ROW_TITLE, ROW_DESCRIPTION = 10, 24, 72
# What opens the list.
CHOOSE = "Choose"
# So that with the template's own words it stays below 1024.
LONGEST_IN_TEMPLATE = 700


def messages(outgoing: Outgoing, public_url: str = "") -> list[dict[str, Any]]:
    """The bodies of the requests, in their order: one, unless the text is longer than a message."""
    outgoing, media = parted(outgoing)
    interactive = _interactive(outgoing, public_url)
    if interactive is not None:
        kinds: list[dict[str, Any]] = [{"type": "interactive", "interactive": interactive}]
    else:
        content = outgoing.content
        text = in_words(content, public_url) if content.quick_replies or content.form else _text(content, public_url)
        # A preview would open the page, and some pages open once.
        kinds = [{"type": "text", "text": {"preview_url": False, "body": each}} for each in pieces(text, LONGEST_TEXT)]
    bodies = [_addressed(outgoing) | kind for kind in (*map(_file, media), *kinds)]
    return [*bodies[:-1], *(body | _marked(outgoing) for body in bodies[-1:])]


def _file(media: Media) -> dict[str, Any]:
    """WhatsApp fetches it itself."""
    if media.kind == "image":
        return {"type": "image", "image": {"link": media.url}}
    return {"type": "document", "document": {"link": media.url, "filename": media.name}}


def template(outgoing: Outgoing, name: str, language: str, *, has_text: bool) -> dict[str, Any]:
    """What Meta lets through after a day of silence. An answer to it opens the next 24 hours."""
    body: dict[str, Any] = {"name": name, "language": {"code": language}}
    if has_text:
        # A place in a template holds one line.
        words = shortened(" ".join(outgoing.content.text.split()), LONGEST_IN_TEMPLATE)
        body["components"] = [{"type": "body", "parameters": [{"type": "text", "text": words}]}]
    return _addressed(outgoing) | {"type": "template", "template": body} | _marked(outgoing)


def _addressed(outgoing: Outgoing) -> dict[str, Any]:
    """Who hides the number behind a name is written to by the id that Meta gives for it."""
    to = {"to": outgoing.to[1:]} if outgoing.to.startswith("+") else {"recipient": outgoing.to}
    return {"messaging_product": "whatsapp", "recipient_type": "individual", **to}


def _marked(outgoing: Outgoing) -> dict[str, Any]:
    """On the last part alone: a status that names our reference means that all of it went out."""
    return {"biz_opaque_callback_data": str(outgoing.reference)}


def _text(content: Content, public_url: str) -> str:
    return with_link(content.text, content, public_url)


def _interactive(outgoing: Outgoing, public_url: str) -> dict[str, Any] | None:
    content = outgoing.content
    replies = content.quick_replies
    if content.form is not None:
        return None
    body = _text(content, public_url) if replies else content.text
    if not 0 < size(body.strip()) <= LONGEST_BODY:
        return None
    if not replies:
        return _linked(content, public_url)
    if fit(replies, BUTTONS, BUTTON_TITLE):
        buttons = [{"type": "reply", "reply": _reply(outgoing, place)} for place in range(len(replies))]
        return {"type": "button", "body": {"text": body}, "action": {"buttons": buttons}}
    if fit(replies, ROWS, ROW_TITLE + ROW_DESCRIPTION):
        rows = [_row(outgoing, place, reply) for place, reply in enumerate(replies)]
        action = {"button": CHOOSE, "sections": [{"rows": rows}]}
        return {"type": "list", "body": {"text": body}, "action": action}
    return None


def _reply(outgoing: Outgoing, place: int) -> dict[str, str]:
    return {"id": payload(outgoing.message_id, place), "title": outgoing.content.quick_replies[place].title.strip()}


def _row(outgoing: Outgoing, place: int, reply: QuickReply) -> dict[str, str]:
    """A title that is cut short stands below in full."""
    title = reply.title.strip()
    row = {"id": payload(outgoing.message_id, place), "title": shortened(title, ROW_TITLE)}
    return row if size(title) <= ROW_TITLE else row | {"description": shortened(title, ROW_DESCRIPTION)}


def _linked(content: Content, public_url: str) -> dict[str, Any] | None:
    link = pressable_link(content, public_url)
    if link is None or size(link[0]) > BUTTON_TITLE:
        return None
    parameters = {"display_text": link[0], "url": link[1]}
    return {
        "type": "cta_url",
        "body": {"text": content.text.strip()},
        "action": {"name": "cta_url", "parameters": parameters},
    }
