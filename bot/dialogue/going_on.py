"""What a short message means after an answer: "and august?" is the bill again. And what was done, for "undo that"."""

import re
from collections.abc import Mapping

from bot.dialogue.plain import PERSON
from bot.dialogue.topic import Topic
from bot.dialogue.turn import FALLBACK, Turn
from bot.reading import asks
from bot.reading.wonders import COST, kind_of

# Who says more says what it is about.
MOST_WORDS = 8
# So many messages after a deed, "that" still means it.
FRESH = 3
# What these were taken for says little about what they are about.
LITTLE = frozenset({FALLBACK, "correct", "deny", "affirm", "out_of_scope", "greet", "goodbye", "repeat"})
# Below this a thing that is named says more than what the message was taken for.
CLEAR = 0.8
# Below this it is hardly another matter.
HARDLY = 0.4
# Right after a deed: whether it is one.
DID_IT = re.compile(
    r"\W*(?:(?:so|and|ok|okay|did|has|have|is|was|are)\W+)*(?:it|that|this|you)\W+(?:\w+ ){0,2}?"
    r"(?:work(?:ed)?|done|do (?:it|that)|gone? through|saved?|happen(?:ed)?|confirmed|booked|through|sorted)"
    r"(?: (?:now|then|ok|yet|properly))?\W*",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"[£$€₹]\s?\d")
_AND = re.compile(
    r"\W*(?:(?:ok|no+|and|then|so|wait|sorry)\W+)*(?:and|what about|how about|i mean|i meant)\b", re.IGNORECASE
)


def follow_up(turn: Turn, topics: Mapping[str, Topic]) -> None:
    """Of a short message that names another month, country or line, the topic is the one that answered last."""
    last, wish = topics.get(turn.memory.last or ""), turn.memory.next
    hardly = turn.intent == FALLBACK or turn.confidence < HARDLY
    if wish and wish.offered and hardly and asks(turn.words):
        # "Shall I go on with that?" - "Does the second one drop off by itself?"
        turn.as_if(wish.intent, f"{wish.text}\n{turn.words}")
        return
    if last is None or not turn.words or len(turn.words.split()) > MOST_WORDS:
        return
    if kind_of(turn.words) == COST and any(_AMOUNT.search(message["text"]) for message in turn.memory.said):
        # What it costs was just said, and is said again.
        turn.intent = "repeat"
        return
    if turn.memory.done and not turn.memory.done.turns and DID_IT.fullmatch(turn.words) and asks(turn.words):
        # The receipt says so, and is said again.
        turn.intent = "repeat"
        return
    unclear = turn.intent in LITTLE or turn.confidence < CLEAR or _AND.match(turn.words)
    if unclear and last.goes_on_with(turn):
        turn.intent = last.intent


def remember(turn: Turn, topics: Mapping[str, Topic]) -> None:
    """What answered, and what was done, for the messages that follow."""
    memory, topic = turn.memory, topics.get(turn.intent)
    if topic is not None and topic.counts and topic.intent != PERSON:
        # Back from a person, it goes on with what it was about.
        memory.last = topic.intent
    if turn.did is not None:
        memory.done = turn.did
    elif memory.done is not None:
        memory.done.turns += 1
        memory.done = memory.done if memory.done.turns < FRESH else None
