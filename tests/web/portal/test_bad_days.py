"""Paying on a bad day: billing is away, or the server is in the very middle of it; nothing is guessed or done twice."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.portal.test_paying import choose
from tests.web.portal.visitor import PHONE, SIZES, Visitors, card_is_chosen, heading, unwell


@pytest.mark.parametrize("size", SIZES)
def test_while_billing_is_away_the_last_bill_stands_with_its_time_and_nothing_is_paid(
    visitors: Visitors, size: tuple[int, int]
) -> None:
    page = visitors.at("/bills", "Chloe", size)
    expect(page.get_by_role("link", name="Pay £61.00")).to_be_visible(timeout=20_000)
    page.goto("/")
    expect(page.locator(".bill-tile .amount")).to_be_visible(timeout=20_000)

    def is_stale() -> object:
        return page.request.get("/v1/billing/balance").json().get("is_stale")

    with unwell(visitors, "billing", is_stale):
        for path in ("/", "/bills"):
            page.goto(path)
            told = page.get_by_text(re.compile(r"As of \d\d:\d\d: newer is not to be had right now"))
            expect(told.first).to_be_visible(timeout=20_000)
            expect(page.get_by_text("£33.00").first).to_be_visible()
            expect(
                page.get_by_role("main").locator(".acts").get_by_role("link", name=re.compile("^Pay £"))
            ).to_have_count(0)
        page.goto("/pay")
        expect(page.get_by_role("alert")).to_contain_text("Nothing can be paid right now", timeout=20_000)
        expect(page.get_by_role("button", name=re.compile("^Continue with"))).to_have_count(0)
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("button", name="Continue with £61.00")).to_be_visible(timeout=20_000)


def test_a_server_that_goes_away_in_mid_payment_is_waited_for_and_it_is_paid_once(visitors: Visitors) -> None:
    before = visitors.count("payment", "Petra")
    page = visitors.at("/pay", "Petra", PHONE)
    choose(page, "4")
    visitors.floor.api.stop()
    try:
        page.get_by_role("button", name="Pay £4.00").click()
        expect(page.get_by_text("Please don't pay again")).to_be_visible(timeout=30_000)
        heading(page, "No answer yet")
    finally:
        visitors.floor.api.start()
        visitors.floor.api.wait_healthy(120)
    # It asks again by itself.
    expect(page.get_by_text("£4.00 is paid")).to_be_visible(timeout=40_000)
    assert visitors.count("payment", "Petra") == before + 1


def test_who_asks_too_often_is_told_so_and_what_was_entered_stays(visitors: Visitors) -> None:
    page = visitors.at("/pay", "Kirsty", PHONE)
    detail = "That was often. Please wait a minute, then try again."
    refused = {"type": "/problems/too-fast", "title": "Too fast", "status": 429, "detail": detail}
    page.route("**/v1/payments/quotes", lambda route: route.fulfill(status=429, json=refused))
    page.get_by_label("Another amount").check()
    page.get_by_label("Amount in GBP").fill("3")
    card_is_chosen(page)
    page.get_by_role("button", name="Continue with £3.00").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("nothing was taken", timeout=20_000)
    expect(alert).to_contain_text(detail)
    expect(page.get_by_label("Amount in GBP")).to_have_value("3")
    page.unroute("**/v1/payments/quotes")
    page.get_by_role("button", name="Continue with £3.00").click()
    heading(page, "Check and pay")
