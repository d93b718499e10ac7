""" "Undo that", right after a deed: it is taken back where it can be, and never said not to have happened."""

import re

from bot.actions.lines import known_lines
from bot.dialogue.form import CONFIRM
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
# "Off again" turns back what was just switched, whatever it was.
_SWITCH_BACK = re.compile(
    r"\W*(?:(?:ok|okay|no|yes|actually|oh|and|now|then|please|pls|wait|sorry|can you|could you)\W+)*"
    r"(?:(?:turn|switch|put|set) (?:it|that|this) (?:back )?(?P<how>off|on)(?: again)?"
    r"|(?:back )?(?P<again>off|on) again|back (?P<back>off|on))(?: (?:please|pls|now|then|thanks))*\W*",
    re.IGNORECASE,
)
# "I meant van 1": another day or amount is for the topic itself.
_MEANT = re.compile(r"\bi mean(?:t)?\b", re.IGNORECASE)
# Said of what can be taken back, it takes it back; of anything else it is only talk.
_DROPS = re.compile(
    r"\W*(?:(?:ok|oh|ah|no|actually|actually no|on second thoughts?|sorry|hmm|wait|and|but|you know what)\W+)*"
    r"(?:(?:please )?(?:don'?t|do not) bother|never ?mind(?: (?:that|it|then))?|forget (?:it|that|about (?:it|that))"
    r"|no need(?: (?:to|for (?:it|that)))?|(?:it'?s )?not needed|leave it(?: (?:then|after all))?"
    r"|on second thoughts? (?:no|don'?t|leave it))(?: (?:please|thanks|then|now|actually|after all))*\W*",
    re.IGNORECASE,
)
_KEEP = re.compile(r"\bkeep it\W*$", re.IGNORECASE)


class TakeBack(Topic):
    intent = "take_back"
    by_its_words = comes_first = True

    def fits(self, turn: Turn) -> bool:
        memory, words = turn.memory, turn.words
        if memory.done is None or len(words.split()) > MOST_WORDS:
            return False
        if switches_back(words, memory.done.undo):
            # A step to try stays open after a deed, and is no question that "off again" answers.
            return memory.form is None or memory.form.asked != CONFIRM
        if memory.done.undo and memory.done.turns == 0 and _DROPS.fullmatch(words):
            return memory.form is None
        other = _MEANT.search(words) and memory.done.undo and not turn.found()
        return memory.form is None and bool(_UNDO.search(words) or _KEEP.search(words) or other)

    async def answer(self, turn: Turn) -> None:
        done = turn.memory.done
        assert done is not None
        if done.undo:
            if any(called(turn.words, line["service"]["label"]) for line in await known_lines(turn)):
                # "I meant van 1": once this is taken back, that one is offered.
                turn.memory.next = Wish(done.intent, turn.words)
            # Its own topic knows until when it can be taken back, and asks for a yes.
            turn.memory.form = None
            turn.then, turn.then_words = done.intent, done.undo
            return
        if (own := f"general.done_stands_{done.intent}") in turn.book:
            turn.say(own)
            return
        intents = [done.intent, "request_human"] if done.again else ["request_human"]
        replies = [Reply(turn.book.title(intent), intent) for intent in intents]
        turn.say("general.done_again" if done.again else "general.done_stands", replies=replies)


def switches_back(words: str, undo: str | None) -> bool:
    """Whether it asks for the way back that there is: off for what is on."""
    said = _SWITCH_BACK.fullmatch(words)
    how = next((one for one in said.groups() if one), "") if said else ""
    return bool(how and undo and re.search(rf"\b{how}\b", undo, re.IGNORECASE))
