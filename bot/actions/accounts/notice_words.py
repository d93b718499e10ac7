"""How customers name kinds of messages, the ways they go, and that they want them or not."""

import re


def _words(**named: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in named.items())


KINDS = _words(
    offer=r"offers?|marketing|promo\w*|advert\w*|ads|spam|deals?|sales|newsletters?|junk",
    bill=r"bills?|billing|invoices?|statements?",
    payment=r"payments?|receipts?",
    outage=r"outages?|faults?|maintenance",
    usage=r"usage|data|allowance|credit",
    order=r"orders?|deliver\w*|visits?|appointments?",
    ticket=r"cases?|tickets?|complaints?",
    account=r"my details|security|account changes?",
    all=r"every ?thing|all|any ?(?:thing|more)?|every",
)
WAYS = _words(sms=r"texts?|txts?|sms|texting|mobile|phone", email=r"e-?mails?|emailing", push=r"push|app|pop ?ups?")
ONLY_THAT = re.compile(r"\b(?:only|just|nothing but|solely)\b", re.IGNORECASE)
STOP = re.compile(
    r"\b(?:stop|don'?t|do not|no more|no|not|never|unsubscribe|opt(?: me)? out|turn(?:ed)? .{0,20}off|switch .{0,20}off"
    r"|off|mute|disable|remove me|cancel|without|instead of|rather than|fewer|less|sick of|too many)\b",
    re.IGNORECASE,
)
# What comes before these is wanted, what comes after is not: "by e-mail instead of text".
INSTEAD = re.compile(r"\b(?:instead of|rather than|and not|not|no|without)\b", re.IGNORECASE)
LANGUAGE = re.compile(
    r"\blanguages?\b|\b(?:in|to) (?:english|spanish|polish|french|german|welsh|urdu|arabic|romanian|portuguese|italian"
    r"|punjabi|hindi|bengali|chinese|turkish|ukrainian|russian)\b",
    re.IGNORECASE,
)
PAPER = re.compile(r"\bpaper(?:less)?\b|\bby post\b|\bletters?\b", re.IGNORECASE)
