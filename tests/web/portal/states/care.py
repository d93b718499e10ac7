"""Help, cases and orders, and a page whose server can't be reached."""

import re

from playwright.sync_api import Page, expect

from tests.web.portal.states.sights import Sights, loaded
from tests.web.portal.test_help import answer, forget_tests
from tests.web.portal.test_visits import a_week_later
from tests.web.portal.visitor import heading


def offline(sights: Sights) -> Page:
    page = sights.at("/", "Ines")
    page.context.set_offline(True)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_text("No connection.")).to_be_visible(timeout=20_000)
    expect(page.get_by_text("newer is not to be had right now").first).to_be_visible(timeout=20_000)
    return page


def tested(sights: Sights) -> Page:
    forget_tests(sights.visitors)
    page = sights.at("/help/line", "Farid")
    page.get_by_role("button", name="Start the test").click()
    heading(page, "The line is fine, the Wi-Fi is not")
    return page


def guided(sights: Sights) -> Page:
    page = sights.at("/help/guides/internet_down", "Petra")
    answer(page, "Go on without a test")
    answer(page, "A light is on")
    expect(page.get_by_text("push it in until it clicks")).to_be_visible()
    return page


def case(sights: Sights) -> Page:
    page = sights.at("/help/cases", "Hugo")
    page.get_by_role("link", name=re.compile("T19877")).click()
    expect(page.get_by_text("What happened so far")).to_be_visible(timeout=20_000)
    return page


def visit(sights: Sights) -> Page:
    a_week_later(sights.visitors, "Ines")
    return sights.at("/help/visits", "Ines")


def order(sights: Sights) -> Page:
    page = sights.at("/orders", "Liam")
    page.locator(".entry").first.click()
    expect(page.locator(".steps [aria-current=step]")).to_have_count(1, timeout=20_000)
    loaded(page)
    return page
