"""What has no name has no home: a drawer for everything grows largest and is read least."""

from pathlib import Path

from tools.sources import files, own_name

VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "stuff", "tools_", "lib"}


def problems(root: Path) -> list[str]:
    names = {own_name(path, root) for path in files(root)}
    return sorted(
        f"{name} is in a drawer named {part!r}; name it for what it holds"
        for name in names
        for part in {piece.split(".")[0] for piece in name.split("/")}
        if part.lower() in VAGUE
    )
