"""Finds Python interpreters: on the PATH, in the usual folders, in pyenv's, and those uv has.

Like everything setup uses it needs only the standard library, from Python 3.10 on.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tools.problems import Problem
from tools.progress import Progress, run

ASK = "import sys; print(*sys.version_info[:2], sys.executable)"
SYSTEM_FOLDERS = ("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
NEWEST_MINOR = 14


class Wanted(NamedTuple):
    """A range of Python 3 versions; the first that is found is taken."""

    purpose: str
    minors: tuple[int, ...]

    @property
    def text(self) -> str:
        return f"3.{self.minors[0]}" if len(self.minors) == 1 else f"3.{self.minors[0]} or newer"


FOR_THE_BOT = Wanted("the bot (Rasa)", (10,))
FOR_THE_REST = Wanted("the api", tuple(range(11, NEWEST_MINOR + 1)))


def find(wanted: Wanted, uv: str, progress: Progress) -> str:
    """The interpreter's path. Only when this machine has none, uv is asked to download one."""
    for minor in wanted.minors:
        for candidate in candidates(minor):
            if path := answers_as(candidate, minor):
                return path
    return uv_has(wanted, uv) or uv_downloads(wanted, uv, progress)


def candidates(minor: int) -> Iterator[str]:
    name = f"python3.{minor}"
    folders = [*os.environ.get("PATH", "").split(os.pathsep), *SYSTEM_FOLDERS]
    for folder in folders:
        yield from _there(Path(folder) / each for each in (name, "python3"))
    yield from _there(sorted(_pyenv().glob(f"versions/3.{minor}.*/bin/python3"), reverse=True))


def answers_as(candidate: str, minor: int) -> str | None:
    """A name proves nothing: pyenv's shims exist for versions that are not chosen, and fail when run."""
    try:
        answer = subprocess.run([candidate, "-c", ASK], capture_output=True, text=True, timeout=20, check=False)
        major, its_minor, path = answer.stdout.strip().split(" ", 2)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return path if (major, its_minor) == ("3", str(minor)) else None


def uv_has(wanted: Wanted, uv: str) -> str | None:
    for minor in wanted.minors:
        command = [uv, "python", "find", "--no-project", "--system", "--no-python-downloads", f"3.{minor}"]
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
        if answer.returncode == 0:
            return answer.stdout.strip()
    return None


def uv_downloads(wanted: Wanted, uv: str, progress: Progress) -> str:
    version = f"3.{wanted.minors[0]}"
    advice = (
        f"There is no Python {wanted.text} here for {wanted.purpose}, and uv could not download one: "
        f"install it (for example: pyenv install {version}) and run the command again."
    )
    run(progress, [uv, "python", "install", version], Path.cwd(), advice)
    found = uv_has(Wanted(wanted.purpose, wanted.minors[:1]), uv)
    if not found:
        raise Problem(advice)
    return found


def _pyenv() -> Path:
    return Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")


def _there(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        if os.access(path, os.X_OK):
            yield str(path)
