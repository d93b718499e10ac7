"""Bills, payments, and what a change of plan costs."""

from playwright.sync_api import Page, expect

from tests.web.portal.states.sights import Sights, loaded, proven
from tests.web.portal.test_paying import DECLINED, choose
from tests.web.portal.visitor import heading


def bill(sights: Sights) -> Page:
    return newest(sights.at("/bills", "Ana"))


def newest(page: Page) -> Page:
    """From the list of bills to the first of them."""
    page.locator(".row-link").first.click()
    expect(page.get_by_role("table", name="more than")).to_be_visible(timeout=20_000)
    loaded(page)
    return page


def dispute(sights: Sights) -> Page:
    page = newest(proven(sights, "/bills", "Ana"))
    page.get_by_role("button", name="Dispute Roaming data").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("The amount is wrong").check()
    sheet.get_by_role("button", name="See what happens").click()
    expect(sheet.get_by_text("On hold", exact=True)).to_be_visible(timeout=20_000)
    return page


def checked(sights: Sights) -> Page:
    page = proven(sights, "/pay", "Chloe")
    page.get_by_role("button", name="Continue with").click()
    heading(page, "Check and pay")
    return page


def paid(sights: Sights) -> Page:
    page = proven(sights, "/pay", "Oscar")
    choose(page, "20")
    page.get_by_role("button", name="Pay £20.00").click()
    expect(page.get_by_text("£20.00 is paid")).to_be_visible(timeout=60_000)
    loaded(page)
    return page


def declined(sights: Sights) -> Page:
    page = proven(sights, "/pay", "Kirsty")
    choose(page, DECLINED)
    page.get_by_role("button", name=f"Pay £{DECLINED}").click()
    expect(page.get_by_text("Your bank turned this down. Nothing was taken.")).to_be_visible(timeout=20_000)
    return page


def offer(sights: Sights) -> Page:
    page = proven(sights, "/plan/compare", "Grace")
    page.get_by_role("link", name="Choose Max 500").click()
    page.get_by_role("button", name="See what it costs").click()
    heading(page, "Check and confirm")
    return page
