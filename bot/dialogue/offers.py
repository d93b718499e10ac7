"""Which of the things just offered a message chooses: pressed, or typed as a number, a place, a price or a name."""

from bot.dialogue.memory import Reply
from bot.dialogue.plain import AGENT, PERSON
from bot.dialogue.turn import FALLBACK, Turn
from bot.reading import Choice, agrees, asks, choose, is_amount, is_place, says_title, yes_or_no

# Up to here a message may be a loosely typed title. Longer ones say something of their own.
MOST_WORDS = 3
# Who says more than this has something to say, even where a word of it stands among the choices.
MOST_PICKED = 6


def pick(turn: Turn) -> Reply | None:
    words, offered = turn.words.strip(), turn.memory.offered
    if not words:
        return None
    if words.upper().strip(" .!") == AGENT:
        return Reply(AGENT, PERSON)
    same = [reply for reply in offered if reply.title.casefold() == words.casefold()]
    if same:
        return same[0]
    if len(named := [reply for reply in offered if says_title(words, reply.title)]) == 1:
        return named[0]
    if turn.memory.shall_i and offered and agrees(words) == "yes":
        return offered[0]
    if turn.memory.yes_no and len(offered) > 1 and (said := yes_or_no(words)) in ("yes", "no"):
        return offered[0 if said == "yes" else 1]
    return _described(turn, words, offered)


def _described(turn: Turn, words: str, offered: list[Reply]) -> Reply | None:
    """A place or an amount means the menu. A part of a title only where the message means nothing else."""
    loosely = len(words.split()) <= MOST_WORDS and (turn.intent == FALLBACK or not turn.sure)
    if not offered or asks(words) or not (is_place(words) or is_amount(words) or loosely or _all_answer(offered)):
        return None
    place = choose(words, [Choice(reply.title, reply.amount) for reply in offered])
    return offered[place] if isinstance(place, int) and place < len(offered) else None


def _all_answer(offered: list[Reply]) -> bool:
    """These are answers to what was asked, and no topics of their own."""
    return all(reply.intent is None for reply in offered)
