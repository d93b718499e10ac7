"""Remembers what a step was made from, so that what is done is not done again."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

LEFT_OUT = {
    "node_modules",
    "dist",
    "__pycache__",
    ".venv",
    ".vite",
    ".pytest_cache",
    ".mypy_cache",
    ".ruff_cache",
}


def digest(inputs: Iterable[Path], *words: str) -> str:
    """One number for the content of files and folders, and for words such as versions."""
    seen = hashlib.sha256("\0".join(words).encode())
    for path in sorted(file for top in inputs for file in _files(top)):
        seen.update(f"\0{path}\0".encode())
        seen.update(path.read_bytes())
    return seen.hexdigest()


def _files(top: Path) -> Iterable[Path]:
    if top.is_file():
        yield top
    elif top.is_dir():
        for path in top.iterdir():
            if path.name not in LEFT_OUT and not path.name.endswith((".pyc", ".tsbuildinfo")):
                yield from _files(path)


class Stamps:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def has(self, name: str, value: str) -> bool:
        file = self._folder / name
        return file.is_file() and file.read_text() == value

    def set(self, name: str, value: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        fresh = self._folder / f".{name}.new"
        fresh.write_text(value)
        fresh.rename(self._folder / name)

    def remove(self, name: str) -> None:
        (self._folder / name).unlink(missing_ok=True)
