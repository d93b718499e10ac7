"""Runs one command in a group of its own, which never outlives whoever holds the other end of a pipe.

    python leash.py PIPE STOP_SIGNAL GRACE COMMAND...

PIPE is the number of an inherited pipe end. A line on it is a signal number to pass to the whole group; the
line "stop" means STOP_SIGNAL now and KILL after GRACE seconds. When the pipe closes, because its holder has
died by any means, that is a "stop" too. Standard library only and few imports: every process gets a leash.
"""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable

STRAGGLERS_GRACE = 0.5


def death_signal() -> Callable[[], None] | None:
    """On Linux the command is killed should the leash itself be killed; elsewhere only the pipe protects."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    control = ctypes.CDLL(None).prctl
    return lambda: control(1, signal.SIGKILL)


def signal_group(group: int, number: int) -> bool:
    """Whether the group still had a member to signal."""
    try:
        os.killpg(group, number)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


class Leash:
    def __init__(self, pipe: int, stop_signal: int, grace: float, command: list[str]) -> None:
        self.sources = [pipe, child_changes()]
        self.stop_signal = stop_signal
        self.grace = grace
        self.kill_at: float | None = None
        self.child = subprocess.Popen(command, process_group=0, preexec_fn=death_signal())

    def stop(self) -> None:
        if self.kill_at is None:
            self.kill_at = time.monotonic() + self.grace
            signal_group(self.child.pid, self.stop_signal)

    def obey(self, pipe: int) -> None:
        orders = os.read(pipe, 1024).decode().split()
        for order in orders:
            if order == "stop":
                self.stop()
            else:
                signal_group(self.child.pid, int(order))
        if not orders:
            self.sources.remove(pipe)
            self.stop()

    def wait(self) -> int:
        """The command's exit code; by then nothing of its group is left."""
        pipe, changes = self.sources
        while self.child.poll() is None:
            left = None if self.kill_at is None else max(0.0, self.kill_at - time.monotonic())
            ready, _, _ = select.select(self.sources, [], [], left)
            if changes in ready:
                os.read(changes, 1024)
            if pipe in ready:
                self.obey(pipe)
            if self.kill_at is not None and time.monotonic() >= self.kill_at:
                signal_group(self.child.pid, signal.SIGKILL)
        self.end_stragglers()
        return self.child.returncode

    def end_stragglers(self) -> None:
        deadline = time.monotonic() + STRAGGLERS_GRACE
        left = signal_group(self.child.pid, signal.SIGTERM)
        while left and time.monotonic() < deadline:
            time.sleep(0.02)
            left = signal_group(self.child.pid, 0)
        if left:
            signal_group(self.child.pid, signal.SIGKILL)


def child_changes() -> int:
    """A pipe end that becomes readable when the child ends, so that the leash can sleep till then."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, carry_on)
    return reading


def carry_on(*_: object) -> None:
    """A handler that does nothing: the signal only has to wake us, or must not end us."""


def main() -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, carry_on)
    pipe, stop_signal, grace, *command = sys.argv[1:]
    os.set_inheritable(int(pipe), False)
    try:
        code = Leash(int(pipe), int(stop_signal), float(grace), command).wait()
    except OSError as problem:
        sys.stderr.write(f"cannot start {command[0]}: {problem.strerror}\n")
        code = 127
    sys.exit(code if code >= 0 else 128 - code)


if __name__ == "__main__":
    main()
