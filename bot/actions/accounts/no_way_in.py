"""Neither the phone nor the e-mail address is there: a person can check who it is."""

import re

from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn

LOGIN = "login_help"
# Who says more says what it is about.
MOST_WORDS = 14
_HAS_NOT = re.compile(
    r"\b(?:no|(?:don'?t|do not|doesn'?t) (?:have|use|remember|know|do)|haven'?t (?:got)?|without|lost|forgot\w*"
    r"|(?:can'?t|cannot|can not|couldn'?t) (?:get (?:in ?to|at|in)|access|read|open|see|check|use|remember|log ?in ?to)"
    r"|changed|not got|nor) (?:an? |my |any |the |that |to |on |got |access |either |either one |of them )*"
    r"(?:e-?mails?(?: address)?|inbox|either|neither|any of (?:them|those|that))\b",
    re.IGNORECASE,
)


class NoWayIn(Topic):
    intent = "no_way_in"
    by_its_words = comes_first = True

    def fits(self, turn: Turn) -> bool:
        words = turn.words
        if turn.memory.form or not words or len(words.split()) > MOST_WORDS:
            return False
        return _HAS_NOT.search(words) is not None and _was_asked_in(turn)

    async def answer(self, turn: Turn) -> None:
        if turn.memory.next and turn.memory.next.intent == LOGIN:
            # This is what they asked about.
            turn.memory.next = None
        turn.say("accounts.no_way_in")


def _was_asked_in(turn: Turn) -> bool:
    keys = [said.get("key", "") for said in turn.memory.said]
    return any("sign_in" in key or ".login_" in key or key == "accounts.no_way_in" for key in keys)
