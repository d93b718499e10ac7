"""Asks a process again and again whether it is well, and says so when it has not been for a while."""

import http.client
import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from tools.output import Output
from tools.problems import Problem

EAGER, CALM = 0.15, 2.0
UNWELL_IS_SAID_AFTER = 30.0
PATIENCE = 5.0


def answers(url: str) -> bool:
    """Whether the health address answers 200."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=PATIENCE)
    try:
        connection.request("GET", parts.path or "/")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


class Watch:
    """A probe's answer counts for the start that was probed: a process that died meanwhile is not well."""

    def __init__(self, name: str, probe: Callable[[], bool], output: Output) -> None:
        self.problem: str | None = None
        self.was_ever_healthy = False
        self._name = name
        self._probe = probe
        self._output = output
        self._lock = threading.Lock()
        self._round = 0
        self._running = False
        self._healthy = False
        self._ended = threading.Event()
        self._unwell_since: float | None = None
        self._said = False

    @property
    def is_healthy(self) -> bool:
        with self._lock:
            return self._healthy

    def begin(self) -> None:
        self.problem = None
        self.was_ever_healthy = False
        self._ended = threading.Event()
        arguments = (self._ended,)
        threading.Thread(target=self._look, args=arguments, name=f"{self._name} watch", daemon=True).start()

    def end(self) -> None:
        self.forget()
        self._ended.set()

    def started(self) -> None:
        with self._lock:
            self._round += 1
            self._running = True
            self._unwell_since = None

    def forget(self) -> None:
        """The process is ending or has ended."""
        with self._lock:
            self._round += 1
            self._running = self._healthy = False

    def _look(self, ended: threading.Event) -> None:
        while not ended.is_set():
            with self._lock:
                current, running = self._round, self._running
            if running:
                self._note(current, self._ask())
            ended.wait(CALM if self.is_healthy else EAGER)

    def _ask(self) -> bool:
        try:
            return self._probe()
        except Problem as problem:
            self.problem = str(problem)
            return False

    def _note(self, asked_in: int, well: bool) -> None:
        with self._lock:
            if asked_in != self._round:
                return
            self._healthy = well
        if well:
            self._say_if_it_was_unwell()
            self.was_ever_healthy, self._unwell_since = True, None
        elif self.was_ever_healthy:
            self._say_if_unwell_for_long()

    def _say_if_unwell_for_long(self) -> None:
        self._unwell_since = self._unwell_since or time.monotonic()
        if not self._said and time.monotonic() - self._unwell_since > UNWELL_IS_SAID_AFTER:
            self._said = True
            self._output.say(f"{self._name} runs but has not been well for {UNWELL_IS_SAID_AFTER:.0f} s")

    def _say_if_it_was_unwell(self) -> None:
        if self._said:
            self._said = False
            self._output.say(f"{self._name} is well again")
