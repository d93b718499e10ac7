"""An open form hears a message first: is it an answer, a correction, a way out, or something else?"""

import re
from enum import Enum
from typing import Any

from bot.dialogue.answers import MOST_BESIDE, NOT_A_MATTER, chosen, is_title, plainly_chosen, read_answer
from bot.dialogue.deed import names_the_deed
from bot.dialogue.form import CHANGE, CONFIRM, MOST_TRIES, UNSURE, Form
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.question import Question, Refusal
from bot.dialogue.turn import Turn
from bot.reading import agrees, correction

# "No, the 3rd" names what is to stand instead, where it holds an answer.
_NO_BUT = re.compile(r"\W*(?:no+|nope|nah|not that)\b\W+(?P<rest>(?:\S+ ?){1,6})$", re.IGNORECASE)
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
    if turn.intent == "stop" and (turn.pressed or turn.sure) and not is_title(turn):
        await topic.declined(turn, form)
        return Heard.taken
    taken = await topic.take(turn, form)
    if taken is None:
        taken = await _answered(turn, topic, form) or await _corrected(turn, topic, form)
    if taken:
        return Heard.taken
    if turn.sure and turn.intent not in {*NOT_A_MATTER, topic.intent}:
        return Heard.something_else
    return Heard.not_understood


def _taken_up(turn: Turn, form: Opened) -> bool:
    """What was said before the sign-in, or before the system was away, is heard now: nobody types it twice."""
    waiting, turn.memory.again = turn.memory.again, None
    if waiting is None or waiting.intent != turn.intent or not waiting.text:
        return False
    turn.as_if(waiting.intent, waiting.text)
    form.is_last = True
    return True


async def missed(turn: Turn, topic: Form, form: Opened) -> None:
    """Ask again with an example; then offer a person and a way out. All that is known is kept."""
    form.tries += 1
    if form.tries >= MOST_TRIES:
        _stuck(turn, form)
    elif form.asked == CONFIRM:
        turn.ask("general.confirm_again", replies=form.options)
    elif form.asked is None:
        await topic.go_on(turn, form)
    else:
        await topic.ask_otherwise(turn, form)


def _stuck(turn: Turn, form: Opened) -> None:
    turn.memory.failures += 1
    key = "general.form_stuck" if form.tries == MOST_TRIES else "general.form_stuck_further"
    turn.say(key, replies=_ways_out(turn, form))


def _ways_out(turn: Turn, form: Opened) -> list[Reply]:
    return [*form.options[:2], *(Reply(turn.book.title(intent), intent) for intent in ("stop", "request_human"))]


async def _answered(turn: Turn, topic: Form, form: Opened) -> bool:
    if form.asked is None or (turn.pressed and turn.picked is None):
        return False
    if form.asked == CONFIRM:
        return await _decided(turn, topic, form)
    question = topic._question(form.asked)
    # Where an amount or a day was asked for, "20" is one, and no place in a menu.
    number_first = question.reads and _NUMBER.fullmatch(turn.words)
    value = await read_answer(turn, topic, form, question) if number_first else None
    if value is None:
        value = chosen(turn, form) if form.options else None
    if value is None:
        value = await read_answer(turn, topic, form, question)
    if value is None:
        return False
    await _keep(turn, topic, form, question, value)
    return True


async def _decided(turn: Turn, topic: Form, form: Opened) -> bool:
    said = plainly_chosen(turn, form) or names_the_deed(turn.words, form.options) or agrees(turn.words)
    if said == "yes" and not (form.is_last or is_title(turn) or form.facts.get(UNSURE)):
        # Something else was said last: it may be a yes to that.
        await topic.ask_again(turn, form)
    elif isinstance(said, dict) and CHANGE in said:
        form.values.pop(said[CHANGE], None)
        form.facts[CHANGE] = said[CHANGE]
        await topic.go_on(turn, form)
    elif said == "yes":
        await topic.act(turn, form)
    elif said == "no":
        await topic.declined(turn, form)
    elif said == "maybe":
        return await _hesitates(turn, topic, form)
    elif turn.sure and turn.intent == "deny" and correction(turn.words) is None:
        # "No, it's in my other coat": a wrong no costs one more question only.
        if not await _corrected(turn, topic, form):
            await topic.declined(turn, form)
    else:
        return False
    return True


async def _hesitates(turn: Turn, topic: Form, form: Opened) -> bool:
    """ "Yes, but only 20" is a correction; "yes but does it work in Spain" wants to know something first."""
    if await _corrected(turn, topic, form):
        return True
    if turn.sure and turn.intent not in {*NOT_A_MATTER, form.intent}:
        return False
    turn.ask("general.confirm_when_ready", replies=form.options)
    return True


async def _corrected(turn: Turn, topic: Form, form: Opened) -> bool:
    """ "No wait, the 24th", or on the summary simply "make it 40": an answer given before is taken back."""
    instead = correction(turn.words)
    no_but = _NO_BUT.match(turn.words)
    summed_up = form.asked == CONFIRM and len(turn.words.split()) <= _most_words(turn, form)
    if instead is None and not no_but and not summed_up:
        return False
    words = instead or (no_but["rest"] if no_but else turn.words)
    for question in topic.questions:
        value = await topic.told(turn, form, question, words, asked=True)
        if value is not None and value != form.values.get(question.name):
            await _keep(turn, topic, form, question, value)
            return True
    if instead is not None and form.values:
        await _ask_last_again(turn, topic, form)
        return True
    return False


def _most_words(turn: Turn, form: Opened) -> int:
    """ "Does it work in Spain" on a summary is another matter, and "20 GB" is none, whatever it was taken for."""
    return MOST_BESIDE // 2 if turn.sure and turn.intent not in {*NOT_A_MATTER, form.intent} else 2 * MOST_BESIDE


async def _ask_last_again(turn: Turn, topic: Form, form: Opened) -> None:
    """They take something back and do not say what for: the last answer is asked again."""
    last = [question for question in topic.questions if question.name in form.values][-1:]
    for question in last:
        del form.values[question.name]
    await topic.go_on(turn, form)


async def _keep(turn: Turn, topic: Form, form: Opened, question: Question, value: Any) -> None:
    said = len(turn.said)
    kept = await topic.check(turn, form, question, value)
    if turn.memory.form is not form or len(turn.said) > said:
        # It has ended there, or what stands in the way has been said.
        return
    if isinstance(kept, Refusal):
        if form.asked == question.name and form.tries >= MOST_TRIES:
            form.tries += 1
            form.values.pop(question.name, None)
            _stuck(turn, form)
        else:
            await topic.refuse(turn, form, question, kept)
        return
    form.values[question.name] = kept
    form.tries = 0
    await topic.go_on(turn, form)
