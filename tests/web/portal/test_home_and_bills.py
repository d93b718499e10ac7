"""What each of the demo's people finds on their home page, and what their bills say."""

import re

import pytest
from playwright.sync_api import expect

from api.demo.days import DAYS_TO_PAY, Days
from api.formats import MINUS
from tests.web.portal.visitor import DESKTOP, PHONE, SIZES, Visitors, heading

DAYS = Days.of_now()
DUE_IN = DAYS_TO_PAY - (DAYS.today - DAYS.story_issue_day()).days
FINDS = [
    ("Ana", "Ana, one thing needs you", f"is taken in {DUE_IN} days", "See why"),
    ("Chloe", "Chloe, one thing needs you", "£28.00 is overdue since", "Pay £28.00"),
    ("Dev", "Dev, one thing needs you", "all data is used", "Add data"),
    ("Elena", "Elena, one thing needs you", "Broadband and TV: fault in", "Text me when fixed"),
    ("Ines", "Ines, one thing needs you", "Technician on", "the visit"),
    ("Oscar", "Oscar, one thing needs you", "Your bank turned down £42.10", "Pay another way"),
]


@pytest.mark.parametrize(("name", "title", "what", "deed"), FINDS)
def test_what_needs_somebody_is_said_first_with_its_one_deed(
    visitors: Visitors, name: str, title: str, what: str, deed: str
) -> None:
    page = visitors.at("/", name)
    heading(page, title)
    notice = page.get_by_role("region", name="What needs you").get_by_role("listitem")
    expect(notice).to_have_count(1)
    expect(notice).to_contain_text(what)
    expect(notice.get_by_role("button", name=deed).or_(notice.get_by_role("link", name=deed))).to_be_visible()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Maya", "Only the account holder sees its bills."),
        ("Liam", "Your first bill comes about"),
        ("Jamal", "You pay as you go, so there are no bills."),
    ],
)
def test_no_bill_is_told_for_what_it_is(visitors: Visitors, name: str, said: str) -> None:
    page = visitors.at("/", name)
    expect(page.get_by_text(said)).to_be_visible(timeout=20_000)
    assert page.get_by_role("navigation").get_by_role("link", name="Bills").count() == (0 if name == "Maya" else 1)


def test_who_is_told_when_it_is_fixed_hears_that_they_will_be(visitors: Visitors) -> None:
    page = visitors.at("/", "Elena")
    page.get_by_role("button", name="Text me when fixed").click()
    expect(page.get_by_text("You will hear from us when it is back")).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
def test_the_year_is_a_finding_with_its_table_a_press_away(visitors: Visitors, size: tuple[int, int]) -> None:
    page = visitors.at("/bills", "Ana", size)
    heading(page, "You owe £84.20")
    chart = page.get_by_role("figure", name=re.compile("£42.10 above your usual"))
    expect(chart.get_by_role("img")).to_be_visible()
    chart.get_by_role("button", name="Show as table").click()
    expect(chart.get_by_role("row").last).to_be_visible()
    assert chart.get_by_role("row").count() == 13


def test_a_bill_explains_itself_and_adds_up(visitors: Visitors) -> None:
    page = visitors.at("/bills", "Ana", DESKTOP)
    page.locator(".row-link").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    causes = page.get_by_role("table", name="£42.10 more than")
    expect(causes).to_be_visible()
    amounts = [amount(text) for text in causes.locator("tbody td").all_inner_texts()]
    assert sum(amounts) == amount(causes.locator("tfoot td").inner_text()) == 4210
    lines = [amount(text) for text in page.locator(".line-amount").all_inner_texts()]
    assert sum(lines) == 8420
    assert page.request.get(page.get_by_role("link", name="Download PDF").get_attribute("href") or "").ok


def amount(text: str) -> int:
    return int(re.sub(rf"[^\d{MINUS}]", "", text).replace(MINUS, "-"))


def test_going_back_stands_where_one_stood(visitors: Visitors) -> None:
    page = visitors.at("/bills", "Ana", PHONE)
    heading(page, "You owe £84.20")
    expect(page.locator("[aria-busy=true]")).to_have_count(0, timeout=20_000)
    page.locator(".row-link").last.scroll_into_view_if_needed()
    stood = page.evaluate("scrollY")
    page.locator(".row-link").last.click()
    expect(page.get_by_text("Every line")).to_be_visible(timeout=20_000)
    assert page.evaluate("scrollY") == 0
    page.go_back()
    heading(page, "You owe £84.20")
    assert abs(page.evaluate("scrollY") - stood) < 80


def test_a_charge_is_disputed_once_it_was_said_what_that_means(visitors: Visitors) -> None:
    page = visitors.at("/bills", "Petra")
    page.locator(".row-link").first.click()
    page.get_by_role("button", name="Dispute").first.click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="See what happens").click()
    expect(sheet.get_by_text("Choose what is wrong with it.")).to_be_visible()
    sheet.get_by_label("The amount is wrong").check()
    sheet.get_by_role("button", name="See what happens").click()
    expect(sheet.get_by_text("On hold", exact=True)).to_be_visible(timeout=20_000)
    sheet.get_by_role("button", name=re.compile("^Dispute £")).dblclick()
    expect(sheet.get_by_text("It is disputed: case")).to_be_visible(timeout=20_000)
    sheet.get_by_role("button", name="Close").first.click()
    expect(page.locator(".disputed")).to_be_visible(timeout=20_000)
