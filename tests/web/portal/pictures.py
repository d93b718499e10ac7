"""Takes a picture of the portal's pages, for docs/portal-screens.md: python -m tests.web.portal.pictures [NAME …]."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from tests.faults.desk.people import open_for_ever
from tests.running import ROOT, stack_anew
from tests.talk.customer import code_in
from tests.web.album import Album
from tests.web.conftest import QUIET
from tests.web.desk_page import Floor
from tests.web.portal.captions import CAPTIONS
from tests.web.portal.pages import PAGES
from tests.web.portal.states import STATES
from tests.web.portal.states.sights import Sights
from tests.web.portal.visitor import Visitors
from tools.browser import executable

OPENING = """# The portal, page by page

Every page of the portal, and its main states, with the demo operator's people: in a window of 1280, of 768 and of 360
points, light and dark. `python -m tests.web.portal.pictures` takes them anew; `tests/web/portal/` says how each is
come by. The conversation's answers are the assistant's own.
"""
# What a screen of that width shows at once.
HEIGHTS = {1280: 800, 768: 1024, 360: 740}
# There are hundreds, and everybody who copies the project copies them.
DRAWN = {1280: 960, 768: 576}
TALLEST = 1_280
ALBUM = Album("portal", ROOT / "docs" / "portal-screens.md", OPENING, CAPTIONS, tuple(HEIGHTS), quality=25, drawn=DRAWN)
# The conversation and sheets are as high as the window, whatever is behind them.
HEIGHT = """() => document.querySelector("dialog[open], iframe") ? 0 : document.documentElement.scrollHeight"""


def take(sights: Sights, names: Iterable[str]) -> None:
    for name in names:
        keep(name, STATES[name](sights) if name in STATES else sights.at(PAGES[name].path, PAGES[name].who))
        sights.visitors.floor.close_pages()


def keep(name: str, page: Page) -> None:
    """In every width, with all of the page in sight unless it is very long."""
    for width, height in HEIGHTS.items():
        page.set_viewport_size({"width": width, "height": height})
        whole = int(page.evaluate(HEIGHT))
        page.set_viewport_size({"width": width, "height": min(TALLEST, max(height, whole))})
        page.evaluate("scrollTo(0, 0)")
        ALBUM.keep(name, page)


@contextmanager
def opened(browser: Browser) -> Iterator[Sights]:
    """The whole product, the assistant and somebody else's site with it. Passkeys need a host with a name."""
    stack = stack_anew("pictures", host="localhost")
    stack.start()
    try:
        stack.wait_healthy(300)
        open_for_ever(stack.database_url)
        read_code = code_in(lambda: stack.log("api"))
        floor = Floor(stack.url, stack.database_url, stack.process("api"), read_code, browser, stack.redis_url)
        yield Sights(Visitors(floor), stack.environment["SHOP_URL"])
    finally:
        stack.stop()


def main(names: list[str]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=QUIET)
        with opened(browser) as sights:
            take(sights, names)
        browser.close()
    ALBUM.write()


if __name__ == "__main__":
    main(sys.argv[1:] or list(CAPTIONS))
