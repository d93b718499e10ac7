""" "That's not what I asked": taken back at once, with other words asked for, and a person the second time."""

import re

from bot.dialogue.missing import ways_out
from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn

# Who says more says what it is about.
MOST_WORDS = 12
_SAID = (
    r"(?:not|isn'?t|wasn'?t) (?:what|the (?:thing|question)) i(?:'?m| am|'?ve| have)?"
    r" (?:ask\w*|mean\w*|said|saying|want\w*(?: to know)?|after|talking about)"
    r"|wrong (?:answer|question)|that'?s (?:nothing|not) to do with"
    r"|(?:did|does|have)(?:n'?t| not) answer(?:ed)? (?:me|my question|the question|that)"
    r"|(?:you(?:'?re| are)? (?:not|aren'?t)|u(?:r| r)? not|not even) (?:listening|understanding|reading|getting it)"
    r"|you (?:misunderstood|misread|got (?:it|me|that) wrong)"
    r"|you (?:don'?t|do not|didn'?t|never) (?:listen|understand(?: me)?|get (?:it|me)|read|answer)"
    r"|i (?:didn'?t|did not|never) ask(?:ed)? (?:that|for that|about that|you that)"
)
_MISREAD = re.compile(rf"\b(?:{_SAID})\b", re.IGNORECASE)
AGAIN = ("general.misread", "general.misread_within")


class Misread(Topic):
    intent = "misread"
    by_its_words = comes_first = True
    counts = False

    def fits(self, turn: Turn) -> bool:
        words = turn.words.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        # Right after a deed it is the deed that was not meant.
        is_meant = turn.memory.done is None and not turn.telling and len(words.split()) <= MOST_WORDS
        return is_meant and _MISREAD.search(words) is not None

    async def answer(self, turn: Turn) -> None:
        form, again = turn.memory.form, any(said.get("key") in AGAIN for said in turn.memory.said)
        turn.memory.failures += 1
        if again:
            turn.say("general.misread_again")
        elif form is not None and form.asked is not None:
            turn.say("general.misread_within", what=turn.matter(form.intent), replies=ways_out(turn, form))
        else:
            turn.say("general.misread")
