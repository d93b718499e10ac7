"""Content as one text: words, a menu with numbers to reply with, and the link on a line of its own."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from connectors.content import Content, Link, QuickReply
from connectors.sent_media import addresses
from connectors.sms.alphabet import parts, swapped

# More than that nobody reads on a telephone, and each is paid for.
MOST_PARTS = 6
# AGENT always works, whatever was offered.
REST = "There is more: reply AGENT and a person tells you."
# What is longer is no menu, whatever it begins with.
LONGEST_MENU = 300
_ENDS = re.compile(r"(?<=[.?!])\s+|\n+")
_HOW_TO_REPLY = re.compile(r"(?:(?<=[.?!])\s+|\n+)(?=(?:or )?reply\b)", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Text:
    words: str
    menu: str = ""
    link: str = ""
    rest: str = ""

    def __str__(self) -> str:
        line = " ".join(piece for piece in (self.words, self.rest, self.menu) if piece)
        return "\n".join(piece for piece in (line, self.link) if piece)

    def fits(self, most: int) -> bool:
        return len(parts(str(self))) <= most


def text_of(content: Content, *, public_url: str = "", most: int = MOST_PARTS, rest: str = REST) -> str:
    """`public_url`: where paths on this server begin. What is too long ends after a sentence, with `rest`."""
    if content.plain:
        words, menu = _told_apart(swapped(content.plain).strip())
    else:
        words, menu = swapped(content.text).strip(), _menu(content.quick_replies)
        if words and menu and words[-1].isalnum():
            words += "."
    link = _address(content.link, public_url) if content.link else ""
    links = [each for each in (link, *addresses(content)) if each not in f"{words} {menu}"]
    text = _Text(words, menu, "\n".join(links))
    return str(text if text.fits(most) else _shortened(replace(text, rest=rest), most))


def _told_apart(plain: str) -> tuple[str, str]:
    """The words, and how to reply to them: that is needed also where the words are too many."""
    starts = [match for match in _HOW_TO_REPLY.finditer(plain) if len(plain) - match.end() <= LONGEST_MENU]
    if not starts:
        return plain, ""
    return plain[: starts[-1].start()], plain[starts[-1].end() :]


def _menu(replies: Sequence[QuickReply]) -> str:
    numbered = [f"{number} {swapped(reply.title).strip()}" for number, reply in enumerate(replies, start=1)]
    return f"Reply {', '.join(numbered)}" if numbered else ""


def _address(link: Link, public_url: str) -> str:
    """A path alone leads nowhere on a telephone."""
    if not link.url.startswith("/"):
        return link.url
    return f"{public_url.rstrip('/')}{link.url}" if public_url else ""


def _shortened(text: _Text, most: int) -> _Text:
    """Words give way first, then the menu, and the link last: half of one is worth nothing."""
    for whole in (text, replace(text, menu=""), replace(text, menu="", link="")):
        if replace(whole, words="").fits(most):
            return _cut(whole, most)
    return replace(text, words="", menu="", link="")


def _cut(text: _Text, most: int) -> _Text:
    """After the last sentence that fits, or else after a word, or in the middle of one that never ends."""
    words = text.words
    sentences = [*(match.start() for match in _ENDS.finditer(words)), len(words)]
    spaces = [match.start() for match in _SPACE.finditer(words)]
    return (
        _longest(text, sentences, "", most)
        or _longest(text, spaces, "...", most)
        or _longest(text, range(1, len(words)), "...", most)
        or replace(text, words="")
    )


def _longest(text: _Text, ends: Sequence[int], mark: str, most: int) -> _Text | None:
    """The longer, the less it fits: half of what is left is looked at each time."""

    def ended(end: int) -> _Text:
        return replace(text, words=text.words[:end] + mark)

    fitting = bisect_left(ends, True, key=lambda end: not ended(end).fits(most))
    return ended(ends[fitting - 1]) if fitting else None
