"""The portal on a home screen and without a connection: what was last known can be read, and nothing else is kept."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Error, Page, expect

from tests.web.portal.visitor import PHONE, SIZES, Visitors

KEPT = """async () => (await Promise.all((await caches.keys()).map(async (name) =>
  (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat()"""
READ = "Object.keys(sessionStorage).filter((name) => /read\\.|customer/.test(name)).length"
# Chromium puts nothing on a home screen from a window without a history, which every window of a test is.
OF_TESTS = {"in-incognito"}
PATIENCE_TENTHS = 200


def ready(visitors: Visitors, name: str, size: tuple[int, int] = PHONE) -> Page:
    """On the home page, once all that it is built of is kept."""
    page = visitors.at("/", name, size, keeps=True)
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    expect(page.locator("[aria-busy=true]")).to_have_count(0, timeout=20_000)
    wait_until_kept(page, "/chat/")
    # Pages know of it from their next load on.
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=20_000)
    expect(page.locator("[aria-busy=true]")).to_have_count(0, timeout=20_000)
    return page


def wait_until_kept(page: Page, path: str) -> None:
    """Asked again and again by us: the content policy lets no page look for itself."""
    for _ in range(PATIENCE_TENTHS):
        if path in page.evaluate(KEPT):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{path} is not kept.")


@contextmanager
def away(visitors: Visitors) -> Iterator[None]:
    visitors.floor.api.stop()
    try:
        yield
    finally:
        visitors.floor.api.start()
        visitors.floor.api.wait_healthy(120)


def test_it_can_be_put_on_a_home_screen(visitors: Visitors) -> None:
    page = ready(visitors, "Chloe")
    browser = page.context.new_cdp_session(page)
    manifest = browser.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert '"name":"OptiLink"' in manifest["data"].replace('": "', '":"')
    errors = browser.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert {error["errorId"] for error in errors} <= OF_TESTS
    for size in ("192", "512"):
        picture = page.request.get(f"/v1/brand/icon/{size}")
        assert (picture.headers["content-type"], picture.body()[:4]) == ("image/png", b"\x89PNG")


@pytest.mark.parametrize("size", SIZES)
def test_without_a_connection_bill_usage_and_visit_can_be_read_after_a_reload(
    visitors: Visitors, size: tuple[int, int]
) -> None:
    page = ready(visitors, "Ines", size)
    bill = page.locator(".amount").first.inner_text()
    with away(visitors):
        page.reload()
        expect(page.get_by_text("No connection.")).to_be_visible(timeout=20_000)
        expect(page.locator(".amount").first).to_have_text(bill)
        expect(page.get_by_text("newer is not to be had right now").first).to_be_visible()
        expect(page.get_by_role("link", name="Pay £")).to_have_count(0)
        expect(page.get_by_text("Technician on").first).to_be_visible()
        expect(page.get_by_text("GB").first).to_be_visible()
    expect(page.get_by_text("No connection.")).to_have_count(0, timeout=30_000)


def test_nothing_that_is_anybody_s_own_is_kept_by_the_worker(visitors: Visitors) -> None:
    page = ready(visitors, "Chloe")
    for path in ("/bills", "/pay"):
        page.goto(path)
        expect(page.locator("[aria-busy=true]")).to_have_count(0, timeout=20_000)
    kept = set(page.evaluate(KEPT))
    assert {"/", "/chat/", "/v1/brand"} <= kept
    assert [path for path in kept if path.startswith("/v1/") and not path.startswith("/v1/brand")] == []


def test_who_signs_out_leaves_nothing_to_be_read(visitors: Visitors) -> None:
    page = ready(visitors, "Petra")
    assert page.evaluate(READ) > 1
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    assert page.evaluate(READ) == 0
    with away(visitors), pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
        # The browser was told to forget all that is ours, and so it has nothing to open.
        page.reload()
