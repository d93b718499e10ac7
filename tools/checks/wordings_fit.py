"""What the bot says fits where it is read: a button, the letters of a text message, the numbers of its menu.

How long it gets once it is filled in, tests/bot/topics/test_wordings.py measures with the bot's own menus.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.bot_files import titles, wordings

BUTTON = 20
PERSON = "request_human"
# What is not in here turns a text message of 160 letters into one of 70 (3GPP TS 23.038).
GSM_7 = frozenset(
    "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
PLACEHOLDER = re.compile(r"{(\w+)}")
# Written in other languages, in whatever letters they have.
OTHER_LETTERS = "general.foreign_"
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
    sms = str(wording.get("sms") or "")
    odd = sorted(
        {sign for sign in PLACEHOLDER.sub("", sms or wording["say"]).translate(PLAIN_LETTERS) if sign not in GSM_7}
    )
    if odd and not key.startswith(OTHER_LETTERS):
        yield f"has {odd[0]!r}, which makes a text message of 160 letters one of 70"
    if LISTS.search(sms):
        yield "asks for a word that means leaving or joining a list"
    replies = wording.get("replies", [])
    if PERSON in replies and replies[-1] != PERSON:
        yield "does not offer the person last, so the numbers of its menu have a gap"
