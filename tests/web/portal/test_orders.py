"""Orders and SIMs: what comes when, ordering and cancelling, a lost phone, and codes that are shown when proven."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.portal.visitor import DESKTOP, SIZES, Visitors, heading, lose_the_first_answer, prove


def test_an_order_says_its_next_step_and_its_day(visitors: Visitors) -> None:
    page = visitors.at("/orders", "Liam", DESKTOP)
    expect(page.get_by_role("heading", level=1)).to_contain_text("expected", timeout=20_000)
    page.locator(".entry").first.click()
    expect(page.locator(".steps [aria-current=step]")).to_have_count(1, timeout=20_000)
    expect(page.get_by_text("Expected", exact=True)).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
def test_a_thing_is_ordered_once_though_the_answer_is_lost_and_cancelled(
    visitors: Visitors, size: tuple[int, int]
) -> None:
    page = visitors.at("/orders/new", "Grace", size)
    page.get_by_role("button", name="See what it means").click(timeout=20_000)
    expect(page.get_by_text("Choose one.", exact=True)).to_be_visible()
    page.get_by_label(re.compile("Mesh point")).check()
    page.get_by_role("button", name="See what it means").click()
    heading(page, "Check your order")
    page.route(re.compile(r"/v1/orders$"), lose_the_first_answer())
    page.get_by_role("button", name="Order for £69.00").click()
    expect(page.get_by_text("press again, and it is still done only once")).to_be_visible(timeout=20_000)
    before = visitors.count("customer_order", "Grace")
    page.get_by_role("button", name="Order for £69.00").click()
    page.get_by_role("link", name="See the order").click(timeout=20_000)
    assert visitors.count("customer_order", "Grace") == before
    page.get_by_role("button", name="Cancel the order").click(timeout=20_000)
    page.get_by_role("dialog").get_by_role("button", name="Cancel the order").click()
    expect(page.get_by_text("It is cancelled.")).to_be_visible(timeout=20_000)


def test_who_only_uses_a_line_is_told_who_sees_orders(visitors: Visitors) -> None:
    page = visitors.at("/orders", "Maya")
    expect(page.get_by_text("Only the account holder sees its orders.")).to_be_visible(timeout=20_000)


def test_a_lost_phone_is_blocked_at_once_and_unblocked(visitors: Visitors) -> None:
    page = visitors.at("/help/sim", "Dev")
    page.get_by_role("button", name="Block the line").click(timeout=20_000)
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="Block it now").click()
    expect(sheet.get_by_text("Choose one")).to_be_visible()
    sheet.get_by_label("It is lost").check()
    sheet.get_by_role("button", name="Block it now").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("is blocked", timeout=20_000)
    page.get_by_role("button", name="The phone is back: unblock").click()
    page.get_by_role("dialog").get_by_role("button", name="Unblock it").click()
    heading(page, "Lost phone, SIM and codes")


def test_a_puk_is_shown_to_who_proves_themselves_and_hidden_again(visitors: Visitors) -> None:
    page = visitors.at("/help/sim", "Dev")
    visitors.wear_off("Dev")
    page.get_by_role("button", name="Show the PUK").click(timeout=20_000)
    expect(page.get_by_role("dialog")).to_be_visible()
    prove(visitors, page, "Dev")
    expect(page.locator(".secret")).to_have_text(re.compile(r"^\d{8}$"), timeout=20_000)
    page.get_by_role("button", name="Hide it").click()
    expect(page.locator(".secret")).to_have_count(0)


def test_leaving_says_its_cost_before_its_code(visitors: Visitors) -> None:
    page = visitors.at("/help/sim", "Ana")
    page.get_by_role("button", name="Get the code").click(timeout=20_000)
    expect(page.get_by_text("Leaving costs")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Show the code").click()
    expect(page.locator(".secret")).not_to_be_empty()
