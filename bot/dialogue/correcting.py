"""An answer that is kept, and one given before that is taken back."""

import re
from typing import Any

from bot.dialogue.answers import MOST_BESIDE, NOT_A_MATTER
from bot.dialogue.form import CONFIRM, MOST_TRIES, Form
from bot.dialogue.memory import Opened
from bot.dialogue.missing import stuck
from bot.dialogue.question import Question, Refusal
from bot.dialogue.turn import Turn
from bot.reading import correction

# "All of it" may be taken for a goodbye, and a goodbye holds no answer.
SMALL_TALK = frozenset({"greet", "thank", "goodbye"})
# What is wrong is called by the name of its question: "wrong postcode", "the day is wrong".
_WRONG = re.compile(
    r"\b(?:wrong|incorrect) (?P<thing>\w+)\b|\b(?P<it>\w+)(?: is|'s| was) (?:wrong|incorrect|not right)\b",
    re.IGNORECASE,
)
# "No, the 3rd" names what is to stand instead, where it holds an answer.
_NO_BUT = re.compile(r"\W*(?:no+|nope|nah|not that)\b\W+(?P<rest>(?:\S+ ?){1,6})$", re.IGNORECASE)


async def corrected(turn: Turn, topic: Form, form: Opened) -> bool:
    """ "No wait, the 24th", or on the summary simply "make it 40": an answer given before is taken back."""
    instead = correction(turn.words)
    no_but = _NO_BUT.match(turn.words)
    summed_up = form.asked == CONFIRM and len(turn.words.split()) <= _most_words(turn, form)
    wrong = _wrong(turn, topic, form)
    if instead is None and not no_but and not summed_up and wrong is None:
        return False
    if await replaced(turn, topic, form, instead or (no_but["rest"] if no_but else turn.words)):
        return True
    if wrong or (instead is not None and form.values):
        await _ask_once_more(turn, topic, form, wrong)
        return True
    return False


async def replaced(turn: Turn, topic: Form, form: Opened, words: str) -> bool:
    """Whether the words answer a question in another way than it is answered."""
    for question in topic.questions:
        value = await topic.told(turn, form, question, words, asked=True)
        if value is not None and value != form.values.get(question.name):
            await keep(turn, topic, form, question, value)
            return True
    return False


async def says_again(turn: Turn, topic: Form, form: Opened) -> bool:
    """Whether the words give an answer that was given before: "I didn't use it" is the reason, and no no."""
    for question in topic.questions:
        value = await topic.told(turn, form, question, turn.words, asked=True) if not question.free else None
        if value is not None and value == form.values.get(question.name):
            return True
    return False


def _wrong(turn: Turn, topic: Form, form: Opened) -> Question | None:
    match = _WRONG.search(turn.words)
    name = (match["thing"] or match["it"]).lower() if match else ""
    return next((question for question in topic.questions if question.name == name and name in form.values), None)


def _most_words(turn: Turn, form: Opened) -> int:
    """ "Does it work in Spain" on a summary is another matter, and "20 GB" is none, whatever it was taken for."""
    beside = turn.intent in {*NOT_A_MATTER, *SMALL_TALK, form.intent} or not turn.sure
    return 2 * MOST_BESIDE if beside else MOST_BESIDE // 2


async def _ask_once_more(turn: Turn, topic: Form, form: Opened, wrong: Question | None) -> None:
    """They take something back and do not say what for: that is asked again, or else the last answer."""
    last = [question for question in topic.questions if question.name in form.values][-1:]
    for question in [wrong] if wrong else last:
        del form.values[question.name]
    await topic.go_on(turn, form)


async def keep(turn: Turn, topic: Form, form: Opened, question: Question, value: Any, key: str | None = None) -> None:
    """An answer to the open question, or to another one. `key` asks the open one then, for a change of words."""
    said = len(turn.said)
    kept = await topic.check(turn, form, question, value)
    if turn.memory.form is not form or len(turn.said) > said:
        # It has ended there, or what stands in the way has been said.
        return
    if isinstance(kept, Refusal):
        if form.asked == question.name and form.tries >= MOST_TRIES:
            form.tries += 1
            form.values.pop(question.name, None)
            stuck(turn, form)
        else:
            await topic.refuse(turn, form, question, kept)
        return
    form.values[question.name] = kept
    form.tries = 0
    if key:
        await topic.ask(turn, form, topic.question(form.asked), [], key)
    else:
        await topic.go_on(turn, form)
