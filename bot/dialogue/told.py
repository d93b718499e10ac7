"""What words say in answer to a question: read by a reader of the question's own, or by the kinds that it reads.

async def read_slot(self, turn, form, words): ...     on the form: the value, or None where the words hold none
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from bot.dialogue.memory import Opened
from bot.dialogue.question import Question, Refusal
from bot.dialogue.turn import Turn

if TYPE_CHECKING:
    from bot.dialogue.form import Form

Reader = Callable[[Turn, Opened, str], Awaitable[Any]]


def own_reader(topic: Form, question: Question) -> Reader | None:
    return getattr(topic, f"read_{question.name}", None)


async def told(topic: Form, turn: Turn, form: Opened, question: Question, words: str, *, asked: bool = False) -> Any:
    """`asked`: the question is open, so a bare "40" may be an amount."""
    if reader := own_reader(topic, question):
        return await reader(turn, form, words) if words else None
    if not question.reads:
        return None
    found = turn.found(asked=question.reads[0] if asked else None, text=words, past=question.past)
    return next((one.value for one in found if one.kind in question.reads), None)


async def took_what_was_said(topic: Form, turn: Turn, form: Opened) -> bool:
    """ "I want to pay 40 on Friday" answers two questions before they are asked.

    True where an answer cannot be used: it was said why, and asked for another.
    """
    for question in topic.questions:
        if question.name in form.values or (value := await told(topic, turn, form, question, turn.words)) is None:
            continue
        said = len(turn.said)
        kept = await topic.check(turn, form, question, value)
        if turn.memory.form is not form or len(turn.said) > said:
            return True
        if isinstance(kept, Refusal):
            await topic.refuse(turn, form, question, kept)
            return True
        form.values[question.name] = kept
    return False
