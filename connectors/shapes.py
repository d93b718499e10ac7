"""What a rendering is, in a few words: read off what would really be sent. For the table in docs/content.md."""

from collections.abc import Mapping, Sequence
from typing import Any

from connectors.sms.alphabet import parts

Bodies = Sequence[Mapping[str, Any]]


def counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def of_text(text: str) -> str:
    """A text message, paid for by its parts."""
    has_link = "http" in text
    told = "a text" if len(parts(text)) == 1 else f"a text of {len(parts(text))} parts"
    if "Reply 1 " in text:
        told += ", numbers to reply with"
    return f"{told}, the link in it" if has_link else told


def of_web(content: Mapping[str, Any]) -> str:
    """What the page has to draw beside the words."""
    told = [counted(len(content["quick_replies"]), "button")] if content["quick_replies"] else []
    drawn = {"card": "a card", "form": "a form in the thread", "link": "a button that opens the page"}
    told += [word for name, word in drawn.items() if content.get(name)]
    told += ["a picture" if each["kind"] == "image" else "a row to save it by" for each in content["media"]]
    return _joined(told)


def of_whatsapp(bodies: Bodies) -> str:
    return _several(bodies, [_whatsapp(body) for body in bodies])


def _whatsapp(body: Mapping[str, Any]) -> str:
    if body["type"] in ("image", "document"):
        return "a picture" if body["type"] == "image" else "a document"
    if body["type"] == "text":
        return _words(body["text"]["body"])
    action = body["interactive"]["action"]
    match body["interactive"]["type"]:
        case "button":
            return _joined([counted(len(action["buttons"]), "button")])
        case "list":
            return _joined([f"a list of {len(action['sections'][0]['rows'])}"])
    return _joined(["a button that opens the page"])


def of_telegram(bodies: Bodies) -> str:
    return _several(bodies, [_telegram(body) for body in bodies])


def _telegram(body: Mapping[str, Any]) -> str:
    media = {"photo": "a picture", "document": "a document"}
    shown = next((word for name, word in media.items() if name in body), None)
    rows = body.get("reply_markup", {}).get("inline_keyboard", [])
    links = sum("url" in row[0] for row in rows)
    told = ["a button that opens the page"] * links
    if len(rows) > links:
        told.append(counted(len(rows) - links, "button"))
    if shown is not None:
        return shown
    return _joined(told) if told else _words(body["text"])


def of_messenger(bodies: Bodies) -> str:
    return _several(bodies, [_messenger(body["message"]) for body in bodies])


def _messenger(message: Mapping[str, Any]) -> str:
    replies = [counted(len(message["quick_replies"]), "button")] if "quick_replies" in message else []
    if "text" in message:
        return _joined(replies) if replies else _words(message["text"])
    kind = message["attachment"]["type"]
    told = {"image": "a picture", "file": "a document", "template": _joined(["a button that opens the page"])}[kind]
    return _joined([told, *replies]) if replies and kind == "template" else told


def of_viber(bodies: Bodies) -> str:
    return _several(bodies, [_viber(body) for body in bodies])


def _viber(body: Mapping[str, Any]) -> str:
    if body["type"] != "text":
        return {"picture": "a picture", "file": "a document"}[body["type"]]
    buttons = body.get("keyboard", {}).get("Buttons", [])
    links = sum(button["ActionType"] == "open-url" for button in buttons)
    told = ["a button that opens the page"] * links
    if len(buttons) > links:
        told.append(counted(len(buttons) - links, "button"))
    return _joined(told) if told else _words(body["text"])


def _words(text: str) -> str:
    told = ["words"]
    if "\n1 " in text:
        told.append("numbers to reply with")
    if "http" in text:
        told.append("the link in them")
    return ", ".join(told)


def _joined(told: Sequence[str]) -> str:
    return ", ".join(["words", *told])


def _several(bodies: Bodies, told: Sequence[str]) -> str:
    """What is more than one message says so; the same several times is said once."""
    if len(bodies) == 1:
        return told[0]
    kinds = list(dict.fromkeys(told))
    return f"{len(bodies)} messages: {'; then '.join(kinds)}"
