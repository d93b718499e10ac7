"""Usage in the portal: whether it lasts, what can be added, and who hears of it, also on a bad day."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.portal.visitor import (
    DESKTOP,
    PHONE,
    SIZES,
    Visitors,
    heading,
    lose_the_first_answer,
    prove,
    unwell,
)

FINDS = [
    ("Ana", r"GB of 20 GB left", r"At this pace it lasts to .+: about .+ of 20 GB by then"),
    ("Jamal", r"^No credit left$", r"used, paid from your credit"),
    ("Petra", r"^Data without limit$", r"GB used, and nothing runs out"),
]


@pytest.mark.parametrize(("name", "title", "pace"), FINDS)
def test_the_first_line_says_what_is_left_and_the_chart_whether_it_lasts(
    visitors: Visitors, name: str, title: str, pace: str
) -> None:
    page = visitors.at("/usage", name)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(title), timeout=20_000)
    chart = page.get_by_role("figure", name=re.compile(pace))
    expect(chart.get_by_role("img")).to_be_visible()
    expect(page.get_by_text("0 MB", exact=True)).to_have_count(0)


@pytest.mark.parametrize("size", SIZES)
def test_both_charts_have_their_table_a_press_away(visitors: Visitors, size: tuple[int, int]) -> None:
    page = visitors.at("/usage", "Ana", size)
    for name in ("At this pace", "Most on"):
        chart = page.get_by_role("figure", name=re.compile(name))
        chart.get_by_role("button", name="Show as table").click()
        # The newest day first, down to the first of the cycle.
        assert chart.get_by_role("row").count() > 1
        expect(chart.get_by_role("row").last).to_be_visible()


def test_who_uses_a_line_of_somebody_else_s_sees_that_line_and_no_price(visitors: Visitors) -> None:
    page = visitors.at("/usage", "Maya")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("GB of 5 GB left"), timeout=20_000)
    expect(page.get_by_label("Which line or service?")).to_have_count(0)
    expect(page.get_by_role("link", name="Add data")).to_have_count(0)
    expect(page.get_by_text("£")).to_have_count(0)
    page.goto("/usage/add")
    expect(page.get_by_text("Only the account holder can add to this line.")).to_be_visible(timeout=20_000)


def test_the_line_is_chosen_by_its_nickname_and_stays_chosen(visitors: Visitors) -> None:
    page = visitors.at("/usage", "Kirsty")
    lines = page.get_by_label("Which line or service?")
    expect(lines.locator("option:checked")).to_have_text(re.compile("Kirsty"))
    lines.focus()
    lines.select_option(label="Van 2 ending 153")
    expect(page.get_by_text("Van 2 ending 153 · Business SIM 50 GB")).to_be_visible()
    expect(lines).to_be_focused()
    page.goto("/plan")
    expect(lines.locator("option:checked")).to_have_text("Van 2 ending 153", timeout=20_000)
    page.goto("/usage")
    page.get_by_role("link", name="Show Workshop").click()
    expect(page.get_by_text("Workshop ending 151 · Business SIM 50 GB")).to_be_visible(timeout=20_000)


def choose(page: Page, title: str) -> None:
    page.get_by_label(title).check()
    page.get_by_role("button", name="Continue with").click()
    heading(page, "Check and confirm")


@pytest.mark.parametrize("size", SIZES)
def test_data_is_added_by_quote_and_confirmation_once(visitors: Visitors, size: tuple[int, int]) -> None:
    before = visitors.count_of_lines("allowance_extra", "Dev")
    page = visitors.at("/", "Dev", size)
    page.get_by_role("link", name="Add data").or_(page.get_by_role("link", name="See usage")).first.click()
    if page.url.endswith("/usage"):
        page.get_by_role("link", name="Add data").click()
    choose(page, "5 GB of data")
    expect(page.get_by_text("On your next bill")).to_be_visible()
    assert visitors.count_of_lines("allowance_extra", "Dev") == before
    page.get_by_role("button", name="Add 5 GB of data for £8.00").dblclick()
    heading(page, "Added")
    expect(page.get_by_text("5 GB of data added, ready now.")).to_be_visible()
    assert visitors.count_of_lines("allowance_extra", "Dev") == before + 1
    page.get_by_role("link", name="Back to Usage").click()
    expect(page.get_by_text("Bought on top")).to_be_visible(timeout=20_000)
    charged = page.locator(".facts > div", has_text="Charged on top so far")
    expect(charged).to_contain_text(f"£{8 * (before + 1)}.00")


def test_nothing_is_chosen_is_said_at_the_choice(visitors: Visitors) -> None:
    page = visitors.at("/usage/add", "Ana")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Choose how much.")).to_be_visible()


def test_a_session_that_ends_in_mid_top_up_loses_nothing_and_adds_once(visitors: Visitors) -> None:
    before = visitors.count_of_lines("allowance_extra", "Ana")
    page = visitors.at("/usage/add", "Ana")
    choose(page, "1 GB of data")
    page.context.clear_cookies()
    page.get_by_role("button", name="Add 1 GB of data for").click()
    expect(page.get_by_role("heading", name="Confirm it is you")).to_be_visible(timeout=20_000)
    assert visitors.count_of_lines("allowance_extra", "Ana") == before
    prove(visitors, page, "Ana")
    heading(page, "Added")
    assert visitors.count_of_lines("allowance_extra", "Ana") == before + 1
    visitors.cookies.pop("Ana")


def test_an_answer_that_is_lost_is_asked_for_again_also_after_a_reload(visitors: Visitors) -> None:
    before = visitors.count_of_lines("allowance_extra", "Kirsty")
    page = visitors.at("/usage/add", "Kirsty", DESKTOP)
    choose(page, "20 GB of data")
    page.route(re.compile(r"/v1/usage/top-ups$"), lose_the_first_answer())
    page.get_by_role("button", name="Add 20 GB of data for").click()
    expect(page.get_by_text("Please don't do it again")).to_be_visible(timeout=20_000)
    page.reload()
    expect(page.get_by_text("the answer never came here")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Go on with it").click()
    heading(page, "Added")
    assert visitors.count_of_lines("allowance_extra", "Kirsty") == before + 1


def test_credit_without_a_card_says_that_one_is_needed(visitors: Visitors) -> None:
    page = visitors.at("/usage/add", "Jamal")
    heading(page, "Top up Mobile ending 110")
    page.get_by_label(re.compile("of credit")).first.check()
    page.get_by_role("button", name="Continue with").click()
    expect(page.get_by_text("Choose a card.")).to_be_visible()
    expect(page.get_by_role("button", name="Enter a new card")).to_be_visible()


def test_while_the_usage_system_is_away_the_last_answer_stands_with_its_time(visitors: Visitors) -> None:
    page = visitors.at("/usage", "Ana", PHONE)
    expect(page.get_by_role("figure", name=re.compile("At this pace"))).to_be_visible(timeout=20_000)

    def is_stale() -> object:
        return page.request.get("/v1/usage/current").json().get("is_stale")

    with unwell(visitors, "usage", is_stale):
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("left|used"), timeout=20_000)
        expect(page.get_by_text(re.compile(r"As of \d\d:\d\d: newer is not to be had right now"))).to_be_visible()
        expect(page.get_by_role("figure", name=re.compile("At this pace"))).to_be_visible()
        expect(page.get_by_role("link", name="Add data")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("link", name="Add data")).to_be_visible(timeout=20_000)


def test_who_hears_from_where_on_is_chosen_line_by_line(visitors: Visitors) -> None:
    page = visitors.at("/usage", "Ana", PHONE)
    page.get_by_label("50%").check()
    field = page.get_by_label("Another share, in percent")
    field.fill("none")
    page.get_by_role("button", name="Add this share").click()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value("none")
    field.fill("95 %")
    page.keyboard.press("Enter")
    expect(page.get_by_label("95%")).to_be_checked()
    page.get_by_role("button", name="Save").dblclick()
    expect(page.get_by_text("Saved.")).to_be_visible(timeout=20_000)
    page.reload()
    for share in ("50%", "80%", "95%", "100%"):
        expect(page.get_by_label(share)).to_be_checked(timeout=20_000)
    expect(page.get_by_label("90%")).not_to_be_checked()
