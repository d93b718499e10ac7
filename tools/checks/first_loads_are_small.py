"""What a page needs first comes quickly on a phone: what goes over the wire for it has a budget."""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MANIFEST = ".vite/manifest.json"


@dataclass(frozen=True)
class Budget:
    """`needed`: what a browser asks for before somebody sees anything, as the build names it."""

    what: str
    built: str
    needed: Sequence[str]
    most_kilobytes: int
    cure: str
    with_styles: bool = False


PORTAL = Budget(
    "the first page", "web/apps/portal/dist", ("index.html", "src/pages/home.tsx"), 120, "load pages lazily"
)
CHAT = Budget("the chat", "web/apps/widget/dist", ("index.html",), 60, "load what is rarely seen lazily", True)
# Of the button on other sites' pages there is nothing but this one script.
LOADER, MOST_OF_LOADER = Path("web/apps/widget/dist/embed.js"), 5


def problems(root: Path) -> list[str]:
    return [*_over(root, PORTAL), *_over(root, CHAT), *_over_loader(root)]


def _over(root: Path, budget: Budget) -> list[str]:
    built = root / budget.built
    if not (built / MANIFEST).is_file():  # nothing is built yet, and so nothing goes anywhere
        return []
    needed = files(json.loads((built / MANIFEST).read_text()), budget)
    size = sum(_packed(built / file) for file in needed)
    if size <= budget.most_kilobytes * 1024:
        return []
    kilobytes = f"{size // 1024} kB of scripts, {budget.most_kilobytes} at most"
    return [f"{budget.built}: {budget.what} needs {kilobytes}; {budget.cure}"]


def _over_loader(root: Path) -> list[str]:
    if not (root / LOADER).is_file() or (size := _packed(root / LOADER)) <= MOST_OF_LOADER * 1024:
        return []
    return [f"{LOADER}: {size} bytes, {MOST_OF_LOADER * 1024} at most: every page of every site pays for it"]


def _packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes()))


def files(manifest: dict[str, Any], budget: Budget) -> set[str]:
    """Each with what it imports, once."""
    found: dict[str, list[str]] = {}
    waiting = list(budget.needed)
    while waiting:
        name = waiting.pop()
        if name not in found and name in manifest:
            chunk = manifest[name]
            found[name] = [chunk["file"], *(chunk.get("css", []) if budget.with_styles else [])]
            waiting += chunk.get("imports", [])
    return {file for each in found.values() for file in each}
