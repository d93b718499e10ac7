"""What is wanted about a visit, and what is told of one that is booked, or of none."""

import re
from typing import Any

from bot.dialogue.memory import Reply
from bot.dialogue.turn import Turn
from bot.reading.calendar_words import WEEKDAY

BOOK, MOVE, CANCEL, SHOW = "book", "move", "cancel", "show"
_WHATS = {
    CANCEL: r"\bcancel\w*|\bcall (?:it|the \w+) off|don'?t need (?:the|an?|him|her|them)|no longer need|sorted itself",
    MOVE: r"\b(?:(?:another|different|other) (?:day|time|date)|swap|earlier|sooner|later"
    r"|(?:doesn'?t|does not|won'?t|don'?t) (?:suit|work)|(?:can'?t|cannot|won'?t) (?:make|do|be (?:in|there|home))"
    r"|not (?:be )?(?:in|home|ready))\b",
    SHOW: r"\bwhen('?s| is| are| does| will)?\b|\bwen\b|what (?:time|day|date)|which day|\bwhere'?s?\b|\bconfirm\b"
    r"|is (?:he|she|it|my|an?|the) \w*\s?(?:still|coming|scheduled|booked|morning)|\b(?:late|never came|no-?show"
    r"|turned up|didn'?t (?:come|show)|morning or afternoon|exact time|is coming)\b",
}
_WANTED = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _WHATS.items()}
# Nobody says these of a visit that they want to have.
_MOVES = re.compile(
    r"\b(?:move|change|chnge|reschedul\w*|re-?arrang\w*|postpone|put (?:it )?off|put back|push"
    r"|bring \w+ (?:\w+ )?forward)\b",
    re.IGNORECASE,
)
_NOT_IN = re.compile(
    rf"\b(?:can'?t|cannot|can not|won'?t|not able to) (?:make|be (?:in|there|home)(?: on)?) (?:it |for )?"
    rf"(?:tomorrow|today|{WEEKDAY}|the \d|that (?:day|time))",
    re.IGNORECASE,
)
_BOOK = re.compile(
    r"\b(?:book|arrange|schedule|send|need|want|get me|another (?:visit|one)|new (?:visit|appointment))\b",
    re.IGNORECASE,
)

CALL_AHEAD = re.compile(
    r"(?<!\bi )(?<!\bwe )\b(?:ring|call|phone|text|txt|message|bell|buzz)s?\b(?! (?:it )?off\b)(?: \w+){0,3}? "
    r"(?:before|b4|first|ahead|beforehand|on (?:his|her|their|the) way"
    r"|(?:when|once|if|as soon as) (?:he|she|they|the (?:engineer|technician|man|guy))(?:'?s|'?re)?\b"
    r"(?: \w+)? (?:near|close|on|coming|arriv\w*|here|outside|there|leav\w*|set\w*|comes?|gets?))\b",
    re.IGNORECASE,
)
_ARRANGES = re.compile(r"\b(?:book|arrange|schedule|send|move|cancel|change)\b", re.IGNORECASE)


def wants_call_ahead(words: str) -> bool:
    """ "Can he ring before he comes" is about the visit, and neither books nor moves it."""
    return CALL_AHEAD.search(words) is not None and not _ARRANGES.search(words)


def wanted(words: str) -> str:
    found = [what for what in (CANCEL, MOVE, SHOW) if _WANTED[what].search(words)]
    if CANCEL not in found and _MOVES.search(words):
        return MOVE
    # "Book somebody, we are not in on Tuesday" books, and says when not.
    return BOOK if not found or (found[0] != CANCEL and books(words)) else found[0]


def cannot_be_in(words: str) -> bool:
    return _NOT_IN.search(words) is not None


def books(words: str) -> bool:
    return _BOOK.search(words) is not None


def show(turn: Turn, visit: dict[str, Any]) -> None:
    change = [
        Reply(turn.phrase("visits.move"), "book_technician", "move my visit to another day"),
        Reply(turn.phrase("visits.cancel"), "book_technician", "cancel my visit"),
    ]
    person = Reply(turn.book.title("request_human"), "request_human")
    key = "visits.shown" if visit["may_change"] else "visits.shown_fixed"
    replies = [*(change if visit["may_change"] else []), person]
    turn.say(key, replies=replies, status=visit["status"], address=visit["address"])


def say_none(turn: Turn, past: list[dict[str, Any]]) -> None:
    """No visit is to come. One that was missed is what they ask about."""
    replies = [
        Reply(turn.book.title("book_technician"), "book_technician", "book a visit"),
        Reply(turn.book.title("request_human"), "request_human"),
    ]
    if past and past[0]["state"] == "missed":
        turn.say("visits.missed", replies=replies, status=past[0]["status"])
    else:
        turn.say("visits.none", replies=replies)
