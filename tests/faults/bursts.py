"""Many deliveries at once: repeated, in bursts, by several hands."""

import asyncio
import random
from collections.abc import Mapping

from tests.faults.carrier import Carrier

WORDS = (
    "whats my bill",
    "is there an outage",
    "opening hours",
    "how do i find my puk",
    "what plans are there",
    "my internet is slow",
    "do you have 5g",
    "can i pay by card",
)
BURST = 5
HANDS = 16


def people(count: int, first: int = 0) -> list[str]:
    """Numbers that nobody has."""
    return [f"+44999{number:07d}" for number in range(first, first + count)]


async def bring(carrier: Carrier, distinct: int, repeated: float, seed: int) -> Mapping[str, list[str]]:
    """What each person said, in their order. A repetition comes right away or long after, from any hand."""
    dice = random.Random(seed)
    said = {person: _burst(dice, person) for person in people(distinct // BURST)}
    waiting = list(said)
    again: list[dict[str, str]] = []

    async def hand() -> None:
        while waiting:
            person = waiting.pop()
            for text in said[person]:
                letter = carrier.letter(person, text)
                await carrier.bring(letter)
                if dice.random() < repeated:
                    again.append(letter)
                if again and dice.random() < repeated:
                    await carrier.bring(again.pop(dice.randrange(len(again))))

    await asyncio.gather(*(hand() for _ in range(HANDS)))
    await _all(carrier, again)
    return said


def _burst(dice: random.Random, person: str) -> list[str]:
    return [f"{dice.choice(WORDS)} {number}" for number in range(BURST)]


async def _all(carrier: Carrier, letters: list[dict[str, str]]) -> None:
    async def hand() -> None:
        while letters:
            await carrier.bring(letters.pop())

    await asyncio.gather(*(hand() for _ in range(HANDS)))
