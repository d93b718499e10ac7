"""What the portal's first page needs comes quickly on a phone: its scripts, as they go over the wire, have a budget."""

import gzip
import json
from pathlib import Path
from typing import Any

BUILT = Path("web/apps/portal/dist")
# What a browser asks for before somebody sees their home page.
NEEDED = ("index.html", "src/pages/home.tsx")
MOST_BYTES = 120 * 1024


def problems(root: Path) -> list[str]:
    manifest = root / BUILT / ".vite/manifest.json"
    if not manifest.is_file():  # nothing is built yet, and so nothing goes anywhere
        return []
    files = scripts(json.loads(manifest.read_text()))
    size = sum(len(gzip.compress((root / BUILT / file).read_bytes())) for file in files)
    if size <= MOST_BYTES:
        return []
    return [
        f"{BUILT}: the first page needs {size // 1024} kB of scripts, {MOST_BYTES // 1024} at most; load pages lazily"
    ]


def scripts(manifest: dict[str, Any]) -> set[str]:
    """Each with what it imports, once."""
    found: dict[str, str] = {}
    waiting = list(NEEDED)
    while waiting:
        name = waiting.pop()
        if name not in found and name in manifest:
            found[name] = manifest[name]["file"]
            waiting += manifest[name].get("imports", [])
    return set(found.values())
