"""`make run` as its user meets it: on a terminal, with Ctrl-C, and killed."""

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tools.ports import free_ports

Look = Callable[[Path], set[str]]


class Terminal:
    """`python -m tools.run` with a terminal of its own."""

    def __init__(self, product: Path) -> None:
        self.seen = ""
        self._end, other = pty.openpty()
        environment = os.environ | {"PORT": str(free_ports(1)[0]), "TERM": "xterm"}
        command = [sys.executable, "-m", "tools.run"]
        self.process = subprocess.Popen(
            command, cwd=product, env=environment, stdin=other, stdout=other, stderr=other, preexec_fn=_own_terminal
        )
        os.close(other)
        os.set_blocking(self._end, False)

    def wait_for(self, text: str, timeout: float = 60) -> None:
        deadline = time.monotonic() + timeout
        while text not in self.seen:
            assert time.monotonic() < deadline, f"{text!r} did not appear in:\n{self.seen}"
            self._read()

    def type(self, key: str) -> None:
        os.write(self._end, key.encode())

    def exit_code(self) -> int:
        deadline = time.monotonic() + 30
        while self.process.poll() is None and time.monotonic() < deadline:
            self._read()
        return self.process.wait(1)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._end)

    def _read(self) -> None:
        try:
            self.seen += os.read(self._end, 65_536).decode(errors="replace")
        except (BlockingIOError, OSError):
            time.sleep(0.02)


def _own_terminal() -> None:
    """A session of its own, whose terminal sends the signals that keys stand for."""
    os.setsid()
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.fixture
def terminal(product: Path) -> Iterator[Terminal]:
    terminal = Terminal(product)
    yield terminal
    terminal.close()


def test_ctrl_c_stops_everything_in_order_and_leaves_nothing(
    terminal: Terminal, product: Path, running_in: Look
) -> None:
    terminal.wait_for("everything answers after")
    terminal.wait_for("Ctrl-C stops everything")
    assert len(running_in(product)) > 4
    terminal.type("\x03")
    assert terminal.exit_code() == 0
    assert "stopped" in terminal.seen
    assert "Traceback" not in terminal.seen
    assert running_in(product) == set()


def test_ctrl_c_while_starting_leaves_nothing_either(terminal: Terminal, product: Path, running_in: Look) -> None:
    terminal.wait_for("listening")
    terminal.type("\x03")
    assert terminal.exit_code() == 0
    assert "Traceback" not in terminal.seen
    assert running_in(product) == set()


def test_lines_are_prefixed_and_coloured_on_a_terminal(terminal: Terminal) -> None:
    terminal.wait_for("worker   |\x1b[0m listening")
    terminal.wait_for("api      |\x1b[0m listening")


def test_a_killed_supervisor_leaves_nothing_and_the_next_one_starts(
    terminal: Terminal, product: Path, running_in: Look
) -> None:
    terminal.wait_for("everything answers after")
    os.kill(terminal.process.pid, signal.SIGKILL)
    terminal.process.wait()
    wait_until(lambda: running_in(product) == set())
    again = Terminal(product)
    try:
        again.wait_for("everything answers after")
    finally:
        os.kill(again.process.pid, signal.SIGTERM)
        assert again.exit_code() == 0
        again.close()


def test_a_killed_leash_takes_its_process_along(terminal: Terminal, product: Path, running_in: Look) -> None:
    terminal.wait_for("everything answers after")
    leash = next(line for line in running_in(product) if "leash.py" in line and line.endswith("well.py $PORT"))
    process = psutil.Process(int(leash.split()[0]))
    children = process.children(recursive=True)
    process.kill()
    terminal.wait_for("api was ended by SIGKILL")
    wait_until(lambda: children != [] and not any(child.is_running() for child in children))


def wait_until(holds: Callable[[], bool], timeout: float = 20) -> None:
    deadline = time.monotonic() + timeout
    while not holds():
        assert time.monotonic() < deadline, "it did not come true in time"
        time.sleep(0.1)
