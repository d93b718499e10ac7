"""One log for all processes: each line prefixed with its process, in a colour of its own, and kept."""

import os
import re
import threading
from collections import deque
from typing import TextIO

KEPT_LINES = 5_000
COLOURS = (36, 33, 32, 35, 34, 96, 93, 92, 95, 94)
OWN_NAME = "selfcare"
# What libraries say about each other, and the line of code that Python shows below it.
NOISE = re.compile(r"/site-packages/\S+:\d+: \w*Warning: |^Implementing implicit namespace packages")


class Output:
    """Writes to a stream, or nowhere: tests only read what was kept."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self._coloured = bool(stream and stream.isatty() and "NO_COLOR" not in os.environ)
        self._kept: dict[str, deque[str]] = {}
        self._colours: dict[str, int] = {}
        self._noisy: set[str] = set()
        self._lock = threading.Lock()
        self.width = len(OWN_NAME)
        # Kept, and not shown: only worth reading when something goes wrong.
        self.unseen: set[str] = set()

    def say(self, line: str) -> None:
        """A line of our own."""
        self.write(OWN_NAME, line)

    def write(self, name: str, line: str) -> None:
        with self._lock:
            self._kept.setdefault(name, deque(maxlen=KEPT_LINES)).append(line)
            if self._stream and name not in self.unseen and not self._is_noise(name, line):
                self._show(self._stream, name, line)

    def lines(self, name: str) -> list[str]:
        with self._lock:
            return list(self._kept.get(name, ()))

    def _is_noise(self, name: str, line: str) -> bool:
        noisy = bool(NOISE.search(line)) or (name in self._noisy and line.startswith("  "))
        (self._noisy.add if noisy else self._noisy.discard)(name)
        return noisy

    def _show(self, stream: TextIO, name: str, line: str) -> None:
        prefix = f"{name:<{self.width}} |"
        if self._coloured:
            bold = "1;" if name == OWN_NAME else ""
            prefix = f"\033[{bold}{self._colour(name)}m{prefix}\033[0m"
        try:
            stream.write(f"{prefix} {line}\n")
            stream.flush()
        except (OSError, ValueError):
            # The terminal is gone; stopping in good order matters more than saying so.
            self._stream = None

    def _colour(self, name: str) -> int:
        if name == OWN_NAME:
            return 39
        return self._colours.setdefault(name, COLOURS[len(self._colours) % len(COLOURS)])
