"""How a text arrives on each channel, by the rules it is sent by: cut, swapped, in parts."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from connectors.base import Outgoing
from connectors.content import Content
from connectors.messenger import rendering as messenger
from connectors.sms.alphabet import Alphabet, alphabet_of, parts, swapped
from connectors.sms.counting import Count, count
from connectors.sms.rendering import MOST_PARTS, text_of
from connectors.telegram import rendering as telegram
from connectors.viber import rendering as viber
from connectors.whatsapp import rendering as whatsapp

SMS = "sms"
NOBODY = uuid.UUID(int=0)


@dataclass(frozen=True, slots=True)
class Swap:
    """A letter that another one goes out for."""

    was: str
    goes: str


@dataclass(frozen=True, slots=True)
class Preview:
    """`jump`: the first letter that makes every part shorter."""

    messages: list[str]
    swaps: list[Swap]
    count: Count | None = None
    jump: str | None = None


def preview(channel: str, text: str, most_parts: int = MOST_PARTS) -> Preview:
    if channel == SMS:
        return _by_sms(text, most_parts)
    render = _RENDERED.get(channel)
    return Preview(render(_outgoing(text)) if render and text else [text], [])


def _by_sms(text: str, most_parts: int) -> Preview:
    whole = text_of(Content(text=text), most=most_parts)
    found = [Swap(letter, goes) for letter in dict.fromkeys(text) if (goes := swapped(letter)) != letter]
    jump = next((letter for letter in whole if alphabet_of(letter) is Alphabet.ucs2), None)
    return Preview(list(parts(whole)), found, count(whole), jump)


def _outgoing(text: str) -> Outgoing:
    return Outgoing(to="0", own="", content=Content(text=text), message_id=NOBODY, reference=NOBODY)


_RENDERED: Mapping[str, Callable[[Outgoing], list[str]]] = {
    "whatsapp": lambda outgoing: [body["text"]["body"] for body in whatsapp.messages(outgoing)],
    "telegram": lambda outgoing: [body["text"] for body in telegram.messages(outgoing)],
    "messenger": lambda outgoing: [body["message"]["text"] for body in messenger.messages(outgoing)],
    "viber": lambda outgoing: [body["text"] for body in viber.messages(outgoing, "")],
}
