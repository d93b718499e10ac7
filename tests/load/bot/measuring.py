"""The two things that are measured: several conversations at once, and one that does not end."""

import asyncio
import os
import secrets
import time

import psutil

from tests.load.bot.side import Side, Turn, cpu_of
from tests.load.bot.talks import sentences
from tests.running import ROOT

CLIENTS = int(os.environ.get("CLIENTS", "8"))
TURNS = int(os.environ.get("TURNS", "10"))


async def converse(side: Side, actions: psutil.Process, number: int) -> None:
    """One round: every client talks, each with words of its own. The round before the first is not counted."""
    words = sentences(ROOT, CLIENTS * TURNS, seed=number)
    before, actions_before, began = cpu_of(side.process), cpu_of(actions), time.perf_counter()
    talks = [_talk(side, words[client * TURNS : (client + 1) * TURNS]) for client in range(CLIENTS)]
    took = [each for talk in await asyncio.gather(*talks) for each in talk]
    seconds = time.perf_counter() - began
    if number < 0:
        side.silent = 0
        return
    side.seconds.append(seconds)
    side.took += took
    side.turns += len(took)
    side.cpu += cpu_of(side.process) - before
    side.actions_cpu += cpu_of(actions) - actions_before


async def go_on(side: Side, turns: int) -> list[float]:
    """One conversation, and the processor time of each of its turns: the clock would tell of others on the machine."""
    conversation, costs = secrets.token_hex(8), []
    for number, words in enumerate(sentences(ROOT, turns, seed=turns)):
        before = cpu_of(side.process)
        await side.say(Turn(conversation, number, words))
        costs.append(cpu_of(side.process) - before)
    return costs


async def _talk(side: Side, words: list[str]) -> list[float]:
    conversation = secrets.token_hex(8)
    return [await side.say(Turn(conversation, number, said)) for number, said in enumerate(words)]
