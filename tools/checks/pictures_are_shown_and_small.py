"""Pictures of the papers are shown somewhere, and stay small: everybody who copies the project copies them."""

from pathlib import Path

from tools.sources import files

KINDS = {".png", ".webp"}
MOST_OF_ONE, MOST_OF_ALL = 160_000, 8_500_000


def problems(root: Path) -> list[str]:
    place = root / "docs" / "pictures"
    pictures = sorted(file for file in place.rglob("*") if file.suffix in KINDS)
    shown = "\n".join(paper.read_text(encoding="utf-8") for paper in files(root, ".md"))
    sizes = {file.relative_to(place).as_posix(): file.stat().st_size for file in pictures}
    found = [f"docs/pictures/{name} is on no page" for name in sizes if f"pictures/{name}" not in shown]
    found += [f"docs/pictures/{name} has {size} bytes" for name, size in sizes.items() if size > MOST_OF_ONE]
    if sum(sizes.values()) > MOST_OF_ALL:
        found.append(f"docs/pictures has {sum(sizes.values())} bytes, more than {MOST_OF_ALL}")
    return found
