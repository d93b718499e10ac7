"""Ending a service in the portal: the day and the cost first, done once, taken back, and the number kept."""

import re

from playwright.sync_api import Page, expect

from tests.web.portal.plans import fact, orders
from tests.web.portal.visitor import DESKTOP, PHONE, Visitors, heading


def leave(page: Page, why: str) -> None:
    page.get_by_label(why).check()
    page.get_by_role("button", name="See the day and the cost").click()
    heading(page, "Check and confirm")


def test_leaving_is_two_taps_from_home_and_says_day_and_cost_before_anything_ends(visitors: Visitors) -> None:
    before = orders(visitors, "Ana", "cease")
    page = visitors.at("/", "Ana", PHONE)
    page.get_by_role("link", name="Mobile ending 101", exact=True).click()
    page.get_by_role("link", name="End this service").click()
    heading(page, "End Mobile ending 101")
    page.get_by_role("button", name="See the day and the cost").click()
    expect(page.get_by_text(re.compile("^Choose a reason."))).to_be_visible()
    leave(page, "I don't need it any more")
    expect(fact(page, "Leaving costs")).to_have_text("Nothing")
    assert orders(visitors, "Ana", "cease") == before
    page.get_by_role("button", name=re.compile("^End it on")).dblclick()
    heading(page, "It ends")
    assert len(orders(visitors, "Ana", "cease")) == len(before) + 1
    expect(page.get_by_role("heading", name="Keep your number")).to_be_visible()
    page.get_by_role("link", name="Back to your plan").click()
    expect(page.get_by_role("heading", name=re.compile("^Ends on"))).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Take it back").click()
    page.get_by_role("button", name="Withdraw the end").click()
    expect(page.get_by_role("heading", name=re.compile("^Ends on"))).to_have_count(0)
    assert orders(visitors, "Ana", "cease")[-1] == "cancelled"


def test_one_offer_at_most_and_none_after_a_death(visitors: Visitors) -> None:
    page = visitors.at("/plan/end", "Kirsty", DESKTOP)
    leave(page, "It costs too much")
    assert page.get_by_text("Before you decide").count() <= 1
    page.get_by_role("button", name="Choose again").click()
    leave(page, "Somebody has died")
    expect(fact(page, "Leaving costs")).to_have_text("Nothing")
    expect(page.get_by_text("Before you decide")).to_have_count(0)


def test_the_code_for_the_number_is_shown_only_when_asked_for(visitors: Visitors) -> None:
    page = visitors.at("/plan/end", "Ana")
    page.get_by_role("button", name="Get the code for my number").click()
    sheet = page.get_by_role("dialog", name="The code for your number")
    expect(fact(sheet, "Code")).to_have_count(0)
    sheet.get_by_role("button", name="Show the code").click()
    expect(fact(sheet, "Code")).to_have_text(re.compile(r"^[A-Z]{3}\d{6}$"), timeout=20_000)
