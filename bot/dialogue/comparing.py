"""On a summary: another of the choices, named by comparing it to the one that was summed up."""

from typing import Any

from bot.dialogue.correcting import keep
from bot.dialogue.form import Form
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.question import Question
from bot.dialogue.turn import Turn
from bot.reading import compared

WHICH_INSTEAD = "general.which_instead"


async def took_another(turn: Turn, topic: Form, form: Opened) -> bool:
    """ "The cheaper one": of one there is a new summary, of more it is asked which, of none the question anew."""
    how = compared(turn.words)
    if how is None:
        return False
    for question in topic.questions:
        value = form.values.get(question.name)
        priced = await _priced(turn, topic, form, question) if value is not None else []
        if present := next((one for one in priced if one.value == value), None):
            await _instead(turn, topic, form, question, [one for one in priced if _fits(how, one, present)])
            return True
    return False


async def _priced(turn: Turn, topic: Form, form: Opened, question: Question) -> list[Reply]:
    return [one for one in await topic.choices(turn, form, question) or [] if one.amount is not None]


def _fits(how: str, one: Reply, present: Reply) -> bool:
    here, there = present.amount or 0, one.amount or 0
    return {"less": there < here, "more": there > here, "other": one is not present}[how]


async def _instead(turn: Turn, topic: Form, form: Opened, question: Question, found: list[Any]) -> None:
    if len(found) == 1:
        await keep(turn, topic, form, question, found[0].value)
        return
    del form.values[question.name]
    if found:
        await topic.ask(turn, form, question, found, WHICH_INSTEAD)
    else:
        await topic.go_on(turn, form)
