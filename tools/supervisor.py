"""The whole product on one machine: its servers, its processes, and what has to be done in between.

`make run` shows it on a terminal (run.py); tests start one of their own with another `var` and free ports:

    stack = Stack(root, var=root / "var/test", port=0)
    stack.start(); stack.wait_healthy(120)
    stack.hold("bot"); ...; stack.release("bot"); stack.stop()
"""

import signal
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools import database, procfile
from tools.assembly import Place, assemble, server_process
from tools.lock import Lock
from tools.output import Output
from tools.problems import Problem
from tools.process import Process
from tools.servers import Postgres

SERVER_PATIENCE = 60.0


class Stack:
    def __init__(
        self,
        root: Path,
        *,
        var: Path | None = None,
        host: str = "127.0.0.1",
        port: int = 8000,
        environment: Mapping[str, str] | None = None,
        output: Output | None = None,
    ) -> None:
        self.environment = dict(environment or {})
        self._place = Place(root.resolve(), (var or root / "var").resolve(), host, port)
        self._output = output or Output(None)
        self._entries = procfile.read(root / "Procfile")
        self._lock = Lock(self._place.var / "run.lock")
        self._servers: dict[str, Process] = {}
        self._processes: dict[str, Process] = {}
        self._held: set[str] = set()
        self._stopping = threading.Lock()

    @property
    def url(self) -> str:
        return self.environment["API_URL"]

    @property
    def database_url(self) -> str:
        return self.environment["DATABASE_URL"]

    @property
    def redis_url(self) -> str:
        return self.environment["REDIS_URL"]

    @property
    def names(self) -> list[str]:
        return [*self._servers, *self._processes]

    @property
    def problem(self) -> str | None:
        """Why everything has to stop: a process that keeps dying."""
        return next((process.problem for process in self._all() if process.problem), None)

    def start(self) -> None:
        """Everything is started when this returns, but not yet well: that is `wait_healthy`."""
        if not self._lock.take():
            who = self._lock.holder()
            raise Problem(f"Already running as process {who} with data in {self._place.var}; stop that one first.")
        try:
            self._start_all()
        except Exception:
            self.stop()
            raise

    def wait_healthy(self, timeout: float) -> None:
        deadline = time.monotonic() + timeout
        for process in self._all():
            if process.name not in self._held:
                process.wait_healthy(max(0.0, deadline - time.monotonic()))

    def waiting_for(self) -> list[str]:
        """The processes that should be well by now or soon, and are not."""
        awaited = [process for process in self._all() if process.name not in self._held]
        return [process.name for process in awaited if not process.is_healthy]

    def log(self, name: str) -> list[str]:
        """What a process has said, newest last; with the name "selfcare", what was said about them."""
        return self._output.lines(name)

    def pid(self, name: str) -> int | None:
        return self.process(name).pid

    def kill(self, name: str, number: int = signal.SIGKILL) -> None:
        """A crash: what the signal ends is started again."""
        self.process(name).signal(number)

    def hold(self, name: str) -> None:
        """Killed, and kept down until `release`."""
        self._held.add(name)
        self.process(name).end_now()

    def release(self, name: str) -> None:
        self.process(name).start()
        self._held.discard(name)

    def stop(self) -> None:
        """In order: first what the web talks to, then what serves it, the servers last."""
        with self._stopping:
            processes = list(self._processes.values())
            for group in (processes[:1], processes[1:], list(self._servers.values())):
                _at_once([process.stop for process in group])
            self._lock.give_back()

    def end_now(self) -> None:
        """Everything at once and by force. PostgreSQL recovers from its journal at the next start."""
        _at_once([process.end_now for process in self._all()])
        self._lock.give_back()

    def _start_all(self) -> None:
        """The bot loads its model for seconds and needs no database, so the two come up side by side."""
        parts = assemble(self._place, self.environment, self._entries, self._output)
        self.environment, self._processes = parts.environment, parts.processes
        for server in parts.servers:
            self._servers[server.name] = server_process(server, self._output)
            self._servers[server.name].start()
            if not isinstance(server, Postgres):
                self._servers[server.name].wait_healthy(SERVER_PATIENCE)
        self._start_those_that_need("nothing")
        for server in parts.servers:
            self._servers[server.name].wait_healthy(SERVER_PATIENCE)
            if isinstance(server, Postgres):
                server.create_database()
        database.bring_up_to_date(self._place.root, self.environment, self._output)
        self._start_those_that_need("database")

    def _start_those_that_need(self, needs: str) -> None:
        for entry in self._entries:
            if entry.needs == needs and entry.name in self._processes:
                self._processes[entry.name].start()

    def _all(self) -> list[Process]:
        return [*self._servers.values(), *self._processes.values()]

    def process(self, name: str) -> Process:
        return (self._servers | self._processes)[name]


def _at_once(deeds: Sequence[Callable[[], None]]) -> None:
    """All side by side, and back when all are done."""
    if deeds:
        with ThreadPoolExecutor(len(deeds)) as pool:
            for done in [pool.submit(deed) for deed in deeds]:
                done.result()
