"""Message to answer, at a rate that is raised until answers come too late."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from tests.load.channels.processes import Processes
from tests.load.client import Client
from tests.load.generator import Measured, Send, drive

# The target, in milliseconds; and how the rate is raised.
WITHIN = 800.0
FIRST, RAISED_BY = 4.0, 1.25
# A step that fails is tried once more: others use the machine too.
TRIES = 2
# So many are asked before the first step, to have everything warm.
WARM_UP = 20


class Way(Protocol):
    """By text, or at a page."""

    @property
    def name(self) -> str: ...
    @property
    def pause(self) -> float: ...
    def questions(self, count: int) -> list[Send]: ...
    async def rest(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Step:
    rate: float
    measured: Measured
    limit: float
    # Of each process, a message.
    cpu: Mapping[str, float]

    @property
    def is_answered(self) -> bool:
        return not self.measured.failed

    @property
    def is_sustained(self) -> bool:
        return self.is_answered and self.measured.share(95) <= self.limit


def rates() -> Iterator[float]:
    rate = FIRST
    while True:
        yield rate
        rate *= RAISED_BY


async def climb(client: Client, way: Way, processes: Processes, people: int, seconds: float) -> list[Step]:
    """Every step that was made; the last one is the first that was too much."""
    await _step(client, way, processes, FIRST, WARM_UP)
    steps: list[Step] = []
    for rate in rates():
        for _ in range(TRIES):
            steps.append(await _step(client, way, processes, rate, min(people, int(rate * seconds))))
            if steps[-1].is_sustained:
                break
        else:
            return steps
    return steps


async def _step(client: Client, way: Way, processes: Processes, rate: float, count: int) -> Step:
    measured = Measured(way.name)
    before = processes.cpu()
    await drive(client, [(measured, send) for send in way.questions(count)], rate=rate)
    await way.rest()
    cpu = {name: used / count for name, used in processes.cpu_since(before).items()}
    return Step(rate, measured, WITHIN + 1000 * way.pause, cpu)
