"""One process of ours: started on a leash, its lines passed on, started again when it dies."""

import signal
import threading
import time

from tools.leashed import Leashed, Program
from tools.output import Output
from tools.problems import Problem
from tools.watch import Watch

CRASH_WINDOW = 60.0
MOST_CRASHES = 5
# What has never been well does not get well by being started again and again.
MOST_FALSE_STARTS = 3
FIRST_DELAY, LONGEST_DELAY = 0.5, 10.0
LAST_LINES = 12
ENDING = (signal.SIGTERM, signal.SIGKILL, signal.SIGINT, signal.SIGQUIT)


class Process:
    def __init__(self, program: Program, output: Output) -> None:
        self.name = program.name
        self.problem: str | None = None
        self._program = program
        self._output = output
        self._watch = Watch(program.name, program.probe, output)
        self._wanted = threading.Event()
        self._change = threading.Event()
        self._thread: threading.Thread | None = None
        self._leashed: Leashed | None = None
        self._crashes: list[float] = []

    @property
    def is_healthy(self) -> bool:
        return self._wanted.is_set() and self._watch.is_healthy

    @property
    def pid(self) -> int | None:
        """Of its present run, if there is one: it and all that it starts are below this process."""
        return self._leashed.pid if self._leashed else None

    def start(self) -> None:
        if self._thread and self._thread.is_alive():
            return
        self._wanted.set()
        self._change.clear()
        self._crashes.clear()
        self._watch.begin()
        self._thread = threading.Thread(target=self._keep_running, name=self.name, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """In good order, and by force when that takes too long."""
        self._end("stop")

    def end_now(self) -> None:
        self._end(str(int(signal.SIGKILL)))

    def signal(self, number: int) -> None:
        """To the whole group. What a deadly one ends is started again."""
        if number in ENDING:
            self._watch.forget()
        self._order(str(int(number)))

    def wait_healthy(self, timeout: float) -> None:
        deadline = time.monotonic() + timeout
        while not self.is_healthy:
            if problem := self.problem or self._watch.problem:
                raise Problem(problem)
            if time.monotonic() > deadline:
                raise Problem(f"{self.name} did not come up in {timeout:.0f} s. {self._last_words()}")
            time.sleep(0.02)

    def _end(self, order: str) -> None:
        self._wanted.clear()
        self._change.set()
        self._watch.end()
        self._order(order)
        if self._thread:
            self._thread.join()

    def _order(self, order: str) -> None:
        if self._leashed:
            self._leashed.order(order)

    def _keep_running(self) -> None:
        while self._wanted.is_set():
            code = self._run_once()
            self._watch.forget()
            if not self._wanted.is_set():
                return
            delay = self._note_crash(code)
            if delay is None:
                self._wanted.clear()
                self._watch.end()
                return
            self._output.say(f"{self.name} {_ended(code)}; starting it again in {delay:g} s")
            self._change.wait(delay)

    def _run_once(self) -> int:
        with Leashed(self._program) as leashed:
            self._leashed = leashed
            if not self._wanted.is_set():
                leashed.order("stop")
            self._watch.started()
            for line in leashed.lines():
                self._output.write(self.name, line)
            return leashed.wait()

    def _note_crash(self, code: int) -> float | None:
        """How long to wait before the next start, or nothing when there should be none."""
        now = time.monotonic()
        self._crashes = [moment for moment in self._crashes if now - moment < CRASH_WINDOW] + [now]
        count = len(self._crashes)
        most = MOST_CRASHES if self._watch.was_ever_healthy else MOST_FALSE_STARTS
        if count >= most:
            self.problem = f"{self.name} {_ended(code)}, {count} times within a minute. {self._last_words()}"
            return None
        return float(min(FIRST_DELAY * 2 ** (count - 1), LONGEST_DELAY))

    def _last_words(self) -> str:
        lines = self._output.lines(self.name)[-LAST_LINES:]
        return "Its last lines:\n" + "\n".join(f"  {line}" for line in lines) if lines else "It said nothing."


def _ended(code: int) -> str:
    if code - 128 in signal.valid_signals():
        return f"was ended by {signal.Signals(code - 128).name}"
    return f"stopped with exit code {code}"
