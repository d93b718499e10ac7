"""What words say in answer to a question: read by a reader of the question's own, or by the kinds that it reads.

async def read_slot(self, turn, form, words): ...     on the form: the value, or None where the words hold none
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from bot.dialogue.memory import Opened
from bot.dialogue.question import Question
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
