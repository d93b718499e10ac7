"""Every page of the portal: no fault of access in either theme, nothing too wide, quick on a slow line, and still."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.portal.visitor import Visitors, fits
from tests.web.test_chat import faults

ACCOUNT = ["/account", *(f"/account/{page}" for page in ("notices", "people", "security", "privacy"))]
HELP = [
    *("/help", "/help/outages", "/help/line", "/help/guides/internet_down", "/help/cases", "/help/cases/new"),
    *("/help/visits", "/help/visits/new", "/help/sim", "/orders", "/orders/new"),
]
PAGES = ["/", "/bills", "/pay", "/pay/automatic", "/pay/later", *HELP, *ACCOUNT, "/nowhere"]
# A line that is not suspended, as Chloe's is, has more to show.
LINE_PAGES = ["/usage", "/usage/add", "/plan", "/plan/compare", "/plan/add-ons", "/plan/roaming", "/plan/end"]
WIDTHS = [360, 768, 1280]
# 1.6 Mbit/s down, 150 ms there and back: what is called slow 4G; a processor four times as slow as this one.
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
USABLE_WITHIN_MS = 1_500
MOVES = """() => new Promise((done) => {
  let moved = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) moved += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(moved), 500);
})"""


def settle(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=20_000)
    expect(page.locator("[aria-busy=true]")).to_have_count(0, timeout=20_000)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_fault_of_access_or_is_too_wide(visitors: Visitors, width: int, scheme: str) -> None:
    # So tall that nothing lies half under the bar at the bottom, which would count as too small to press.
    page = visitors.at("/", "Chloe", (width, 4_000))
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    found = {}
    for path in PAGES:
        settle(page, path)
        found[path] = faults(page) + ([] if fits(page) else ["too wide"])
    page.goto("/bills")
    page.locator(".row-link").first.click()
    expect(page.get_by_text("Every line")).to_be_visible(timeout=20_000)
    found["a bill"] = faults(page) + ([] if fits(page) else ["too wide"])
    page.get_by_role("button", name="Dispute").first.click()
    found["a dispute"] = faults(page)
    assert not {path: wrong for path, wrong in found.items() if wrong}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_a_line_has_a_fault_of_access_or_is_too_wide(visitors: Visitors, width: int, scheme: str) -> None:
    page = visitors.at("/usage", "Ana", (width, 800))
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    found = {}
    for path in LINE_PAGES:
        settle(page, path)
        whole(page, width)
        found[path] = faults(page) + ([] if fits(page) else ["too wide"])
    page.goto("/plan/change/sim-100")
    page.get_by_role("button", name="See what it costs").click()
    expect(page.get_by_role("heading", name="Check and confirm")).to_be_visible(timeout=20_000)
    whole(page, width)
    found["an offer"] = faults(page) + ([] if fits(page) else ["too wide"])
    assert not {path: wrong for path, wrong in found.items() if wrong}


def whole(page: Page, width: int) -> None:
    """All of it in sight: what the bar of ways happens to cover can be scrolled to, and is not too small to press."""
    height = int(page.evaluate("document.documentElement.scrollHeight"))
    page.set_viewport_size({"width": width, "height": max(800, height)})


@pytest.mark.parametrize("width", [320, 360])
def test_the_door_is_whole_on_the_smallest_screen(visitors: Visitors, width: int) -> None:
    page = visitors.floor.page(width, 640)
    settle(page, "/")
    assert fits(page)
    assert faults(page) == []


def test_the_first_page_comes_quickly_on_a_slow_line_and_stays_where_it_is(visitors: Visitors) -> None:
    page = visitors.at("/", "Chloe", (360, 780))
    page.goto("about:blank")
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    line.send("Network.emulateNetworkConditions", SLOW)
    page.goto("/", wait_until="commit")
    expect(page.get_by_role("link", name="Bills")).to_be_visible(timeout=20_000)
    usable = page.evaluate("performance.now()")
    expect(page.get_by_role("heading", name="Chloe, one thing needs you")).to_be_visible(timeout=20_000)
    assert page.evaluate(MOVES) <= 0.1
    sizes = "performance.getEntriesByType('resource').filter((one) => one.name.includes('/assets/'))"
    assert page.evaluate(f"{sizes}.length") > 0
    assert usable < USABLE_WITHIN_MS


@pytest.mark.parametrize("choice", ["Light", "Dark"])
def test_the_colours_are_the_customer_s_choice(visitors: Visitors, choice: str) -> None:
    page = visitors.at("/", "Chloe", (360, 780))
    page.emulate_media(color_scheme="light" if choice == "Dark" else "dark")
    before = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_label(choice, exact=True).check()
    after = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert after != before
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == after
