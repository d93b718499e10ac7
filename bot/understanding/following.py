"""What a short message means after an answer: "how long" after an outage was told asks for no contract's end.

It is read twice: as it stands, and beside what the answer was about, as "the outage: how long". Both readings have
to allow what it is taken for, so the mean of their chances is the geometric one: what names its own subject keeps it.
"""

from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path

import yaml

from bot.understanding.intents import Guess

SUBJECTS = Path(__file__).resolve().parents[1] / "data/words/subjects.yml"
# Who says more says what it is about.
MOST_WORDS = 8
# So clear by itself that nothing that went before could change it.
CLEAR = 0.99
# While something is asked, these answer it.
ANSWERS = frozenset({"affirm", "deny", "correct", "stop"})


@dataclass(frozen=True)
class Before:
    """The intent that was answered last, or is being answered by a form that asks for something."""

    intent: str
    asks: bool = False


@cache
def subjects() -> dict[str, str]:
    """By intent."""
    read: dict[str, str] = yaml.safe_load(SUBJECTS.read_text(encoding="utf-8"))
    return read


def beside(text: str, alone: list[Guess], before: Before | None) -> str | None:
    """The message with its subject; none where it needs none."""
    subject = subjects().get(before.intent) if before else None
    first = alone[0]
    if before is None or subject is None or first.confidence >= CLEAR or len(text.split()) > MOST_WORDS:
        return None
    return None if before.asks and first.intent in ANSWERS else f"{subject}: {text}"


def both(alone: list[Guess], with_subject: list[Guess]) -> list[Guess]:
    """The chances of the two readings together, likeliest first. What is first in neither is not first in both."""
    chances = {guess.intent: guess.confidence for guess in with_subject}
    means = {guess.intent: sqrt(guess.confidence * chances[guess.intent]) for guess in alone}
    best = max((alone[0].intent, with_subject[0].intent), key=means.__getitem__)
    means = {intent: min(mean, means[best]) for intent, mean in means.items()}
    whole = sum(means.values()) or 1.0
    guesses = [Guess(intent, mean / whole) for intent, mean in means.items()]
    return sorted(guesses, key=lambda guess: (-guess.confidence, guess.intent != best))
