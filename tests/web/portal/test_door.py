"""Into the portal and out of it: codes, the address that was asked for, and a shared screen."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.portal.visitor import DESKTOP, PHONE, SIZES, Visitors, fits, heading, number, prove


def at_the_door(visitors: Visitors, path: str, size: tuple[int, int] = PHONE) -> Page:
    page = visitors.floor.page(*size)
    page.goto(path)
    heading(page, "Sign in")
    return page


@pytest.mark.parametrize("path", ["/", "/bills"])
def test_before_anybody_is_signed_in_nothing_is_refused_and_the_console_is_empty(visitors: Visitors, path: str) -> None:
    # Where no worker may run, the browser of a test says so.
    page = visitors.floor.page(*PHONE, keeps=True)
    lines: list[str] = []
    page.on("console", lambda line: lines.append(line.text))
    page.goto(path)
    heading(page, "Sign in")
    page.wait_for_load_state("networkidle")
    assert lines == []


@pytest.mark.parametrize("size", SIZES)
def test_a_code_leads_to_the_page_that_was_asked_for(visitors: Visitors, size: tuple[int, int]) -> None:
    page = at_the_door(visitors, "/bills", size)
    name = "Ben" if size == PHONE else "Petra"
    prove(visitors, page, name)
    expect(page.get_by_role("table", name="All bills")).to_be_visible(timeout=20_000)
    assert page.url.endswith("/bills")


def test_what_is_wrong_is_said_at_the_field_and_what_was_typed_stays(visitors: Visitors) -> None:
    page = at_the_door(visitors, "/")
    page.get_by_role("button", name="Send me a code").click()
    address = page.get_by_label("Mobile number or e-mail")
    expect(page.get_by_text("Enter your mobile number or e-mail address.")).to_be_visible()
    expect(address).to_be_focused()
    address.fill("twelve")
    page.keyboard.press("Enter")
    expect(page.get_by_text("neither a mobile number nor an e-mail address")).to_be_visible()
    expect(address).to_have_value("twelve")
    address.fill(number("Dev"))
    page.keyboard.press("Enter")
    code = page.get_by_label("Six-digit code")
    expect(code).to_be_focused()
    right = visitors.floor.read_code(number("Dev"))
    code.fill("000000" if right != "000000" else "111111")
    page.keyboard.press("Enter")
    expect(page.get_by_text("That is not the code.")).to_be_visible()
    # As it is pasted out of a text, with a space in it.
    code.fill(f"{right[:3]} {right[3:]}")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Bills")).to_be_visible(timeout=20_000)


def test_an_address_nobody_has_is_answered_as_any_other(visitors: Visitors) -> None:
    page = at_the_door(visitors, "/")
    page.get_by_label("Mobile number or e-mail").fill("nobody@example.com")
    page.keyboard.press("Enter")
    expect(page.get_by_text("is one we know, a six-digit code is on its way")).to_be_visible()
    field = page.get_by_label("Six-digit code")
    assert field.get_attribute("autocomplete") == "one-time-code"
    page.get_by_text("Not received?").click()
    expect(page.get_by_role("button", name="Another code can be sent in")).to_have_attribute("aria-disabled", "true")


def test_who_signs_out_leaves_nothing_on_the_screen(visitors: Visitors) -> None:
    page = at_the_door(visitors, "/", DESKTOP)
    prove(visitors, page, "Grace")
    expect(page.get_by_role("button", name="Grace, more")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Grace, more").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    expect(page.get_by_text("Grace")).to_have_count(0)
    page.go_back()
    expect(page.get_by_text("Grace")).to_have_count(0)


def test_a_session_that_ends_comes_back_to_the_same_page(visitors: Visitors) -> None:
    page = visitors.at("/bills", "Ana")
    page.locator(".row-link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("bill")
    there = page.url
    page.context.clear_cookies()
    page.get_by_role("button", name="What is").first.wait_for()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("heading", name="Sign in again")).to_be_visible()
    expect(page.get_by_text("Every line")).to_be_hidden()
    prove(visitors, page, "Ana")
    expect(page.get_by_text("Every line")).to_be_visible(timeout=20_000)
    assert page.url == there
    visitors.cookies.pop("Ana")


def test_who_asks_for_too_many_codes_is_told_when_it_goes_on_and_may_use_what_was_sent(visitors: Visitors) -> None:
    page = visitors.floor.page(*PHONE)
    for _ in range(5):
        page.request.post("/v1/sign-in/codes", data={"address": number("Liam")})
        code = visitors.floor.read_code(number("Liam"))
    page.goto("/bills")
    page.get_by_label("Mobile number or e-mail").fill(number("Liam"))
    page.keyboard.press("Enter")
    told = page.get_by_role("heading", name="Too many codes for now")
    expect(told).to_be_focused(timeout=20_000)
    expect(page.get_by_text(re.compile(r"another code can be sent from \d\d:\d\d on"))).to_be_visible()
    assert fits(page)
    page.get_by_role("button", name="I have a code").click()
    page.get_by_label("Six-digit code").fill(code)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Sign in", timeout=20_000)
