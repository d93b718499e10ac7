"""Papers that name a path name one that is there; the alternative is papers nobody believes."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.sources import files, own_name

TOPS = "api|bot|brands|connectors|docs|models|tests|tools|web"
NAMED = re.compile(rf"`((?:{TOPS})/[\w./*<>-]*|[\w-]+\.(?:yml|toml|md))`")
LINKED = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def problems(root: Path) -> list[str]:
    return [
        f"{own_name(paper, root)}:{line} names {named}, which is not there"
        for paper in files(root, ".md")
        for line, named in _named(paper)
        if not _exists(root, paper, named)
    ]


def _named(paper: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(paper.read_text(encoding="utf-8").splitlines(), start=1):
        for named in [*NAMED.findall(line), *LINKED.findall(line)]:
            yield number, named


def _exists(root: Path, paper: Path, named: str) -> bool:
    """A name with <angle brackets> stands for any."""
    if "*" in named or "<" in named:
        return any(root.glob(re.sub(r"<[^>]*>", "*", named).rstrip("/")))
    return (root / named).exists() or (paper.parent / named).exists()
