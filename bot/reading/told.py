"""Whether what was asked stands in what was said: an amount, a day, or a word of the question."""

import re

from bot.reading.tidy import plain

_ASKED = (
    (re.compile(r"\b(?:how much|cost|price|owe|amount)\b"), re.compile(r"[£$€₹]\s?\d|\d ?(?:gb|mb)\b")),
    (
        re.compile(r"\b(?:when|what (?:day|date|time)|how (?:long|soon)|what'?s the date)\b"),
        re.compile(r"\b\d{1,2} [a-z]{3,}|\d:\d\d"),
    ),
    (re.compile(r"\bdue\b"), re.compile(r"\bpaid\b")),
)
_WORD = re.compile(r"[a-z]{3,}")
# They are in most questions, and in most answers.
_LITTLE = re.compile(
    r"that|this|what|when|with|have|your|from|will|they|does|about|there|been|just|the|and|for|you|are|was|can|how|why|who"
    r"|did|get|got|has|had|not|but|out|all|any|one|now|its|too|yet|which|where|would|could|should|them"
)


def is_told(asked: str, said: str) -> bool:
    question, answer = plain(asked), plain(said)
    if any(asks.search(question) and tells.search(answer) for asks, tells in _ASKED):
        return True
    words = set(_WORD.findall(question)) & set(_WORD.findall(answer))
    return any(not _LITTLE.fullmatch(word) for word in words)
