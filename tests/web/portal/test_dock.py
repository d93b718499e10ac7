"""The conversation at hand on every page of the portal, and the pages while the server is away."""

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.web.portal.visitor import DESKTOP, PHONE, SIZES, Visitors, heading

TABLET = (900, 800)


def chat(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def open_help(page: Page) -> None:
    page.get_by_role("button", name="Help", exact=True).locator("visible=true").click()
    expect(chat(page).get_by_text("Connected")).to_be_visible(timeout=20_000)


@pytest.mark.parametrize("size", [*SIZES, TABLET])
def test_help_opens_beside_the_page_and_escape_folds_it(visitors: Visitors, size: tuple[int, int]) -> None:
    page = visitors.at("/", "Ana", size)
    expect(page.get_by_role("complementary", name="Help")).to_have_count(0)
    open_help(page)
    panel = page.get_by_role("complementary", name="Help").bounding_box()
    assert panel is not None
    assert panel["width"] == (size[0] if size == PHONE else pytest.approx(400, abs=1))
    main = page.get_by_role("main").bounding_box()
    assert main is not None
    # Only where there is room for both it takes room from the page.
    assert (main["x"] + main["width"] <= panel["x"] + 1) == (size == DESKTOP)
    chat(page).get_by_role("textbox", name="Message").fill("half a thought")
    page.keyboard.press("Escape")
    expect(page.get_by_role("complementary", name="Help")).to_be_hidden()
    open_help(page)
    expect(chat(page).get_by_role("textbox", name="Message")).to_have_value("half a thought")


def test_the_conversation_knows_the_page_until_that_is_taken_off(visitors: Visitors) -> None:
    page = visitors.at("/bills", "Ana", DESKTOP)
    open_help(page)
    page.locator(".row-link").first.click()
    expect(chat(page).get_by_text("About your")).to_be_visible(timeout=20_000)
    chat(page).get_by_role("textbox", name="Message").fill("why so much")
    page.keyboard.press("Enter")
    expect(chat(page).get_by_role("article").filter(has_text="bill: why so much")).to_have_count(1)
    expect(chat(page).get_by_text("About your")).to_have_count(0)
    page.get_by_role("link", name="Home").click()
    page.get_by_role("link", name="Bills").first.click()
    page.locator(".row-link").first.click()
    chat(page).get_by_role("button", name="Not about your").click()
    chat(page).get_by_role("textbox", name="Message").fill("never mind")
    page.keyboard.press("Enter")
    expect(chat(page).get_by_role("article").filter(has_text="never mind")).not_to_contain_text("bill")


def test_a_line_s_question_waits_in_the_message_box(visitors: Visitors) -> None:
    page = visitors.at("/bills", "Ana", PHONE)
    page.locator(".row-link").first.click()
    page.get_by_role("button", name="What is this? Roaming data").click()
    box = chat(page).get_by_role("textbox", name="Message")
    expect(box).to_have_value(f"What is “Roaming data” on my {month(page)} bill?")
    page.get_by_role("button", name="Fold the conversation").click()
    expect(page.get_by_text("Every line")).to_be_visible()


def month(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text().removesuffix(" bill")


def test_who_signs_out_takes_the_conversation_along(visitors: Visitors) -> None:
    page = visitors.at("/", "Maya", DESKTOP)
    open_help(page)
    page.get_by_role("button", name="Maya, more").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    expect(page.locator("iframe")).to_have_count(0)


def test_while_the_server_is_away_the_last_values_stay_and_nothing_is_paid(visitors: Visitors) -> None:
    page = visitors.at("/bills", "Chloe", PHONE)
    expect(page.get_by_role("link", name="Pay £61.00")).to_be_visible(timeout=20_000)
    visitors.floor.api.stop()
    try:
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(page.get_by_text("No connection.")).to_be_visible(timeout=20_000)
        expect(page.get_by_text("newer is not to be had right now").first).to_be_visible()
        expect(page.get_by_text("£33.00").first).to_be_visible()
        expect(page.get_by_role("link", name="Pay £61.00")).to_have_count(0)
    finally:
        visitors.floor.api.start()
        visitors.floor.api.wait_healthy(120)
    expect(page.get_by_text("No connection.")).to_have_count(0, timeout=20_000)
    expect(page.get_by_role("link", name="Pay £61.00")).to_be_visible(timeout=20_000)


def test_one_part_that_fails_leaves_the_others(visitors: Visitors) -> None:
    page = visitors.at("/nowhere", "Chloe", PHONE)
    heading(page, "There is no page at this address")
    page.route("**/v1/usage/lines", lambda route: route.fulfill(status=503, json={"detail": "The usage is away."}))
    page.get_by_role("link", name="Go to Home").click()
    expect(page.get_by_text("Data could not be loaded")).to_be_visible(timeout=20_000)
    expect(page.locator(".bill-tile h2")).to_be_visible()
    page.unroute("**/v1/usage/lines")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("Data could not be loaded")).to_have_count(0)
