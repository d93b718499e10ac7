"""An answer to another question than the one that is open: it is kept, and the open one comes again."""

from typing import Any

from bot.dialogue.form import Form, Refusal
from bot.dialogue.memory import Opened
from bot.dialogue.turn import Turn


async def keep_beside(topic: Form, turn: Turn, form: Opened, name: str, value: Any, key: str | None = None) -> None:
    """`key`: what asks the open question then, where it would be the same sentence once more."""
    question, said = topic._question(name), len(turn.said)
    kept = await topic.check(turn, form, question, value)
    if turn.memory.form is not form or len(turn.said) > said:
        return
    if isinstance(kept, Refusal):
        await topic.refuse(turn, form, question, kept)
        return
    form.values[name] = kept
    if key:
        await topic.ask(turn, form, topic._question(form.asked), [], key)
    else:
        await topic.go_on(turn, form)
