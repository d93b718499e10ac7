"""The library's answers, where what was asked is in it and no topic does it better."""

import re
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from bot.actions.referring import MOST_WORDS, answered_last, meant_by, names_it, refers, sentences_about
from bot.dialogue.aside import KNOWLEDGE
from bot.dialogue.memory import Reply
from bot.dialogue.topic import Topic
from bot.dialogue.turn import FALLBACK, Turn
from bot.dialogue.wording import filled
from bot.knowledge import Entry, read

FOLDER = Path(__file__).parents[1] / "data" / "knowledge"
# How near a message has to be to one of an entry's wordings: where no intent fits, and where one does.
NEAR, SAME = 0.75, 0.84
# Who asks how it is done may well do it alone, unless it is this clear what is to be done for them.
CLEAR = 0.85
# And where it is plain already what it is about.
ABOUT = 0.62
# "My wifi is slow" is near to a question of the library, and none itself.
ASKS = re.compile(
    r"^\W*(?:(?:hi|hello|hey|pls|please|so|and|ok|um)\W+)*"
    r"(?:how|what|whats|where|wheres|when|which|who|whos|why|can|could|do|does|is|are|will|should|may|any"
    r"|i(?:'ve| have)? forg[eo]t(?:ten)?|i (?:can'?t|don'?t) remember)\b|\?\s*$",
    re.IGNORECASE,
)
# Who asks what a thing is wants to know, and nothing done.
_DEFINES = re.compile(r"^\W*what(?:'?s| is| are| does)\b|\bmeaning\b|\bmeans?\b", re.IGNORECASE)
_HOW = re.compile(r"^\W*how\W+(?:do|can|would|could|to|are) ?(?:i|we|you|u)?\b", re.IGNORECASE)
TEAM = "service_request"
# What is hardly an intent of its own beside an answer.
VAGUE = frozenset({FALLBACK, "out_of_scope", "help"})


class Knowledge(Topic):
    """Says where it has the answer from, and offers the topic that does it."""

    intent = KNOWLEDGE
    by_its_words = True

    def fits(self, turn: Turn) -> bool:
        if _goes_on(turn):
            return True
        found = best(turn)
        if found is None:
            return False
        entry, score = found
        form = turn.memory.form
        if form and form.intent == turn.intent == entry.topic and ASKS.search(turn.words):
            # Within its own form a question that answers nothing is about what is being done.
            return score >= NEAR
        how = _HOW.search(turn.words) is not None and turn.confidence < CLEAR and entry.topic != turn.intent
        if turn.intent in VAGUE or not turn.sure or how:
            return score >= NEAR
        return (
            score >= SAME
            and ASKS.search(turn.words) is not None
            and (entry.topic != turn.intent or _wants_to_know(turn))
        )

    def knows(self, turn: Turn, about: Collection[str]) -> bool:
        found = best(turn)
        return found is not None and found[1] >= ABOUT and found[0].topic in about

    async def answer(self, turn: Turn) -> None:
        found, last = best(turn), _referred_to(turn)
        told = _told_on(turn, last) if last and (found is None or found[1] < SAME) else None
        if told:
            self._tell(turn, *told)
        elif found and (last is None or found[1] >= NEAR):
            self._tell(turn, found[0], found[0].answer)
        elif last:
            replies = [Reply(turn.book.title(one), one) for one in (last.topic, "request_human") if one]
            turn.say("knowledge.no_more", replies=replies, source=last.source)

    def _tell(self, turn: Turn, entry: Entry, answer: str) -> None:
        answer = filled(answer, entry.id, turn.operator.facts)
        offered = [
            Reply(turn.book.title(intent), intent) for intent in dict.fromkeys((entry.topic, "request_human")) if intent
        ]
        text = turn.phrase("knowledge.answer", answer=answer, source=entry.source)
        turn.tell({"key": f"knowledge.{entry.id}", "text": text}, offered)


def _goes_on(turn: Turn) -> bool:
    """Whether it asks on about what the library answered last. What surely is another matter needs an answer here."""
    last, found = _referred_to(turn), best(turn)
    if last is None or (found is not None and found[1] >= SAME):
        return False
    asks_more = not turn.sure and not turn.found() and names_it(turn.words) and ASKS.search(turn.words) is not None
    return asks_more or _told_on(turn, last) is not None


def _referred_to(turn: Turn) -> Entry | None:
    """The entry that was told last, where a short question follows it."""
    is_short = len(turn.words.split()) <= MOST_WORDS and bool(refers(turn.words) or ASKS.search(turn.words))
    return _entries().get(answered_last(turn) or "") if is_short else None


def _told_on(turn: Turn, last: Entry) -> tuple[Entry, str] | None:
    entry = meant_by(turn.words, last, _entries().values())
    if entry is not None:
        return entry, entry.answer
    said = sentences_about(turn.words, last) if refers(turn.words) else ""
    return (last, said) if said else None


def _wants_to_know(turn: Turn) -> bool:
    """What the team can be asked for, most people can do by themselves: who asks how is told."""
    if _DEFINES.search(turn.words):
        return True
    return turn.intent == TEAM and _HOW.search(turn.words) is not None


def best(turn: Turn) -> tuple[Entry, float] | None:
    """The nearest entry that the library still has: the model may be older than it."""
    for one in turn.knowledge:
        if entry := _entries().get(one["id"]):
            return entry, float(one["score"])
    return None


def asks_about_it(turn: Turn, guide: str) -> bool:
    """ "What number do I dial" is about the voicemail in its guide, and elsewhere about us."""
    found = best(turn)
    return (
        found is not None
        and found[1] >= NEAR
        and guide.startswith(found[0].file.removesuffix(".md"))
        and ASKS.search(turn.words) is not None
    )


@lru_cache(maxsize=1)
def _entries() -> dict[str, Entry]:
    return {entry.id: entry for entry in read(FOLDER)}
