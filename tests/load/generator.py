"""Sends requests at a steady rate, whether answers come or not, and counts from when each one was due."""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from tests.load.client import Answer, Client

Send = Callable[[Client], Awaitable[Answer]]


@dataclass
class Measured:
    """Milliseconds from the moment a request was due: a queue that builds up is seen, not hidden."""

    name: str
    took: list[float] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)

    def share(self, percent: float) -> float:
        if not self.took:
            return float("nan")
        return sorted(self.took)[min(int(len(self.took) * percent / 100), len(self.took) - 1)]

    @property
    def failed(self) -> Mapping[str, int]:
        return {outcome: count for outcome, count in self.outcomes.items() if not outcome.startswith("2")}

    @property
    def taken(self) -> int:
        return len(self.took) - sum(self.failed.values())


async def drive(client: Client, sends: list[tuple[Measured, Send]], *, rate: float) -> None:
    """Each in its turn, `rate` of them a second."""
    running: set[asyncio.Task[None]] = set()
    started = time.perf_counter()
    for number, (measured, send) in enumerate(sends):
        due = started + number / rate
        await asyncio.sleep(max(due - time.perf_counter(), 0))
        task = asyncio.create_task(_one(client, measured, send, due))
        running.add(task)
        task.add_done_callback(running.discard)
    await asyncio.gather(*running)


async def _one(client: Client, measured: Measured, send: Send, due: float) -> None:
    try:
        answer = await send(client)
        outcome = str(answer.status)
        if answer.status >= 400:
            outcome += " " + answer.json().get("type", "").removeprefix("/problems/")
    except (OSError, EOFError) as error:
        outcome = type(error).__name__
    measured.took.append((time.perf_counter() - due) * 1000)
    measured.outcomes[outcome] += 1
