"""What the bot says fits where it is read: a bubble, a button, one text message, and the letters of a text message."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.bot_files import titles, wordings

BUBBLE, BUTTON, SEGMENT, SEGMENTS = 280, 20, 160, 306
PERSON = "request_human"
# What is not in here turns a text message of 160 letters into one of 70 (3GPP TS 23.038).
GSM_7 = frozenset(
    "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
PLACEHOLDER = re.compile(r"{(\w+)}")
# A bill's lines and a contract's summary may take two text messages. Everything else takes one.
TWO_SEGMENTS = ("billing.", "plans.", "payments.")
# Written in other languages, in whatever letters they have.
OTHER_LETTERS = "general.foreign_"
# How long what is filled in gets, where it is not a word or an amount.
LENGTHS = {"hours": 24, "phone": 13, "brand": 10, "promised": 24, "number": 7}
USUAL = 10
# What a text message is sent in instead of the letters that it has not.
PLAIN_LETTERS = str.maketrans({"\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{EN DASH}": "-", "\N{EM DASH}": "-"})
# They are words by which people leave or join a list, and a network takes them for that.
LISTS = re.compile(r"\b[Rr]eply\b[^.]*\b(?:STOP|END|CANCEL|QUIT|UNSUBSCRIBE|YES|START)\b")


def problems(root: Path) -> list[str]:
    return [
        *(
            f"replies.yml: {title!r} is longer than a button's {BUTTON}"
            for title in titles(root).values()
            if len(title) > BUTTON
        ),
        *(f"bot/data/wording: {key} {why}" for key, wording in wordings(root) for why in _faults(key, wording)),
    ]


def _faults(key: str, wording: dict[str, Any]) -> Iterator[str]:
    say, sms = filled(wording["say"]), filled(str(wording.get("sms") or ""))
    if len(say) > BUBBLE:
        yield f"is {len(say)} characters long; {BUBBLE} is the most"
    if len(sms) > (SEGMENTS if key.startswith(TWO_SEGMENTS) else SEGMENT):
        yield f"is {len(sms)} characters long as a text message"
    odd = sorted({sign for sign in (sms or say).translate(PLAIN_LETTERS) if sign not in GSM_7})
    if odd and not key.startswith(OTHER_LETTERS):
        yield f"has {odd[0]!r}, which makes a text message of 160 letters one of 70"
    if LISTS.search(sms):
        yield "asks for a word that means leaving or joining a list"
    replies = wording.get("replies", [])
    if PERSON in replies and replies[-1] != PERSON:
        yield "does not offer the person last, so the numbers of its menu have a gap"


def filled(text: str) -> str:
    return PLACEHOLDER.sub(lambda found: "x" * LENGTHS.get(found.group(1), USUAL), text)
