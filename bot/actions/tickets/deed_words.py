"""What a message asks to be done about a case. Only what can't be meant of anything else: a chase asks for no yes."""

import re

from bot.reading.denial import first_meant
from bot.reading.tidy import plain

CHASE, COMMENT, REOPEN, CLOSE = "chase", "comment", "reopen", "close"
WHO_WORKS = re.compile(
    r"\bwho(?:'?s| is| are|se)? .{0,30}\b(?:deal\w*|handl\w*|work\w*|look\w*|responsible|in charge|my case|on it)\b",
    re.IGNORECASE,
)
_CASE = r"(?:case|ticket|complaint|request|report|reference|ref)\b"
# A complaint that is taken back is a case that is closed.
_WITHDRAW = (
    r"\b(?:cancel|withdraw|drop|call off|take back|scrap|retract|undo|end|stop) "
    rf"(?:(?:the|my|that|this|our) )?(?:(?:open|formal|last|old) )?{_CASE}"
)
# In this order: "reopen it, this is still not fixed".
_ASKED = (
    (REOPEN, re.compile(r"\bre-?open|\bopen .{0,20}again\b")),
    (
        CLOSE,
        re.compile(
            rf"\bclose (?:(?:it|this|that|the one)\b(?! \w)|(?:(?:the|my|that|this) )?(?:\w+ )?{_CASE}|t ?\d)"
            r"|\bcan be closed\b"
            rf"|{_WITHDRAW}"
        ),
    ),
    (
        COMMENT,
        re.compile(
            r"\badd (?:something|some more|more|info\w*|(?:an? |my |the )?(?:note|comment|message|word|detail|photo"
            r"|picture|update)s?|(?:this|that|it)(?! (?:to|on) (?:my|the) (?!case|ticket)))\b"
            rf"|\badd .{{1,40}} (?:to|on) (?:(?:it|my|the|this|that) )?{_CASE}"
            r"|\b(?:attach|tell them|let them know|pass (?:it |this |that )?on|(?:make|leave) (?:a|them a) note)\b"
        ),
    ),
    (
        CHASE,
        re.compile(
            r"\b(?:chase|ask for news|hurry (?:it|this|them|up)|speed (?:it|this|things) up|(?<!been )escalate"
            r"|push it)\b"
            # On its own; "I need a SIM urgently" is about a SIM.
            r"|^\W*(?:(?:please|pls|but|and|so|it'?s|it is|this is|make it|mark it|as|very|really|quite) )*"
            r"urgent(?:ly)?(?:,? (?:please|pls|now))?\W*$"
        ),
    ),
)


def deed_in(words: str) -> str | None:
    text = plain(words)
    return next((deed for deed, asked in _ASKED if first_meant(asked, text) is not None), None)


def withdraws(words: str) -> bool:
    return first_meant(re.compile(_WITHDRAW), plain(words)) is not None
