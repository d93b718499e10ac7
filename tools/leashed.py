"""Starts a program on a leash (leash.py), so that it and all it starts end with us, however we end."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from tools.output import Output

LEASH = Path(__file__).with_name("leash.py")


@dataclass(frozen=True)
class Program:
    """What to run, and how to tell that it is well."""

    name: str
    command: list[str]
    probe: Callable[[], bool] = lambda: True
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    folder: Path = field(default_factory=Path.cwd)
    stop_signal: int = signal.SIGTERM
    grace: float = 8.0


class Leashed:
    """One run of a program, from start to end."""

    def __init__(self, program: Program) -> None:
        reading, self._pipe = os.pipe()
        self._lock = threading.Lock()
        self._open = True
        orders = [str(reading), str(int(program.stop_signal)), str(program.grace)]
        try:
            self._leash = subprocess.Popen(
                [sys.executable, "-IS", str(LEASH), *orders, *program.command],
                cwd=program.folder,
                env=dict(program.environment),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                pass_fds=(reading,),
                start_new_session=True,
            )
        finally:
            os.close(reading)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        with self._lock:
            self._open = False
            os.close(self._pipe)
        self._leash.wait()
        if self._leash.stdout:
            self._leash.stdout.close()

    @property
    def pid(self) -> int:
        """The leash's own: what it holds is below it."""
        return self._leash.pid

    def order(self, order: str) -> None:
        """A signal number, or "stop"."""
        with self._lock:
            if self._open:
                # A broken pipe: it has ended by itself, and whoever reads its lines is about to notice.
                with contextlib.suppress(BrokenPipeError):
                    os.write(self._pipe, f"{order}\n".encode())

    def lines(self) -> Iterator[str]:
        assert self._leash.stdout
        for line in self._leash.stdout:
            yield line.decode(errors="replace").rstrip()

    def wait(self) -> int:
        """The exit code as a shell would report it: 128 and more for an ending by signal."""
        code = self._leash.wait()
        return code if code >= 0 else 128 - code


def run_to_end(program: Program, output: Output) -> int:
    """Runs a program that ends by itself; its lines go to the log."""
    with Leashed(program) as leashed:
        for line in leashed.lines():
            output.write(program.name, line)
        return leashed.wait()
