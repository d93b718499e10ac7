"""What WhatsApp insists on in what is sent to it, and what its reader then sees and can press."""

from collections.abc import Mapping
from typing import Any

from tools.phones.graph import need, text_in

INVALID = 131009
MISSING = 131008


def seen(body: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """The words, and the buttons by their titles. Raises Refusal."""
    need(body.get("messaging_product") == "whatsapp", 100, "messaging_product has to be whatsapp")
    need(bool(body.get("to") or body.get("recipient")), MISSING, "there is neither to nor recipient")
    need(len(str(body.get("biz_opaque_callback_data", ""))) <= 512, INVALID, "biz_opaque_callback_data is too long")
    match body.get("type"):
        case "text":
            text = text_in(body, "text", "body")
            need(0 < len(text) <= 4096, INVALID, "text.body has 1 to 4096 characters")
            return text, {}
        case "interactive":
            return _interactive(body["interactive"])
        case "template":
            return _template(body["template"]), {}
        case "image" | "document" as kind:
            file = body[kind]
            need(str(file["link"]).startswith("https://"), INVALID, "link is no address")
            return f"\n[{file.get('filename', 'Picture')}] {file['link']}", {}
    need(False, INVALID, "this type is not known here")
    return "", {}


def _interactive(part: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    text = text_in(part, "body", "text")
    need(0 < len(text) <= 1024, INVALID, "interactive.body has 1 to 1024 characters")
    action = part["action"]
    match part.get("type"):
        case "button":
            buttons = [each["reply"] for each in action["buttons"]]
            need(1 <= len(buttons) <= 3, INVALID, "there are 1 to 3 buttons")
            return text, _titled(buttons, title=20, name=256)
        case "list":
            rows = [row for section in action["sections"] for row in section["rows"]]
            need(1 <= len(rows) <= 10, INVALID, "there are 1 to 10 rows")
            need(0 < len(action["button"]) <= 20, INVALID, "action.button has 1 to 20 characters")
            need(all(len(row.get("description", "")) <= 72 for row in rows), INVALID, "descriptions have 72 characters")
            return text, _titled(rows, title=24, name=200)
        case "cta_url":
            parameters = action["parameters"]
            need(0 < len(parameters["display_text"]) <= 20, INVALID, "display_text has 1 to 20 characters")
            need(parameters["url"].startswith(("https://", "http://")), INVALID, "url is no address")
            return f"{text}\n[{parameters['display_text']}] {parameters['url']}", {}
    need(False, INVALID, "this interactive type is not known here")
    return "", {}


def _titled(replies: list[dict[str, str]], *, title: int, name: int) -> dict[str, str]:
    need(all(0 < len(reply["title"]) <= title for reply in replies), INVALID, f"titles have 1 to {title} characters")
    need(all(0 < len(reply["id"]) <= name for reply in replies), INVALID, f"ids have 1 to {name} characters")
    need(len({reply["id"] for reply in replies}) == len(replies), INVALID, "ids are unique")
    need(len({reply["title"] for reply in replies}) == len(replies), INVALID, "titles are unique")
    return {reply["title"]: reply["id"] for reply in replies}


def _template(part: Mapping[str, Any]) -> str:
    need(bool(text_in(part, "name") and text_in(part, "language", "code")), MISSING, "a template has name and language")
    places = [
        parameter["text"]
        for component in part.get("components", [])
        if component["type"] == "body"
        for parameter in component["parameters"]
    ]
    fits = all(place and "\n" not in place and "\t" not in place and "    " not in place for place in places)
    need(fits, 132012, "a place in a template holds one line")
    return " ".join([f"[{part['name']}]", *places])
