"""A message for channels without buttons: its choices as a numbered menu, in letters that a text message can hold."""

import re
from collections.abc import Sequence

from bot.dialogue.memory import Reply

# More than three numbers are not remembered while a thumb looks for the key.
MOST_NUMBERED = 3
PERSON = "request_human"
# Always works, whatever was offered.
AGENT = "AGENT"
# A text message of its own may say already how to answer, in the order of the replies.
HOW_TO_REPLY = re.compile(r"\breply\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\b1 \w.*\b2 \w|\breply 1\b", re.IGNORECASE)
_LEAVE = re.compile(r"\bshall I\b[^?]*\?$", re.IGNORECASE)
_WHICH = re.compile(r"\b(?:which|what|where|how|who|when|or)\b", re.IGNORECASE)
_BETWEEN_SENTENCES = re.compile(r"(?<=[.?!])\s+")
_LETTERS = str.maketrans(
    {
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{MINUS SIGN}": "-",
        "\N{HORIZONTAL ELLIPSIS}": "...",
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
    }
)


def plain(text: str, replies: Sequence[Reply], own: str | None = None) -> str:
    """The words, then how to answer. A number typed back is the place in `replies`, so these keep their order.

    `own`: a text message of its own, which may hold its menu already.
    """
    menu = "" if own and HOW_TO_REPLY.search(own) else _menu(replies)
    text = own or text
    # A text message saves its last full stop, as long as nothing follows.
    stop = "." if menu and text[-1:].isalnum() else ""
    return f"{text}{stop} {menu}".rstrip().translate(_LETTERS)


def untold(text: str) -> str:
    """The words without what they say of how to answer: something else is being asked by now."""
    return (
        " ".join(sentence for sentence in _BETWEEN_SENTENCES.split(text) if not HOW_TO_REPLY.search(sentence)) or text
    )


def without_offer(text: str) -> str:
    """The words without an offer of ours, to which a yes would be taken for another."""
    return " ".join(one for one in _BETWEEN_SENTENCES.split(text) if not _LEAVE.search(one)) or text


def asks_leave(text: str) -> bool:
    """Whether it is asked to be allowed one thing: "shall I test it?", and not "which shall I take?"."""
    return any(_LEAVE.search(sentence) and not _WHICH.search(sentence) for sentence in _BETWEEN_SENTENCES.split(text))


def is_numbered(message: str) -> bool:
    return _NUMBERED.search(message) is not None


def _menu(replies: Sequence[Reply]) -> str:
    numbered = [f"{place} {reply.title}" for place, reply in enumerate(replies, 1) if reply.intent != PERSON]
    person = any(reply.intent == PERSON for reply in replies)
    ways = [*numbered[:MOST_NUMBERED]]
    if not ways:
        return f"Or reply {AGENT}" if person else ""
    return f"Reply {', '.join(ways)}" + (f" or {AGENT}" if person else "")
