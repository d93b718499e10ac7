"""Where somebody is signed in, a copy of what is kept about them, and its end."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.portal.visitor import DESKTOP, PHONE, Visitors, heading, prove


@pytest.mark.parametrize(("size", "name"), [(PHONE, "Ana"), (DESKTOP, "Grace")])
def test_a_sign_in_elsewhere_is_seen_and_ended(visitors: Visitors, size: tuple[int, int], name: str) -> None:
    other = visitors.floor.page(*DESKTOP)
    other.goto("/bills")
    prove(visitors, other, name)
    expect(other.get_by_role("table", name="All bills")).to_be_visible(timeout=20_000)
    page = visitors.at("/account/security", name, size)
    places = page.locator(".own-list li")
    expect(places.filter(has_text="This device")).to_have_count(1)
    before = places.count()
    assert before == 2
    page.get_by_role("button", name=re.compile("^Sign out ")).first.click()
    expect(page.get_by_text("is signed out.")).to_be_visible()
    expect(places).to_have_count(before - 1)
    other.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(other.get_by_role("heading", name=re.compile("Sign in"))).to_be_visible(timeout=20_000)


def test_a_copy_is_asked_for_written_and_fetched(visitors: Visitors) -> None:
    page = visitors.at("/account/privacy", "Petra")
    page.get_by_role("button", name="Ask for a copy").click()
    fetch = page.get_by_role("link", name="Fetch the copy")
    expect(fetch).to_be_visible(timeout=60_000)
    answer = page.request.get(fetch.get_attribute("href") or "")
    assert answer.ok
    assert answer.body()[:2] == b"PK"


def test_a_copy_is_shown_to_nobody_whose_proof_has_worn_off(visitors: Visitors) -> None:
    visitors.at("/", "Oscar")
    visitors.wear_off("Oscar")
    page = visitors.at("/account/privacy", "Oscar")
    page.get_by_role("button", name="Confirm it is me").click()
    prove(visitors, page, "Oscar")
    expect(page.get_by_role("button", name="Ask for a copy")).to_be_visible(timeout=20_000)
    visitors.cookies.pop("Oscar")


def test_nothing_is_erased_before_it_was_read_and_confirmed(visitors: Visitors) -> None:
    page = visitors.at("/account/privacy", "Jamal", DESKTOP)
    page.get_by_role("button", name="See what would be erased").click()
    expect(page.get_by_text("All conversations on every channel")).to_be_visible(timeout=20_000)
    expect(page.get_by_text("The law has us keep our books")).to_be_visible()
    page.get_by_role("button", name="Erase my data").click()
    expect(page.get_by_text("Tick the box first")).to_be_visible()
    page.get_by_role("button", name="Keep everything").click()
    page.goto("/account")
    expect(page.locator(".own-rows")).to_contain_text("Jamal Carter")


def test_who_is_erased_is_told_by_which_number_and_signed_out(visitors: Visitors) -> None:
    page = visitors.at("/account/privacy", "Jamal", PHONE)
    page.get_by_role("button", name="See what would be erased").click()
    page.get_by_label("I understand").check()
    page.get_by_role("button", name="Erase my data").dblclick()
    heading(page, "Sign in")
    expect(page.get_by_text(re.compile("Your data was erased.*name A-"))).to_be_visible()
    expect(page.get_by_text("Jamal")).to_have_count(0)
    visitors.cookies.pop("Jamal")
