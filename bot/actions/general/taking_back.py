""" "Undo that", right after a deed: it is taken back where it can be, and never said not to have happened."""

import re

from bot.actions.lines import known_lines
from bot.dialogue.lines import called
from bot.dialogue.memory import Reply, Wish
from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn

# Who says more says what it is about.
MOST_WORDS = 12
_UNDO = re.compile(
    r"\b(?:undo|(?:take|put|change|switch|turn) (?:it|that|this) back|take (?:it|that) off(?: again)?|revert"
    r"|reverse (?:it|that)|(?:actually|no|please) keep it|keep it after all|changed my mind"
    r"|(?:i )?did(?:n'?t| not) (?:mean|want) (?:that|it|to)|by (?:mistake|accident)|accidentally"
    r"|(?:i )?don'?t want (?:it|that) (?:any ?more|after all|now)|not what i (?:meant|wanted|asked)|as it was"
    r"|wrong (?:one|line|plan|thing)|cancel (?:it|that)|stop (?:it|that))\b",
    re.IGNORECASE,
)
_KEEP = re.compile(r"\bkeep it\W*$", re.IGNORECASE)


class TakeBack(Topic):
    intent = "take_back"
    by_its_words = comes_first = True

    def fits(self, turn: Turn) -> bool:
        memory, words = turn.memory, turn.words
        is_open = memory.done is None or memory.form is not None or len(words.split()) > MOST_WORDS
        return not is_open and (_UNDO.search(words) or _KEEP.search(words)) is not None

    async def answer(self, turn: Turn) -> None:
        done = turn.memory.done
        assert done is not None
        if done.undo:
            if any(called(turn.words, line["service"]["label"]) for line in await known_lines(turn)):
                # "I meant van 1": once this is taken back, that one is offered.
                turn.memory.next = Wish(done.intent, turn.words)
            # Its own topic knows until when it can be taken back, and asks for a yes.
            turn.then, turn.then_words = done.intent, done.undo
            return
        if (own := f"general.done_stands_{done.intent}") in turn.book:
            turn.say(own)
            return
        intents = [done.intent, "request_human"] if done.again else ["request_human"]
        replies = [Reply(turn.book.title(intent), intent) for intent in intents]
        turn.say("general.done_again" if done.again else "general.done_stands", replies=replies)
