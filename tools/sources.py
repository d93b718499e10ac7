"""Lists and reads the tree's own files for the checks: nothing that is made, fetched or generated."""

import ast
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

NOT_OURS = {
    ".git", ".venv", "node_modules", "dist", "var", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache",
    ".hypothesis", ".rasa", ".import_linter_cache",
}  # fmt: skip


def files(root: Path, *suffixes: str) -> Iterator[Path]:
    """All files with one of the endings, or simply all."""
    for folder, inner, names in os.walk(root):
        inner[:] = sorted(name for name in inner if name not in NOT_OURS)
        for name in sorted(names):
            if not suffixes or name.endswith(suffixes):
                yield Path(folder) / name


def python_files(root: Path, *tops: str) -> Iterator[tuple[str, ast.Module]]:
    """Each file's path as seen from the root, and its syntax tree."""
    for path in files(root, ".py"):
        name = own_name(path, root)
        if not tops or name.startswith(tops):
            # What Python itself cannot read is told by the linter and the type checker.
            with suppress(SyntaxError):
                yield name, ast.parse(path.read_text(encoding="utf-8"))


def own_name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
