"""Paying in the portal: nothing is taken twice, and nothing that was entered is lost, whatever happens on the way."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.portal.visitor import DESKTOP, PHONE, Visitors, card_is_chosen, heading, lose_the_first_answer, prove

# What the sandbox's bank turns down.
DECLINED = "66.02"


def choose(page: Page, other: str) -> None:
    page.get_by_label("Another amount").check()
    page.get_by_label("Amount in GBP").fill(other)
    card_is_chosen(page)
    page.get_by_role("button", name="Continue with").click()
    heading(page, "Check and pay")


def test_a_payment_is_chosen_checked_and_paid_once(visitors: Visitors) -> None:
    before = visitors.count("payment", "Chloe")
    page = visitors.at("/pay?amount=overdue", "Chloe", PHONE)
    expect(page.get_by_label("What is overdue")).to_be_checked()
    card_is_chosen(page)
    page.get_by_role("button", name="Continue with £28.00").click()
    heading(page, "Check and pay")
    expect(page.get_by_text("Your suspended services work again once this is paid.")).to_be_visible()
    assert visitors.count("payment", "Chloe") == before
    page.get_by_role("button", name="Pay £28.00").dblclick()
    expect(page.get_by_text("£28.00 is paid")).to_be_visible(timeout=20_000)
    assert visitors.count("payment", "Chloe") == before + 1
    page.get_by_role("link", name="Back to Home").click()
    expect(page.locator(".bill-tile h2")).to_be_visible(timeout=20_000)
    expect(page.get_by_text("is overdue since")).to_have_count(0)


def test_a_declined_card_keeps_the_entries_and_offers_ways_on(visitors: Visitors) -> None:
    page = visitors.at("/pay", "Kirsty", DESKTOP)
    choose(page, DECLINED)
    page.get_by_role("button", name=f"Pay £{DECLINED}").click()
    expect(page.get_by_text("Your bank turned this down. Nothing was taken.")).to_be_visible(timeout=20_000)
    expect(page.get_by_label("Amount in GBP")).to_have_value(DECLINED)
    expect(page.get_by_role("link", name="Pay later or in parts")).to_be_visible()


@pytest.mark.parametrize("typed", ["", "nothing", "900"])
def test_an_amount_that_cannot_be_paid_is_said_at_its_field(visitors: Visitors, typed: str) -> None:
    page = visitors.at("/pay", "Kirsty")
    page.get_by_label("Another amount").check()
    page.get_by_label("Amount in GBP").fill(typed)
    page.get_by_role("button", name="Continue with").click()
    expect(page.get_by_label("Amount in GBP")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Amount in GBP")).to_have_value(typed)


def test_a_code_that_has_worn_off_is_asked_for_in_the_middle_and_the_payment_goes_on(visitors: Visitors) -> None:
    before = visitors.count("payment", "Oscar")
    page = visitors.at("/pay", "Oscar")
    choose(page, "5")
    visitors.wear_off("Oscar")
    page.get_by_role("button", name="Pay £5.00").click()
    expect(page.get_by_role("heading", name="Confirm it is you")).to_be_visible()
    assert visitors.count("payment", "Oscar") == before
    prove(visitors, page, "Oscar")
    expect(page.get_by_text("£5.00 is paid")).to_be_visible(timeout=20_000)
    assert visitors.count("payment", "Oscar") == before + 1
    visitors.cookies.pop("Oscar")


def test_a_session_that_ends_in_mid_payment_loses_nothing_and_pays_once(visitors: Visitors) -> None:
    before = visitors.count("payment", "Ana")
    page = visitors.at("/pay", "Ana")
    choose(page, "7")
    page.context.clear_cookies()
    page.get_by_role("button", name="Pay £7.00").click()
    expect(page.get_by_role("heading", name="Confirm it is you")).to_be_visible(timeout=20_000)
    assert visitors.count("payment", "Ana") == before
    prove(visitors, page, "Ana")
    expect(page.get_by_text("£7.00 is paid")).to_be_visible(timeout=20_000)
    assert visitors.count("payment", "Ana") == before + 1
    visitors.cookies.pop("Ana")


def test_who_does_not_prove_it_pays_nothing_and_keeps_what_was_chosen(visitors: Visitors) -> None:
    page = visitors.at("/pay", "Kirsty")
    choose(page, "6")
    visitors.wear_off("Kirsty")
    before = visitors.count("payment", "Kirsty")
    page.get_by_role("button", name="Pay £6.00").click()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    expect(page.get_by_role("button", name="Pay £6.00")).to_be_enabled()
    assert visitors.count("payment", "Kirsty") == before
    visitors.cookies.pop("Kirsty")


def test_an_answer_that_is_lost_is_asked_for_again_and_it_is_paid_once(visitors: Visitors) -> None:
    before = visitors.count("payment", "Petra")
    page = visitors.at("/pay", "Petra")
    choose(page, "9")
    page.route(re.compile(r"/v1/payments$"), lose_the_first_answer())
    page.get_by_role("button", name="Pay £9.00").click()
    expect(page.get_by_text("Please don't pay again")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Ask again now").click()
    expect(page.get_by_text("£9.00 is paid")).to_be_visible(timeout=20_000)
    assert visitors.count("payment", "Petra") == before + 1


def test_a_reload_in_mid_payment_is_found_out_and_pays_once(visitors: Visitors) -> None:
    before = visitors.count("payment", "Petra")
    page = visitors.at("/pay", "Petra")
    choose(page, "8")
    page.route(re.compile(r"/v1/payments$"), lose_the_first_answer())
    page.get_by_role("button", name="Pay £8.00").click()
    expect(page.get_by_text("Please don't pay again")).to_be_visible(timeout=20_000)
    page.reload()
    expect(page.get_by_text("the answer never came here")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Go on with £8.00").click()
    expect(page.get_by_text("£8.00 is paid")).to_be_visible(timeout=20_000)
    assert visitors.count("payment", "Petra") == before + 1


def test_automatic_payment_is_turned_on_and_off(visitors: Visitors) -> None:
    page = visitors.at("/pay/automatic", "Chloe")
    heading(page, "Automatic payment is off")
    page.get_by_role("button", name="Turn it on").click()
    page.get_by_label("On day 15 of each month").check()
    page.get_by_role("button", name="See what it means").click()
    page.get_by_role("button", name="Turn on automatic payment").click()
    heading(page, "Your bills pay themselves")
    page.get_by_role("button", name="Turn it off").click()
    page.get_by_role("dialog").get_by_role("button", name="Turn it off").click()
    heading(page, "Automatic payment is off")


def test_what_is_owed_is_agreed_in_parts_that_add_up(visitors: Visitors) -> None:
    page = visitors.at("/pay/later", "Chloe")
    page.get_by_label(re.compile(r"In \d parts")).first.check()
    page.get_by_role("button", name="See the days").click()
    expect(page.get_by_role("heading", name="What you agree to")).to_be_visible(timeout=20_000)
    parts = [int(re.sub(r"\D", "", text)) for text in page.locator(".facts dd").all_inner_texts()]
    assert sum(parts[:-1]) == parts[-1]
    page.get_by_role("button", name="Agree to this").dblclick()
    expect(page.get_by_text("Agreed: A-")).to_be_visible(timeout=20_000)
