"""Each of the demo's people does what their story asks for, on a phone and on a desktop: bills and payments."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.portal.visitor import DESKTOP, PHONE, SIZES, Visitors, heading

Size = tuple[int, int]


def notice(page: Page) -> Locator:
    return page.get_by_role("region", name="What needs you").get_by_role("listitem")


def enter_card(page: Page, card: str = "Works") -> None:
    """On the page of the payment provider, which opens beside this one."""
    page.get_by_role("button", name="Enter a new card").click()
    with page.expect_popup() as opening:
        page.get_by_role("link", name="Go to the card page").click()
    beside = opening.value
    beside.get_by_role("button", name=re.compile(card)).first.click()
    expect(beside.get_by_role("status")).to_contain_text("You can close this page")
    beside.close()
    expect(page.get_by_text("is saved and chosen.")).to_be_visible(timeout=20_000)


@pytest.mark.parametrize("size", SIZES)
def test_ben_finds_both_payments_and_that_one_is_only_held(visitors: Visitors, size: Size) -> None:
    page = visitors.at("/", "Ben", size)
    page.get_by_role("link", name="Bills", exact=True).click()
    newest, before = (page.locator(".made li").nth(place) for place in (0, 1))
    expect(newest).to_contain_text("£42.10", timeout=20_000)
    expect(newest).to_contain_text("Held by your bank, not taken")
    expect(newest).to_contain_text("The bank releases it by itself, mostly within seven days.")
    expect(before).to_contain_text("£42.10")
    expect(before.locator(".state")).to_have_text("Paid")
    expect(page.get_by_role("link", name=re.compile("^Pay £"))).to_have_count(0)
    shown = page.locator(".made li").count()
    page.get_by_role("button", name=re.compile(r"^Show all \d+$")).click()
    expect(page.get_by_role("button", name=re.compile(r"^Show all"))).to_have_count(0)
    assert page.locator(".made li").count() > shown


@pytest.mark.parametrize("size", SIZES)
def test_petra_sees_that_her_discount_has_ended_and_what_that_makes(visitors: Visitors, size: Size) -> None:
    page = visitors.at("/", "Petra", size)
    page.get_by_role("link", name="See the bill").first.click()
    causes = page.get_by_role("table", name=re.compile("^£10.00 more than"))
    expect(causes.get_by_role("row").filter(has_text=re.compile("discount", re.IGNORECASE))).to_contain_text(
        "£10.00", timeout=20_000
    )
    expect(causes.locator("tfoot")).to_contain_text("£10.00")


def test_oscar_whose_bank_said_no_pays_with_another_card(visitors: Visitors) -> None:
    page = visitors.at("/", "Oscar", PHONE)
    expect(notice(page)).to_contain_text("Your bank turned down £42.10")
    notice(page).get_by_role("link", name="Pay another way").click()
    heading(page, "You owe £42.10")
    enter_card(page)
    page.get_by_role("button", name="Continue with £42.10").click()
    heading(page, "Check and pay")
    page.get_by_role("button", name="Pay £42.10").click()
    expect(page.get_by_text("£42.10 is paid")).to_be_visible(timeout=20_000)
    page.get_by_role("link", name="Back to Home").click()
    heading(page, "Oscar, nothing needs you today")
    page.goto("/bills")
    newest, before = (page.locator(".made li").nth(place) for place in (0, 1))
    expect(newest.locator(".state")).to_have_text("Paid", timeout=20_000)
    expect(before).to_contain_text("Declined")
    expect(before).to_contain_text("Nothing was taken. Try another card, or ask your bank why.")


@pytest.mark.parametrize("size", SIZES)
def test_jamal_who_has_no_credit_and_no_card_tops_up(visitors: Visitors, size: Size) -> None:
    before = visitors.count("payment", "Jamal")
    page = visitors.at("/", "Jamal", size)
    page.get_by_role("link", name="Top up", exact=True).click()
    heading(page, "Top up Mobile ending 110")
    page.get_by_label(re.compile("^£10 of credit")).check()
    enter_card(page)
    page.get_by_role("button", name="Continue with £10.00").click()
    heading(page, "Check and confirm")
    assert visitors.count("payment", "Jamal") == before
    page.get_by_role("button", name=re.compile("^Add £10 of credit")).dblclick()
    heading(page, "Added")
    assert visitors.count("payment", "Jamal") == before + 1
    page.get_by_role("link", name="Back to Usage").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^£[12]0.00 credit left$"), timeout=20_000)


@pytest.mark.parametrize("size", SIZES)
def test_liam_who_is_new_finds_no_bill_and_no_failure(visitors: Visitors, size: Size) -> None:
    page = visitors.at("/", "Liam", size)
    expect(page.get_by_text("Your first bill comes about")).to_be_visible(timeout=20_000)
    expect(notice(page)).to_contain_text("comes on")
    for path in ("/bills", "/pay", "/pay/automatic", "/usage", "/plan", "/orders"):
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=20_000)
        expect(page.locator("[aria-busy=true]")).to_have_count(0, timeout=20_000)
        expect(page.get_by_text("could not be loaded")).to_have_count(0)
        expect(page.get_by_role("button", name="Try again")).to_have_count(0)


@pytest.mark.parametrize("size", SIZES)
def test_maya_sees_her_line_and_nothing_of_what_it_costs(visitors: Visitors, size: Size) -> None:
    page = visitors.at("/", "Maya", size)
    expect(page.get_by_text("Only the account holder sees its bills.")).to_be_visible(timeout=20_000)
    for path in ("/", "/bills", "/pay", "/usage", "/plan", "/help"):
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=20_000)
        expect(page.locator("[aria-busy=true]")).to_have_count(0, timeout=20_000)
        assert "£" not in page.get_by_role("main").inner_text(), path
        expect(page.get_by_text("could not be loaded")).to_have_count(0)


@pytest.mark.parametrize("size", SIZES)
def test_noor_pays_for_both_lines_and_sees_who_uses_which(visitors: Visitors, size: Size) -> None:
    page = visitors.at("/account/people", "Noor", size)
    expect(page.get_by_role("button", name=re.compile("^Take back .* from Maya Ahmed$"))).to_be_visible(timeout=20_000)
    page.goto("/bills")
    page.get_by_role("link", name="See the bill").click()
    lines = page.locator(".line-amount")
    expect(lines.first).to_be_visible(timeout=20_000)
    assert sum(int(re.sub(r"\D", "", text)) for text in lines.all_inner_texts()) == 3000


@pytest.mark.parametrize("size", [DESKTOP])
def test_kirsty_s_bill_has_each_of_her_five_lines(visitors: Visitors, size: Size) -> None:
    page = visitors.at("/bills", "Kirsty", size)
    page.get_by_role("link", name="See the bill").click()
    every = page.locator(".bill-lines")
    for name in ("Kirsty", "Workshop", "Van 1", "Van 2", "Front desk"):
        expect(every.get_by_role("heading", name=re.compile(f"^{name}"))).to_be_visible(timeout=20_000)
    assert every.locator(".line-amount").all_inner_texts() == ["£18.00"] * 5
