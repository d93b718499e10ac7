"""People text while the processes are killed under them, one after the other and at any moment."""

import asyncio
import random
import time
from collections.abc import Mapping

from tests.faults.bursts import WORDS, people
from tests.faults.carrier import Carrier
from tools.supervisor import Stack

KILLED = ("worker", "worker", "api", "bot", "actions", "redis", "postgres")
# So long a process stays away, and so long it has until the next is killed.
AWAY, BETWEEN = (0.0, 2.0), (0.5, 4.0)
PACE = 0.6


async def text_while_killing(
    carrier: Carrier, stack: Stack, kills: int, persons: int, seed: int
) -> tuple[Mapping[str, list[str]], Mapping[str, int]]:
    """What each person said, in their order; and how often each process died."""
    dice = random.Random(seed)
    over = asyncio.Event()
    said: dict[str, list[str]] = {person: [] for person in people(persons, first=5_000_000)}
    texting = [asyncio.create_task(_text(carrier, person, said[person], over)) for person in said]
    died: dict[str, int] = dict.fromkeys(KILLED, 0)
    for _ in range(kills):
        name = dice.choice(KILLED)
        await asyncio.to_thread(_kill, stack, name, dice.uniform(*AWAY))
        died[name] += 1
        await asyncio.sleep(dice.uniform(*BETWEEN))
    over.set()
    await asyncio.gather(*texting)
    return said, died


def _kill(stack: Stack, name: str, away: float) -> None:
    stack.hold(name)
    time.sleep(away)
    stack.release(name)


async def _text(carrier: Carrier, person: str, said: list[str], over: asyncio.Event) -> None:
    """The next one once the carrier has got rid of the last: people's texts overtake nobody."""
    dice = random.Random(person)
    while not over.is_set():
        text = f"{dice.choice(WORDS)} {len(said)}"
        said.append(text)
        letter = carrier.letter(person, text)
        await carrier.bring(letter)
        if dice.random() < 0.2:
            await carrier.bring(letter)
        await asyncio.sleep(PACE * dice.uniform(0.5, 10))
