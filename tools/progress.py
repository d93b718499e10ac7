"""Runs a set-up's commands and shows that something happens: a moving line on a terminal, else plain ones."""

import os
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from tools.problems import Problem

SHOWN_LINES = 20
SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
MOVES_EVERY = 0.12
STILL_AT_IT_EVERY = 30.0
FULL = ("no space left on device", "os error 28", "enospc")
FULL_DISK = "The disk is full: free some space (setting up takes about 5 GB) and run the command again."


class Progress:
    """One step's place on the screen."""

    def __init__(self, title: str, log: Path, stream: IO[str] = sys.stdout) -> None:
        self.log = log
        self._title = title
        self._stream = stream
        self._moves = stream.isatty()
        self._started = time.monotonic()
        self._said = self._started
        if not self._moves:
            self._write(f"{title}\n")

    def tick(self, newest: str) -> None:
        now = time.monotonic()
        seconds = now - self._started
        if self._moves:
            sign = SPINNER[int(now / MOVES_EVERY) % len(SPINNER)]
            width = (os.get_terminal_size(self._stream.fileno()).columns or 80) - 1
            self._write(f"\r\033[K{f'{sign} {self._title} … {seconds:.0f} s  {newest}'[:width]}")
        elif now - self._said > STILL_AT_IT_EVERY:
            self._said = now
            self._write(f"      … still at it after {seconds:.0f} s\n")

    def done(self) -> None:
        seconds = time.monotonic() - self._started
        self._write(
            f"\r\033[K✓ {self._title} ({seconds:.1f} s)\n" if self._moves else f"      done in {seconds:.1f} s\n"
        )

    def failed(self) -> None:
        self._write(f"\r\033[K✗ {self._title}\n" if self._moves else "      failed\n")

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def run(
    progress: Progress,
    command: Sequence[str],
    folder: Path,
    advice: str,
    environment: Mapping[str, str] | None = None,
) -> None:
    """Runs a command to its end. When it fails, its last lines and one sentence of advice are the problem."""
    newest: deque[str] = deque(maxlen=SHOWN_LINES)
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    reader = threading.Thread(target=_collect, args=(process, newest, progress.log), daemon=True)
    reader.start()
    try:
        while reader.is_alive():
            reader.join(MOVES_EVERY)
            progress.tick(newest[-1] if newest else "")
    except KeyboardInterrupt:
        process.terminate()
        raise
    finally:
        code = process.wait()
    if code:
        tail = "\n".join(f"  {line}" for line in newest)
        full = any(sign in tail.lower() for sign in FULL)
        raise Problem(f"{tail}\n\n{FULL_DISK if full else f'{advice} (All it said: {progress.log})'}")


def _collect(process: "subprocess.Popen[str]", newest: "deque[str]", log: Path) -> None:
    assert process.stdout
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w") as everything, process.stdout as lines:
        for line in lines:
            everything.write(line)
            if line.strip():
                newest.append(line.rstrip())
