"""One of the two bots that are compared: how it is started, how a turn of it is sent, and what it uses."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from string import Template
from typing import Any

import psutil

from tests.load.client import Answer, Client
from tools.leashed import Program
from tools.output import Output
from tools.process import Process
from tools.watch import answers

UP_WITHIN = 300


@dataclass(frozen=True)
class Turn:
    conversation: str
    number: int
    words: str


@dataclass(frozen=True)
class Kind:
    """What makes one side: its command and its way to be spoken to."""

    name: str
    port: str
    command: str
    health: str
    path: str
    headers: Mapping[str, str]
    body: Callable[[Turn], dict[str, Any]]
    # The messages in what it answered.
    read: Callable[[Any], list[Any]]


@dataclass
class Side:
    kind: Kind
    client: Client
    started_in: float
    process: psutil.Process
    seconds: list[float] = field(default_factory=list)
    took: list[float] = field(default_factory=list)
    cpu: float = 0.0
    actions_cpu: float = 0.0
    turns: int = 0
    silent: int = 0

    async def say(self, turn: Turn) -> float:
        """Milliseconds until the answer."""
        began = time.perf_counter()
        answer = await self.client.send("POST", self.kind.path, self.kind.headers, self.kind.body(turn))
        took = (time.perf_counter() - began) * 1000
        if not _is_answered(self.kind, answer):
            self.silent += 1
        return took

    @property
    def cpu_a_turn(self) -> float:
        return self.cpu / self.turns

    @property
    def memory(self) -> float:
        return float(self.process.memory_info().rss) / 2**20


def cpu_of(process: psutil.Process) -> float:
    """Milliseconds of processor time since it was started, as exactly as Linux tells: to the microsecond, by thread."""
    threads = list(Path(f"/proc/{process.pid}/task").glob("*/schedstat"))
    if threads:
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e6
    times = process.cpu_times()
    return float(times.user + times.system) * 1000


@contextmanager
def running(kind: Kind, environment: Mapping[str, str], root: Path) -> Iterator[Side]:
    port = int(environment[kind.port])
    with program(kind.name, kind.command, kind.health, environment, root) as (process, seconds):
        client = Client("127.0.0.1", port)
        try:
            yield Side(kind, client, seconds, process)
        finally:
            client.close()


@contextmanager
def program(
    name: str, command: str, health: str, environment: Mapping[str, str], root: Path
) -> Iterator[tuple[psutil.Process, float]]:
    """A line of the Procfile or one like it, running, and how long it took to answer."""
    probe = partial(answers, Template(health).substitute(environment))
    shell = ["sh", "-c", f"exec {command}"]
    process = Process(Program(name, shell, probe, environment=environment, folder=root), Output(None))
    before = set(psutil.Process().children(recursive=True))
    began = time.perf_counter()
    process.start()
    try:
        process.wait_healthy(UP_WITHIN)
        seconds = time.perf_counter() - began
        yield _worker(set(psutil.Process().children(recursive=True)) - before), seconds
    finally:
        process.stop()


def _worker(started: set[psutil.Process]) -> psutil.Process:
    """The one that works is the largest: beside it there is only its leash."""
    return max(started, key=lambda process: process.memory_info().rss)


def _is_answered(kind: Kind, answer: Answer) -> bool:
    return answer.status == 200 and bool(kind.read(answer.json()))
