"""Every page of the portal: no fault of access in either theme, nothing too wide, quick on a slow line, and still."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.portal.pages import PAGES
from tests.web.portal.visitor import Visitors, fits
from tests.web.test_chat import faults

WIDTHS = [360, 768, 1280]
# 1.6 Mbit/s down, 150 ms there and back: what is called slow 4G.
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
USABLE_WITHIN_MS = 1_500
# When it was there, not when somebody looked.
NOTES_USABLE = """new MutationObserver((_, watching) => {
  if (![...document.querySelectorAll('a[href="/bills"]')].some((one) => one.checkVisibility())) return;
  window.usableAt = performance.now();
  watching.disconnect();
}).observe(document, { childList: true, subtree: true, attributes: true })"""
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
    found = {}
    for who in dict.fromkeys(shown.who for shown in PAGES.values()):
        page = visitors.at("/", who, (width, 800))
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        for path in dict.fromkeys(shown.path for shown in PAGES.values() if shown.who == who):
            settle(page, path)
            found[f"{who} at {path}"] = wrong_with(page, width)
    assert not {place: wrong for place, wrong in found.items() if wrong}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_step_on_a_page_has_a_fault_of_access_or_is_too_wide(visitors: Visitors, width: int, scheme: str) -> None:
    # Signed in anew: what costs money wants a proof that is not a quarter of an hour old.
    visitors.cookies.pop("Ana", None)
    page = visitors.at("/bills", "Ana", (width, 800))
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.locator(".row-link").first.click()
    expect(page.get_by_text("Every line")).to_be_visible(timeout=20_000)
    found = {"a bill": wrong_with(page, width)}
    page.get_by_role("button", name="Dispute").first.click()
    found["a dispute"] = faults(page)
    page.goto("/plan/change/sim-100")
    page.get_by_role("button", name="See what it costs").click()
    expect(page.get_by_role("heading", name="Check and confirm")).to_be_visible(timeout=20_000)
    found["an offer"] = wrong_with(page, width)
    assert not {place: wrong for place, wrong in found.items() if wrong}


def wrong_with(page: Page, width: int) -> list[str]:
    whole(page, width)
    return faults(page) + ([] if fits(page) else ["too wide"])


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
    page.add_init_script(NOTES_USABLE)
    page.goto("/", wait_until="commit")
    expect(page.get_by_role("link", name="Bills")).to_be_visible(timeout=20_000)
    usable = page.evaluate("usableAt")
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
