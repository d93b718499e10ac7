"""How a message names the part of a bill that is late, and ways to pay that are none of a chat's."""

import re

from bot.reading.denial import first_meant

_ELSEWHERE = re.compile(
    r"\b(?:cash(?! ?back| flow)|post office|cheques?(?! (?:my|what|if|how|the))"
    r"|checks? (?:payable|book|in the (?:mail|post))"
    r"|(?:by|with|send|sending|mail|write|take|accept) (?:\w+ ){0,2}checks?(?! (?:my|what|if|how|the|and))"
    r"|(?:in|at|to|which|what|any) (?:\w+ ){0,2}(?:shops?|stores?|supermarkets?|counter|bank)(?! (?:account|card))"
    r"|bank transfer|(?:by|via|a|the) transfer|transfer (?:it|(?:the |some )?money|the payment)|iban|sort code|paypal"
    r"|apple pay|google pay|gift cards?|which cards|(?:take|accept) amex|(?:is )?amex (?:ok|okay|accepted)"
    r"|reference do i|bank details)\b",
    re.IGNORECASE,
)
_LATE = r"overdue|arrears|late (?:bit|part|one|amount)|what'?s late|(?:old|older|oldest|earlier) (?:bill|one)"
_WAIVE = re.compile(
    r"\b(?:take|knock|drop|waive|scrap|remove|cancel|let me off)\b.{0,20}\b(?:fee|charge|fiver|fine|penalty|late)\b"
    r"(?:.{0,10}\boff\b)?",
    re.IGNORECASE,
)
# "Not the old one" means the other.
_MEANT = "".join(
    rf"(?<!\b{words} )" for words in ("not", "not the", "not that", "not my", "not just the", "not only the")
)
# Among offered amounts the first one is a place.
LATE = re.compile(rf"{_MEANT}\b(?:{_LATE})\b", re.IGNORECASE)
LATE_OR_FIRST = re.compile(rf"{_MEANT}\b(?:{_LATE}|(?:first|last) (?:bill|one))\b", re.IGNORECASE)

_PAID = re.compile(
    r"\b(?:i|we)(?:'?ve| have)?(?: (?:already|just|definitely|did))+ (?:paid|payed)"
    r"|\balready (?:paid|payed)\b|\b(?:i|we)(?:'?ve| have) (?:paid|payed)\b"
    r"|\b(?:i|we) (?:paid|payed)(?: \w+){0,4} (?:yesterday|today|last|on|this morning|earlier"
    r"|\w+ (?:days?|weeks?) ago)\b|\b(?:paid|payed) (?:it |that |this )?(?:yesterday|last (?:week|month)|already)\b",
    re.IGNORECASE,
)


_DECLINED = re.compile(
    r"\b(?:keeps? (?:on )?(?:declin\w+|fail\w+|refus\w+|reject\w+|bounc\w+)"
    r"|(?:was|is|got|been|being) (?:declined|rejected|refused)"
    r"|(?:did|does|is|was|wo)n'?t (?:go|going|gone) through)\b",
    re.IGNORECASE,
)


def says_paid(words: str) -> bool:
    """That it was paid before: what we have of it is looked at before anything is taken."""
    return first_meant(_PAID, words) is not None


def says_declined(words: str) -> bool:
    return first_meant(_DECLINED, words) is not None


def pays_elsewhere(words: str) -> bool:
    return first_meant(_ELSEWHERE, words) is not None


def asks_to_waive(words: str) -> bool:
    """ "Can you take the late fee off if I pay today": that is looked into, and no payment."""
    return _WAIVE.search(words) is not None
