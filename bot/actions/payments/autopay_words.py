"""What a message wants of automatic payment: to have it, to be rid of it, another day or another card."""

import re

from bot.reading.denial import first_meant
from bot.reading.tidy import plain

_AUTOPAY = r"(?:auto\w*|direct ?debits?|dd|standing orders?|recurring)"
_START = re.compile(
    r"\b(?:set(?:ting)? (?:\w+ ){0,3}?up|re-?start|start(?:ing)?|resume|enable|activate|enrol\w*|sign (?:me |us )?up"
    r"|go back to|put (?:me|us|it) (?:back )?on|(?:turn|switch) (?:\w+ ){0,4}?on)\b"
)
# Not to want to pay late, or to forget, is a reason to have it.
_STOP = re.compile(
    r"\b(?:(?<!one )stop(?! (?:\w+ ){0,2}(?:late|miss\w*|forget\w*|worry\w*))"
    r"|cancel|cancl|cancelling|pause|get rid|remove|delete|unenrol\w*"
    r"|(?:turn|trun|switch)(?:ing)? .{0,20}off|end (?:the|my|this|that|it)|take (?:me|my card|us) off"
    r"|(?:want|need|like|have|get) (?:\w+ ){1,5}?cancel+ed"
    r"|(?:don'?t|do not|no longer) (?:want|need) (?:to (?:be on|have|use|keep) )?(?:(?:any|my|the|an?|more|you|your) )*"
    rf"(?:it|this|that|{_AUTOPAY}|money|to take|taking)|no (?:more|longer) (?:{_AUTOPAY}|be taken|take)"
    r"|rather pay|pay (?:it )?(?:myself|manually|by hand)|do it manually)\b"
)
# What was done before is told, not asked for: "I cancelled it by mistake", "I set it up when I joined".
_DONE_BEFORE = re.compile(
    r"(?<!can )(?<!could )(?<!do )(?<!may )(?<!should )(?<!must )"
    r"\b(?:i|we|you|he|she|they)(?:'ve| have| had)?(?: just| already)? "
    r"(?:set (?:\w+ ){0,3}?up|started|put \w+ on|(?:turned|switched) .{0,20}?o(?:n|ff)|cancel+ed|stopped|removed)\b"
)


def wants_it(words: str) -> bool | None:
    """False: wants to be rid of it. None: neither is said. Of both, the first is what they came for."""
    text = _DONE_BEFORE.sub(lambda done: " " * len(done.group()), plain(words))
    start, stop = first_meant(_START, text), first_meant(_STOP, text)
    if stop is None:
        return None if start is None else True
    return start is not None and start < stop
