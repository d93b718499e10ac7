"""What the processes of a running stack use: each of the Procfile's and the servers, with all that is below it."""

from collections.abc import Mapping
from contextlib import suppress

import psutil

from tests.load.bot.side import cpu_of
from tools.supervisor import Stack

OURSELVES = "this load and the carrier"
Cpu = Mapping[str, Mapping[psutil.Process, float]]


class Processes:
    def __init__(self, stack: Stack) -> None:
        self._stack = stack

    def cpu(self) -> Cpu:
        """Milliseconds so far, of every process there is now."""
        return {name: _each(_tree(self._stack.pid(name))) for name in self._stack.names} | {
            OURSELVES: _each([psutil.Process()])
        }

    def cpu_since(self, before: Cpu) -> Mapping[str, float]:
        """What one that ended meanwhile has used since is not counted."""
        return {
            name: sum(used - before[name].get(process, 0.0) for process, used in now.items())
            for name, now in self.cpu().items()
        }

    def memory(self, name: str) -> float:
        """Resident, in MB."""
        return sum(float(process.memory_info().rss) for process in _tree(self._stack.pid(name))) / 2**20


def _tree(leash: int | None) -> list[psutil.Process]:
    """Without the leash itself, which only waits. Nothing, while it is down."""
    try:
        return psutil.Process(leash).children(recursive=True) if leash is not None else []
    except psutil.NoSuchProcess:
        return []


def _each(processes: list[psutil.Process]) -> Mapping[psutil.Process, float]:
    used = {}
    for process in processes:
        with suppress(psutil.NoSuchProcess, FileNotFoundError, ProcessLookupError):
            used[process] = cpu_of(process)
    return used
