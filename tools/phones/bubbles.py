"""What a phone's screen shows, whatever carried it: one bubble a message."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from connectors.sms.alphabet import Alphabet
from connectors.sms.counting import count
from tools.phones.provider import Sent
from tools.phones.submits import Submit

# A link that a stand-in writes below the words of a message: "[Pay] https://…".
LINK = re.compile(r"\n\[(?P<title>[^\]\n]+)\] (?P<url>https?://\S+)\s*$")
NAMES = {Alphabet.gsm: "GSM-7", Alphabet.ucs2: "UCS-2"}
UCS2 = 0x08
State = Literal["sending", "taken", "refused", "sent", "delivered", "read", "failed"]


@dataclass
class Bubble:
    id: str
    is_mine: bool
    text: str
    at: float
    state: str
    # Such as how many parts a text has.
    note: str = ""
    buttons: list[str] = field(default_factory=list)
    # How this app shows them: below the message, in a list that opens under this name, or for the newest message only.
    shown_as: Literal["buttons", "list", "chips"] = "buttons"
    list_name: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)


def note_on(text: str) -> str:
    counted = count(text)
    return parts_note(counted.segments, NAMES[counted.alphabet])


def parts_note(parts: int, alphabet: str) -> str:
    return f"{parts} part{'s' * (parts != 1)} · {alphabet}"


def of_texts(submits: Iterable[Submit], reported: dict[int, str]) -> list[Bubble]:
    """A text in parts is shown once all of it is there."""
    shown: list[Bubble] = []
    waiting: dict[str, dict[int, Submit]] = {}
    for submit in submits:
        pieces = {1: submit}
        if submit.part:
            pieces = waiting.setdefault(submit.part.reference, {})
            pieces[submit.part.number] = submit
            if len(pieces) < submit.part.total:
                continue
            del waiting[submit.part.reference]
        shown.append(_text([pieces[number] for number in sorted(pieces)], reported))
    return shown


def _text(pieces: list[Submit], reported: dict[int, str]) -> Bubble:
    told = all(reported.get(piece.number) == "DELIVRD" for piece in pieces)
    return Bubble(
        id=f"{pieces[0].number:x}",
        is_mine=False,
        text="".join(piece.text for piece in pieces),
        at=max(piece.at for piece in pieces),
        state="delivered" if told else "sent",
        note=parts_note(len(pieces), "UCS-2" if pieces[0].data_coding == UCS2 else "GSM-7"),
    )


def of_app(sent: Sent) -> Bubble:
    text, links = sent.text, _links_in(sent)
    if found := LINK.search(text):
        text, links = text[: found.start()], [(found["title"], found["url"])]
    bubble = Bubble(sent.id, False, text, sent.at, sent.state, buttons=list(sent.buttons), links=links)
    part = sent.body.get("interactive", {})
    if part.get("type") == "list":
        bubble.shown_as, bubble.list_name = "list", part["action"]["button"]
    elif "keyboard" in sent.body or "quick_replies" in sent.body.get("message", {}):
        bubble.shown_as = "chips"
    return bubble


def _links_in(sent: Sent) -> list[tuple[str, str]]:
    """Buttons that open a page: Telegram's and Viber's."""
    rows = sent.body.get("reply_markup", {}).get("inline_keyboard", [])
    found = [(button["text"], button["url"]) for row in rows for button in row if "url" in button]
    opening = [each for each in sent.body.get("keyboard", {}).get("Buttons", []) if each["ActionType"] == "open-url"]
    return found + [(each["Text"], each["ActionBody"]) for each in opening]
