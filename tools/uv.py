"""Finds uv, which installs the Python packages, or fetches it into a place of this folder alone."""

import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from tools.problems import Problem
from tools.progress import Progress, run

VERSION = "0.13.8"
# Older ones do not read our lock files.
OLDEST = (0, 9)
ADVICE = (
    "uv could not be fetched: check that the package index is reached (pip install uv), "
    "or install uv yourself, and run the command again."
)


def find(private: Path) -> str | None:
    """The uv of the PATH when it is new enough, else the one fetched earlier."""
    for candidate in (shutil.which("uv"), str(private / "uv/bin/uv"), str(private / "venv/bin/uv")):
        if candidate and is_new_enough(candidate):
            return candidate
    return None


def is_new_enough(candidate: str) -> bool:
    try:
        answer = subprocess.run([candidate, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return False
    found = re.match(r"uv (\d+)\.(\d+)", answer.stdout)
    return bool(found and (int(found[1]), int(found[2])) >= OLDEST)


def fetch(private: Path, progress: Progress) -> str:
    """By pip, which brings this machine's own settings for the package index."""
    private.mkdir(parents=True, exist_ok=True)
    wanted = f"uv=={VERSION}"
    if _has_pip(sys.executable):
        command = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--upgrade",
            "--target",
            str(private / "uv"),
            wanted,
        ]
    else:
        command = [_venv_with_pip(private / "venv"), "-m", "pip", "install", wanted]
    run(progress, command, private, ADVICE)
    found = find(private)
    if not found:
        raise Problem(ADVICE)
    return found


def _has_pip(python: str) -> bool:
    return subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0


def _venv_with_pip(folder: Path) -> str:
    """Some distributions' Python has neither pip nor what a virtual environment needs to get it."""
    try:
        venv.create(folder, clear=True, with_pip=True)
    except (subprocess.CalledProcessError, OSError, ImportError):
        shutil.rmtree(folder, ignore_errors=True)
        raise Problem(
            f"{sys.executable} has no pip and cannot make a virtual environment: install uv or pip "
            "(on Debian: python3-venv), and run the command again."
        ) from None
    return str(folder / "bin/python")
