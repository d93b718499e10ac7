"""What is said by who leaves: why, when it is over, and that a person is to ring first."""

import re

from bot.dialogue.turn import Turn
from bot.reading.tidy import plain

RING_ME = re.compile(r"\b(?:ring|call|phone) me\b|\bgive me a (?:ring|call|bell)\b", re.IGNORECASE)
LAST_DAY = re.compile(
    r"\b(?:last|final|end) day\b|\bend date\b|\b(?:when|what day) (?:does|will|would|is|do) (?:it|that|i|my \w+) "
    r"(?:end|stop|go off|be off|finish|over)\b"
)
# "No, don't cancel anything", and "just pause it for two months": neither is to end.
_NOT_MEANT = re.compile(
    r"\b(?:don'?t|do not|not|never)(?: you dare)? (?:want (?:you )?to |wanna |going to )?"
    r"(?:cancel|end|leave|terminate|close)\b|\bnot cancell?ing\b"
)
_PAUSE = re.compile(
    r"\b(?:un)?paus\w*\b|\bfreeze\b|\bput (?:it|that|this|the \w+|my \w+) on hold\b|\btemporar\w*\b"
    r"|\bstop (?:it|that|this)?(?: just)? ?for (?:a|an|one|two|three|\d+|some) ?(?:bit|while|weeks?|months?|time)?\b"
)
_SWAP = re.compile(
    r"\b(?:swap|switch|change|move|put) (?:me|it|us) (?:to|on|onto|over to) (?:that|it|this|the cheap\w+)\b"
    r"|\binstead of leaving\b|\bi'?ll (?:take|have|do) (?:that|the cheap\w+) (?:one|plan|instead)\b"
)
_CHEAPEST = re.compile(r"\bcheapest\b|\banything cheaper\b")
# Nobody is asked why. Who says so gets the one offer that fits; after a death there is none.
REASONS = {
    "bereavement": (
        r"died|dead|death|pass(?:ed|ing) away|deceased|bereave\w*|funeral|late (?:husband|wife|mother|father|mum|dad)"
    ),
    "moving": r"mov(?:e|ing)|relocat\w*|emigrat\w*|new (?:house|flat|home|address)",
    "price": r"expensive|pric(?:e|ey|es)|cost\w*|too much|afford|cheaper|rip ?-?off|dear",
    "service_quality": (
        r"slow|dropp\w*|keeps? (?:cutting|going|dropping)|broken|faults?|unreliable|rubbish|useless|terrible|no signal"
    ),
    "other_provider": (
        r"switch\w*|another (?:provider|company)|other provider|competitor|better (?:deal|offer)|joining|gone with"
    ),
    "not_needed": r"(?:don'?t|do not|no longer|never) (?:need|use|want)|not using|unused",
}
_REASONS = {name: re.compile(rf"\b(?:{words})\b") for name, words in REASONS.items()}


def reason(turn: Turn) -> str:
    text = plain(turn.words)
    return next((name for name, words in _REASONS.items() if words.search(text)), "other")


def wants_a_pause(words: str) -> bool:
    return _PAUSE.search(plain(words)) is not None


def wants_no_end(words: str) -> bool:
    return _NOT_MEANT.search(plain(words)) is not None


def takes_the_cheaper(words: str) -> bool:
    return _SWAP.search(plain(words)) is not None


def asks_for_the_cheapest(words: str) -> bool:
    return _CHEAPEST.search(plain(words)) is not None
