"""What a form asks, and what it says to a value that it cannot use."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.dialogue.memory import Opened
from bot.reading.money import Money

# Of a description that much is kept: a case takes no more, and the memory stays small.
LONGEST_KEPT = 1_000


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
    facts: dict[str, Any]


def refuse(key: str, **facts: Any) -> Refusal:
    return Refusal(key, facts)


def storable(value: Any) -> Any:
    """As JSON and not too long: days as they are sent to the api, amounts in the smallest unit."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value[:LONGEST_KEPT]
    return value.minor if isinstance(value, Money) else value
