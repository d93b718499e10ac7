"""Takes a picture of every screen of the desk, for docs/desk-screens.md: python -m tests.web.pictures [PART …]."""

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from api.demo.fill import fill
from models import migrate
from tests.conftest import new_database
from tests.running import ROOT
from tests.web.album import Album
from tests.web.conftest import QUIET
from tests.web.desk_page import Floor, running
from tests.web.screens import PARTS
from tests.web.screens.captions import CAPTIONS
from tests.web.screens.tour import Tour, resize
from tools.browser import executable
from tools.servers import embedded_postgres, embedded_redis

OPENING = """# The desk, screen by screen

Every screen of the agents' desk with the demo operator's people, in a window of 1280 and of 768 points, light and
dark. `python -m tests.web.pictures` takes them anew; the tests of access go the same ways (`tests/web/screens/`).
"""
ALBUM = Album("desk", ROOT / "docs" / "desk-screens.md", OPENING, CAPTIONS, (1280, 768))


def take(floor: Floor, parts: Iterable[str]) -> None:
    for part in parts:
        PARTS[part](Tour(floor, ALBUM.widths[0], keep))
        floor.leave()


def keep(name: str, page: Page) -> None:
    if name in CAPTIONS:
        for width in reversed(ALBUM.widths):
            resize(name, page, width)
            ALBUM.keep(name, page)


def main(parts: list[str]) -> None:
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
    ALBUM.write()


if __name__ == "__main__":
    main(sys.argv[1:] or list(PARTS))
