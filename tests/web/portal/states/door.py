"""In front of the portal."""

from playwright.sync_api import Page, expect

from tests.web.portal.states.sights import Sights, loaded
from tests.web.portal.visitor import DESKTOP, number


def number_asked(sights: Sights) -> Page:
    page = sights.visitors.floor.page(*DESKTOP)
    page.goto("/")
    loaded(page)
    return page


def code_asked(sights: Sights) -> Page:
    page = number_asked(sights)
    page.get_by_label("Mobile number or e-mail").fill(number("Ben"))
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_label("Six-digit code")).to_be_visible()
    return page
