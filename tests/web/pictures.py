"""Takes a picture of every screen of the desk, for docs/desk-screens.md: python -m tests.web.pictures [PART …]."""

import io
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from api.demo.fill import fill
from models import migrate
from tests.conftest import new_database
from tests.running import ROOT
from tests.web.conftest import QUIET
from tests.web.desk_page import Floor, running
from tests.web.screens import PARTS, SCHEMES
from tests.web.screens.captions import CAPTIONS
from tests.web.screens.tour import Tour, resize
from tests.web.test_chat import FADED_IN
from tools.browser import executable
from tools.servers import embedded_postgres, embedded_redis

PAPER = ROOT / "docs" / "desk-screens.md"
PLACE = ROOT / "docs" / "pictures" / "desk"
WIDTHS = (1280, 768)
QUALITY = 60
OPENING = """# The desk, screen by screen

Every screen of the agents' desk with the demo operator's people, in a window of 1280 and of 768 points, light and
dark. `python -m tests.web.pictures` takes them anew; the tests of access go the same ways (`tests/web/screens/`).
"""


def take(floor: Floor, parts: Iterable[str]) -> None:
    for part in parts:
        PARTS[part](Tour(floor, WIDTHS[0], keep))
        floor.leave()


def keep(name: str, page: Page) -> None:
    if name not in CAPTIONS:
        return
    for width in reversed(WIDTHS):
        resize(name, page, width)
        for scheme in reversed(SCHEMES):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            page.evaluate(FADED_IN)
            save(page, file_of(name, width, scheme))


def save(page: Page, to: Path) -> None:
    taken = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide")))
    taken.convert("RGB").save(to, quality=QUALITY, method=6)
    sys.stdout.write(f"{to.relative_to(ROOT)} {to.stat().st_size / 1024:.0f} kB\n")


def file_of(name: str, width: int, scheme: str) -> Path:
    return PLACE / f"{name}-{width}-{scheme}.webp"


def paper() -> str:
    """What there is a picture of."""
    pictures = {name: [(words, file) for words, file in files_of(name) if file.exists()] for name in CAPTIONS}
    return OPENING + "".join(
        f"\n## {caption}\n\n{shown(pictures[name], caption)}\n" for name, caption in CAPTIONS.items() if pictures[name]
    )


def files_of(name: str) -> list[tuple[str, Path]]:
    return [(f"{width}, {scheme}", file_of(name, width, scheme)) for width in WIDTHS for scheme in SCHEMES]


def shown(pictures: list[tuple[str, Path]], caption: str) -> str:
    """The first in sight, the others a link away."""
    (_, first), *others = [(words, file.relative_to(PAPER.parent).as_posix()) for words, file in pictures]
    return f"![{caption}]({first})\n\n" + " · ".join(f"[{words}]({place})" for words, place in others)


def main(parts: list[str]) -> None:
    PLACE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        place = Path(folder)
        browser = playwright.chromium.launch(executable_path=executable(), args=QUIET)
        with (
            embedded_postgres(place / "postgres") as postgres,
            embedded_redis(place / "redis") as redis_url,
            new_database(postgres) as demo,
        ):
            migrate.up(demo)
            fill(demo)
            with running(postgres, demo, redis_url, browser) as floor:
                take(floor, parts)
        browser.close()
    PAPER.write_text(paper(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:] or list(PARTS))
