"""What a form asks, and why an answer that was understood can't be used."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.dialogue.memory import Opened


@dataclass(frozen=True)
class Question:
    """`reads` are kinds of bot.reading, or yes_no; none for what is only chosen. Not `needed`, not asked."""

    name: str
    reads: tuple[str, ...] = ()
    # The whole message is the answer: a description, a name.
    free: bool = False
    needed: Callable[[Opened], bool] = lambda form: True
    # Days without a year are behind us: "I paid on the 3rd".
    past: bool = False


@dataclass(frozen=True)
class Refusal:
    """A value that was understood and cannot be used: the wording that says why and asks again."""

    key: str
    facts: dict[str, object]


def refuse(key: str, **facts: object) -> Refusal:
    return Refusal(key, facts)
