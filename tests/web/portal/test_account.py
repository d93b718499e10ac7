"""What customers change about themselves in the portal: quoted or proven by a code, done once, and never lost."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.portal.visitor import DESKTOP, PHONE, SIZES, Visitors, heading, prove


def open_sheet(page: Page, button: str, title: str) -> None:
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("dialog", name=title)).to_be_visible()


def fact(page: Page, term: str) -> str:
    return (
        page.locator(".own-rows > div").filter(has=page.get_by_text(term, exact=True)).locator("dd").first.inner_text()
    )


def test_the_account_is_under_more_on_a_phone_and_beside_the_page_on_a_desktop(visitors: Visitors) -> None:
    page = visitors.at("/", "Ana", PHONE)
    assert page.get_by_role("navigation").get_by_role("link", name="Account").count() == 0
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("dialog").get_by_role("link", name="Account").click()
    heading(page, "Your account")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    here = page.get_by_role("navigation", name="Pages").get_by_role("link", name="Account")
    expect(here).to_have_attribute("aria-current", "page")


@pytest.mark.parametrize(("size", "name"), [(PHONE, "Ben"), (DESKTOP, "Grace")])
def test_a_name_is_read_before_it_is_changed(visitors: Visitors, size: tuple[int, int], name: str) -> None:
    page = visitors.at("/account", name, size)
    before = fact(page, "Name")
    open_sheet(page, "Change name", "Change your name")
    family = page.get_by_label("Family name")
    family.fill("")
    page.get_by_role("button", name="See what changes").click()
    expect(page.get_by_text("Enter both names.")).to_be_visible()
    family.fill("Lee")
    page.get_by_role("button", name="See what changes").click()
    expect(page.get_by_text("Your contracts, numbers and prices stay as they are.")).to_be_visible()
    assert fact(page, "Name") == before
    page.get_by_role("button", name=f"Change it to {name} Lee").dblclick()
    expect(page.get_by_role("status").filter(has_text=f"Your name with us is now {name} Lee.")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".own-rows")).to_contain_text(f"{name} Lee")
    heading(page, "Your account")


def test_an_address_that_is_not_understood_stays_as_it_was_typed(visitors: Visitors) -> None:
    page = visitors.at("/account", "Ines")
    open_sheet(page, "Change postal address", "Change your postal address")
    page.get_by_label("Street, house and town").fill("4 Mill Lane, Sheffield")
    page.get_by_label("Postcode").fill("twelve")
    page.get_by_role("button", name="See what changes").click()
    expect(page.get_by_text("Write a postcode")).to_be_visible()
    expect(page.get_by_label("Street, house and town")).to_have_value("4 Mill Lane, Sheffield")
    page.get_by_label("Postcode").fill("s118ab")
    page.get_by_role("button", name="See what changes").click()
    expect(page.get_by_text("stays where it is").first).to_be_visible()
    page.get_by_role("button", name="Use this address").click()
    expect(page.locator(".own-rows")).to_contain_text("4 Mill Lane, Sheffield, S11 8AB")


def test_a_new_e_mail_is_proven_by_a_code_that_was_sent_there(visitors: Visitors) -> None:
    page = visitors.at("/account", "Liam", DESKTOP)
    open_sheet(page, "Change e-mail", "Change your e-mail")
    box = page.get_by_label("New e-mail")
    box.fill("liam at home")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Write an e-mail address")).to_be_visible()
    expect(box).to_have_value("liam at home")
    box.fill("liam.at.home@example.com")
    page.keyboard.press("Enter")
    code = page.get_by_label("Six-digit code")
    expect(code).to_be_focused()
    right = visitors.floor.read_code("liam.at.home@example.com")
    code.fill("000000" if right != "000000" else "111111")
    page.keyboard.press("Enter")
    expect(page.get_by_text("That is not the code")).to_be_visible()
    assert fact(page, "E-mail") == "liam.murphy@example.com"
    code.fill(right)
    page.keyboard.press("Enter")
    expect(page.locator(".own-rows")).to_contain_text("liam.at.home@example.com")


@pytest.mark.parametrize("size", SIZES)
def test_messages_are_chosen_by_kind_and_way_and_what_has_to_reach_somebody_does(
    visitors: Visitors, size: tuple[int, int]
) -> None:
    page = visitors.at("/account/notices", "Elena", size)
    bills = page.get_by_role("group", name="Bills")
    for way in ("E-mail", "Text", "Browser"):
        bills.get_by_label(way).uncheck()
    page.get_by_role("button", name="Save the choices").click()
    expect(page.get_by_role("alert").filter(has_text="one way to tell you of bills stays on")).to_be_visible()
    bills.get_by_label("E-mail").check()
    page.get_by_role("button", name="Save the choices").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.reload()
    expect(bills.get_by_label("Text")).not_to_be_checked(timeout=20_000)
    expect(bills.get_by_label("E-mail")).to_be_checked()
    for way in ("Text", "Browser"):
        bills.get_by_label(way).check()
    page.get_by_role("button", name="Save the choices").click()
    expect(page.get_by_text("Saved.")).to_be_visible()


def test_a_code_that_has_worn_off_is_asked_for_over_the_sheet_and_the_change_goes_on(visitors: Visitors) -> None:
    page = visitors.at("/account", "Dev")
    open_sheet(page, "Change name", "Change your name")
    page.get_by_label("Family name").fill("Patel-Shah")
    visitors.wear_off("Dev")
    page.get_by_role("button", name="See what changes").click()
    expect(page.get_by_role("heading", name="Confirm it is you")).to_be_visible()
    prove(visitors, page, "Dev")
    expect(page.get_by_role("button", name="Change it to Dev Patel-Shah")).to_be_visible(timeout=20_000)
    visitors.cookies.pop("Dev")


def test_while_the_server_is_away_the_choices_stay_and_wait(visitors: Visitors) -> None:
    page = visitors.at("/account/notices", "Chloe")
    usage = page.get_by_role("group", name="Data and credit running low")
    usage.get_by_label("Text").uncheck()
    visitors.floor.api.stop()
    try:
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(page.get_by_text("Changes wait until it is back")).to_be_visible(timeout=20_000)
        save = page.get_by_role("button", name="Save the choices")
        expect(save).to_have_attribute("aria-disabled", "true")
    finally:
        visitors.floor.api.start()
        visitors.floor.api.wait_healthy(120)
    expect(page.get_by_text("Changes wait until it is back")).to_have_count(0, timeout=20_000)
    expect(usage.get_by_label("Text")).not_to_be_checked()


def test_an_answer_that_is_lost_is_found_out_and_the_change_is_made_once(visitors: Visitors) -> None:
    page = visitors.at("/account", "Oscar")
    open_sheet(page, "Change name", "Change your name")
    page.get_by_label("Family name").fill("Berg")
    page.get_by_role("button", name="See what changes").click()
    keys: list[str] = []

    def lose(route: Route) -> None:
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route(re.compile(r"/v1/accounts/name$"), lose)
    page.get_by_role("button", name="Change it to Oscar Berg").click()
    expect(page.get_by_text("we can't say yet whether it was done")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Change it to Oscar Berg").click()
    expect(page.get_by_text("Your name with us is now Oscar Berg.")).to_be_visible(timeout=20_000)
    assert len(set(keys)) == 1
