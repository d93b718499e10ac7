"""The tree names no package index, no home folder and nothing else of one particular machine."""

import re
from pathlib import Path

from tools.sources import files, own_name

LOCK_FILES = {"uv.lock", "package-lock.json"}
NOT_TEXT = (".png", ".jpg", ".ico", ".woff2", ".gz", ".webp")
# Put together from pieces, so that this file passes its own rule.
NAMES = [
    r"\b" + r"\.".join(words)
    for words in (("pypi", "org"), ("pythonhosted", "org"), ("registry", "npmjs", "org"), ("deb", "debian", "org"))
]
FOLDERS = [f"/{top}/" + rest for top, rest in (("root", r"\w"), ("home", r"\w"), ("Users", r"\w"), ("work", "main"))]
MACHINE = re.compile("|".join([*NAMES, *(rf"(?<![\w.}}]){folder}" for folder in FOLDERS)]))


def problems(root: Path) -> list[str]:
    return [
        f"{own_name(path, root)}:{number} names {match.group()!r}"
        for path in files(root)
        if path.name not in LOCK_FILES and path.suffix not in NOT_TEXT
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1)
        if (match := MACHINE.search(line))
    ]
