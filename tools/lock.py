"""A lock on a file that goes with its holder: nothing to clean up after a kill or a power cut."""

import fcntl
import os
from pathlib import Path
from typing import TextIO


class Lock:
    def __init__(self, file: Path) -> None:
        self._file = file
        self._stream: TextIO | None = None

    def take(self, *, wait: bool = False) -> bool:
        """Whether the lock is ours now. The file holds our process number for whoever finds it taken."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        stream = self._file.open("a+")
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            stream.close()
            return False
        stream.seek(0)
        stream.truncate()
        stream.write(str(os.getpid()))
        stream.flush()
        self._stream = stream
        return True

    def holder(self) -> str:
        return self._file.read_text().strip() or "unknown"

    def give_back(self) -> None:
        if self._stream:
            self._stream.close()
            self._stream = None
