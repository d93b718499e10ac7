"""How long a text of a guide may be, what it may hold, and what may be asked to be typed back."""

import re

from bot.guides.parts import Part
from bot.guides.shapes import Choice

SAY, SMS, TITLE, TRIED = 280, 160, 20, 80
GSM_7 = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
TWICE = set("^{}\\[~]|€")
# Carriers take these for opting out or in, wherever a customer types them.
NEVER_TYPED = {"yes", "no", "stop", "stopall", "end", "cancel", "quit", "start", "unstop", "unsubscribe"}
WAY_OUT = "AGENT"
# The facts that are filled in, and the most characters each can take.
FACTS = {
    "text": 190,
    "area": 24,
    "expected": 100,
    "case": 8,
    "promised": 26,
    "resets": 16,
    "cost": 190,
    "rate": 48,
    "back": 5,
}
# Where they are known.
KNOWN_IN = {
    "outage": {"text", "area", "expected"},
    "account": {"resets", "cost", "rate"},
    "line_test": {"text"},
    "device": {"back"},
    "case": {"case", "promised"},
}
_FACT = re.compile(r"{(\w*)}")
_NUMBERED = re.compile(r"(?:^|\s)(\d)\s+")


def filled(text: str) -> str:
    """The text at its longest."""
    return _FACT.sub(lambda found: "x" * FACTS[found.group(1)], text)


def sms_length(text: str) -> int:
    return sum(2 if character in TWICE else 1 for character in filled(text))


def said(part: Part, known: set[str]) -> str:
    text = part.text()
    _check_facts(part, text, known)
    if len(filled(text)) > SAY:
        part.fail(f"is {len(filled(text))} characters; {SAY} is the most")
    return text


def sent(part: Part, known: set[str]) -> str:
    """What goes out as one text message."""
    text = part.text()
    # The api's own sentences are too long to stand beside anything else.
    _check_facts(part, text, known - {"text", "cost"})
    for character in filled(text):
        if character not in GSM_7 | TWICE:
            part.fail(f"{character!r} is not GSM-7 and would halve the room of a text message")
    if sms_length(text) > SMS:
        part.fail(f"is {sms_length(text)} characters; {SMS} is the most")
    _check_words(part, text)
    return text


def short(part: Part, most: int) -> str:
    if len(part.text()) > most:
        part.fail(f"is {len(part.text())} characters; {most} is the most")
    return part.text()


def check_question(part: Part, text: str) -> None:
    if text.count("?") != 1 or not text.endswith("?"):
        part.fail("has to end with its one question")


def check_menu(part: Part, text: str, choices: tuple[Choice, ...]) -> None:
    """All choices but the way out are numbered from 1, and the way out is the word that always works."""
    _, found, menu = text.partition("Reply ")
    if not found or WAY_OUT not in menu:
        part.fail(f"has to say what to reply, {WAY_OUT} among it")
    asked, *numbered = _NUMBERED.split(menu.replace(WAY_OUT, "").strip(" ,"))
    numbers, labels = numbered[::2], numbered[1::2]
    if asked or numbers != [str(number + 1) for number in range(len(choices) - 1)]:
        part.fail(f"has to number {len(choices) - 1} choices from 1, and to write {WAY_OUT} for the way out")
    for label in labels:
        if label.removesuffix(" or").strip(" ,.").lower() in NEVER_TYPED:
            part.fail(f"{label.strip()!r} is a word that carriers act on; name the deed")


def check_title(part: Part, title: str) -> None:
    if title.lower() in NEVER_TYPED:
        part.fail(f"{title!r} is a word that carriers act on; name the deed")


def _check_facts(part: Part, text: str, known: set[str]) -> None:
    for name in _FACT.findall(text):
        if name not in known:
            part.fail(f"{{{name}}} is not known here; known are {', '.join(sorted(known)) or 'none'}")


def _check_words(part: Part, text: str) -> None:
    for word in re.findall(r"\b[A-Z]{2,}\b", text):
        if word.lower() in NEVER_TYPED:
            part.fail(f"{word!r} is a word that carriers act on; name the deed")
