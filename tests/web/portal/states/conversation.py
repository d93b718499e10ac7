"""The conversation, beside a page of the portal and on somebody else's site."""

from playwright.sync_api import Page, expect

from tests.web.portal.states.money import bill
from tests.web.portal.states.sights import Sights
from tests.web.portal.test_dock import chat, open_help
from tests.web.portal.visitor import DESKTOP, number


def beside_a_bill(sights: Sights) -> Page:
    page = bill(sights)
    open_help(page)
    expect(chat(page).get_by_text("About your")).to_be_visible(timeout=20_000)
    causes = chat(page).get_by_role("row", name="Difference")
    before = causes.count()
    say(page, "Why is it higher?")
    expect(causes).to_have_count(before + 1, timeout=60_000)
    return page


def on_another_site(sights: Sights) -> Page:
    floor = sights.visitors.floor
    page = floor.page(*DESKTOP)
    page.goto(sights.shop)
    page.get_by_role("button", name="Chat with OptiLink").click()
    expect(chat(page).get_by_text("Connected")).to_be_visible(timeout=20_000)
    say(page, "How much is my bill?")
    chat(page).get_by_label("Mobile number or e-mail").fill(number("Ana"))
    chat(page).get_by_role("button", name="Send me a code").click()
    chat(page).get_by_label("Six-digit code").fill(floor.read_code(number("Ana")))
    chat(page).get_by_role("button", name="Sign in", exact=True).click()
    expect(chat(page).get_by_role("heading", name="Bill", exact=True)).to_be_visible(timeout=60_000)
    return page


def say(page: Page, words: str) -> None:
    box = chat(page).get_by_role("textbox", name="Message")
    box.fill(words)
    box.press("Enter")
