"""What a short message means after an answer: "and august?" is the bill again. And what was done, for "undo that"."""

import re
from collections.abc import Mapping

from bot.dialogue.topic import Topic
from bot.dialogue.turn import FALLBACK, Turn

# Who says more says what it is about.
MOST_WORDS = 8
# So many messages after a deed, "that" still means it.
FRESH = 3
# What these were taken for says little about what they are about.
LITTLE = frozenset({FALLBACK, "correct", "deny", "affirm", "out_of_scope", "greet", "goodbye", "repeat"})
# Below this a thing that is named says more than what the message was taken for.
CLEAR = 0.8
HOW_MUCH = re.compile(
    r"\W*(?:(?:so|and|ok|but|wait)\W+)*(?:how much(?: (?:is|does|will|would) (?:it|that|this)(?: (?:be|cost))?)?"
    r"|what(?:'?s| is| does| will) (?:it|that|this|the (?:price|cost))(?: cost(?: me)?)?|(?:the )?(?:price|cost))\W*",
    re.IGNORECASE,
)
# Topics whose things can be cancelled by a word.
CANCEL = frozenset({"book_technician", "order_status", "manage_addon", "payment_extension", "port_number"})
_CANCEL_IT = re.compile(
    r"\W*(?:(?:ok|no|yes|please|pls|then|just|can you|i want to)\W+)*cancel (?:it|that|this)"
    r"(?: (?:please|pls|then))?\W*",
    re.IGNORECASE,
)
# "Move it to Friday" after a visit is no moving home.
VISIT = "book_technician"
_MOVE_IT = re.compile(
    r"\W*(?:(?:ok|no|yes|please|pls|then|just|so|well|can (?:you|we|i)|could (?:you|we|i)|i want to)\W+)*"
    r"(?:move|change|push|reschedule|rearrange|postpone) (?:it|that)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"[£$€]\s?\d")
_AND = re.compile(
    r"\W*(?:(?:ok|no+|and|then|so|wait|sorry)\W+)*(?:and|what about|how about|i mean|i meant)\b", re.IGNORECASE
)


def follow_up(turn: Turn, topics: Mapping[str, Topic]) -> None:
    """Of a short message that names another month, country or line, the topic is the one that answered last."""
    last = topics.get(turn.memory.last or "")
    if last is None or not turn.words or len(turn.words.split()) > MOST_WORDS:
        return
    if HOW_MUCH.fullmatch(turn.words) and any(_AMOUNT.search(message["text"]) for message in turn.memory.said):
        # What it costs was just said, and is said again.
        turn.intent = "repeat"
        return
    if _CANCEL_IT.fullmatch(turn.words) and last.intent in CANCEL:
        # "Cancel it" after a visit was told is about the visit, whatever else can be cancelled.
        turn.intent = last.intent
        return
    if last.intent == VISIT and _MOVE_IT.match(turn.words):
        turn.intent = last.intent
        return
    unclear = turn.intent in LITTLE or turn.confidence < CLEAR or _AND.match(turn.words)
    if unclear and last.goes_on_with(turn):
        turn.intent = last.intent


def remember(turn: Turn, topics: Mapping[str, Topic]) -> None:
    """What answered, and what was done, for the messages that follow."""
    memory, topic = turn.memory, topics.get(turn.intent)
    if topic is not None and topic.counts:
        memory.last = topic.intent
    if turn.did is not None:
        memory.done = turn.did
    elif memory.done is not None:
        memory.done.turns += 1
        memory.done = memory.done if memory.done.turns < FRESH else None
