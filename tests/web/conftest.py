"""A real browser at the running product."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Error, Page, expect, sync_playwright

from tests.web.desk_page import Floor, running
from tests.web.shop_page import Shop, opened
from tools.browser import executable
from tools.supervisor import Stack

# Without these Chromium looks for its maker's servers at every start.
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# A busy machine makes anything slow. What is there is seen at once, however long it would have been waited for.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, stack: Stack) -> Iterator[Page]:
    """A phone's page. Anything the page complains about in its console fails the test."""
    context = chromium.new_context(
        base_url=stack.url,
        viewport={"width": 390, "height": 780},
        locale="en-GB",
        timezone_id="Europe/London",
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    yield page
    # What one customer has said at several browsers is one conversation: the next test begins a new one.
    with suppress(Error):
        context.request.post("/v1/sign-out")
    context.close()
    expected = ("Failed to load resource", "net::ERR")
    assert not [line for line in complaints if not line.startswith(expected)]


@pytest.fixture(scope="module")
def whole_floor(postgres: str, demo_database: str, redis_url: str, chromium: Browser) -> Iterator[Floor]:
    with running(postgres, demo_database, redis_url, chromium) as floor:
        yield floor


@pytest.fixture
def floor(whole_floor: Floor) -> Iterator[Floor]:
    yield whole_floor
    whole_floor.leave()
    assert whole_floor.complaints == []


@pytest.fixture(scope="module")
def open_shop(postgres: str, demo_database: str, redis_url: str, chromium: Browser) -> Iterator[Shop]:
    with opened(postgres, demo_database, redis_url, chromium) as shop:
        yield shop


@pytest.fixture
def shop(open_shop: Shop) -> Iterator[Shop]:
    yield open_shop
    complaints = list(open_shop.complaints)
    open_shop.leave()
    assert complaints == []
