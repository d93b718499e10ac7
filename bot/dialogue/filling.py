"""An open form hears a message first: is it an answer, a correction, a way out, or something else?"""

import re
from enum import Enum

from bot.dialogue import wondering
from bot.dialogue.answers import NOT_A_MATTER, chosen, is_title, read_answer
from bot.dialogue.correcting import corrected, keep
from bot.dialogue.deciding import decided, is_deed, says_yes_again
from bot.dialogue.form import CONFIRM, UNSURE, Form
from bot.dialogue.memory import Opened
from bot.dialogue.message import SURE
from bot.dialogue.putting_off import puts_off
from bot.dialogue.question import Question
from bot.dialogue.turn import Turn
from bot.reading.dropping import after_dropping

# After a question in vain, so much is enough to take a message for another matter.
LEANING = 0.4
_WHEN = re.compile(
    r"^\W*(?:(?:and|so|but|ok)\W+)*(?:(?:can|could|may) i\b.*\b(?:later|any ?time|again|after\w*)|when)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\W*\d+(?:[.,]\d+)?\W*")


class Heard(Enum):
    """Whether the message was for the form."""

    taken = "taken"
    something_else = "something else"
    not_understood = "not understood"


async def hear(turn: Turn, topic: Form, form: Opened) -> Heard:
    if turn.pressed and turn.intent == topic.intent and not _taken_up(turn, form):
        # Signed in, or asked to try again.
        if form.facts.pop(UNSURE, False) and form.asked == CONFIRM:
            await topic.act(turn, form)
        else:
            await topic.ask_again(turn, form)
        return Heard.taken
    # "Remove it" may be understood as a wish to stop, and is what was just offered.
    # And "can I drop it later" wants to know.
    if (
        turn.intent == "stop"
        and (turn.pressed or turn.sure)
        and not (is_deed(turn, topic, form) or _WHEN.search(turn.words))
    ):
        await topic.declined(turn, form)
        return Heard.taken
    if await _dropped(turn, topic, form) or await wondering.told(turn, topic, form) or await _taken(turn, topic, form):
        return Heard.taken
    if _is_elsewhere(turn, form):
        return Heard.something_else
    return Heard.not_understood


async def _dropped(turn: Turn, topic: Form, form: Opened) -> bool:
    """ "Forget it, what time do you open": the form ends, and what is asked is answered."""
    rest = after_dropping(turn.words)
    if rest == turn.words or turn.intent == form.intent:
        return False
    turn.then, turn.then_words = turn.intent, rest
    await topic.declined(turn, form)
    return True


async def _taken(turn: Turn, topic: Form, form: Opened) -> bool:
    said = len(turn.said)
    taken = await _heard(turn, topic, form)
    if taken and says_yes_again(turn, form, said):
        del turn.said[said:]
        await topic.act(turn, form)
    return taken


async def _heard(turn: Turn, topic: Form, form: Opened) -> bool:
    taken = await topic.take(turn, form)
    if not taken and puts_off(turn, topic, form):
        await topic.declined(turn, form)
        return True
    if taken is None:
        return await _answered(turn, topic, form) or await corrected(turn, topic, form)
    return taken


def _is_elsewhere(turn: Turn, form: Opened) -> bool:
    """Whether it is another matter: surely, or after a question asked in vain also probably."""
    least = LEANING if form.tries else SURE
    return turn.intent not in {*NOT_A_MATTER, form.intent} and turn.confidence >= least


def _taken_up(turn: Turn, form: Opened) -> bool:
    """What was said before the sign-in, or before the system was away, is heard now: nobody types it twice."""
    waiting, turn.memory.again = turn.memory.again, None
    if waiting is None or waiting.intent != turn.intent or not waiting.text:
        return False
    turn.as_if(waiting.intent, waiting.text)
    form.is_last = True
    return True


def _reads_first(turn: Turn, question: Question) -> bool:
    """Where an amount or a day was asked for, "20" is one and no place in a menu, and "the 3rd of December" is no
    other day of that month which stands there to choose."""
    if not question.reads or is_title(turn):
        return False
    names_a_day = "day" in question.reads and any(one.kind == "day" for one in turn.found(asked="day"))
    return names_a_day or _NUMBER.fullmatch(turn.words) is not None


async def _answered(turn: Turn, topic: Form, form: Opened) -> bool:
    if form.asked is None or (turn.pressed and turn.picked is None):
        return False
    if form.asked == CONFIRM:
        return await decided(turn, topic, form)
    question = topic.question(form.asked)
    value = await read_answer(turn, topic, form, question) if _reads_first(turn, question) else None
    if value is None:
        value = chosen(turn, form) if form.options else None
    if value is None:
        value = await read_answer(turn, topic, form, question)
    if value is None:
        return False
    await keep(turn, topic, form, question, value)
    return True
