"""Plans in the portal: what one has, moving to another, add-ons and roaming; each done once and undone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.portal.plans import fact, orders
from tests.web.portal.visitor import (
    DESKTOP,
    SIZES,
    Visitors,
    fits,
    heading,
    lose_the_first_answer,
    prove,
    unwell,
)

# In this order wherever a plan stands beside others.
ORDER = ["Price later", "Contract", "Other fees", "If you leave early", "Speed", "Data", "Calls", "Texts", "Abroad"]


def test_the_plan_says_what_it_costs_until_when_and_what_happens_then(visitors: Visitors) -> None:
    page = visitors.at("/plan", "Grace")
    heading(page, "Fast 150")
    expect(page.get_by_text("£31.00 a month")).to_be_visible(timeout=20_000)
    expect(fact(page, "Contract")).to_contain_text("Until ")
    expect(fact(page, "After that")).to_contain_text("from month to month")
    expect(fact(page, "Leaving now costs")).to_have_text("Nothing")


def test_who_uses_a_line_of_somebody_else_s_sees_the_plan_and_changes_nothing(visitors: Visitors) -> None:
    page = visitors.at("/plan", "Maya")
    expect(page.get_by_text("Price and contract are the account holder's to see.")).to_be_visible(timeout=20_000)
    expect(page.get_by_text("£")).to_have_count(0)
    for deed in ("Compare plans", "End this service", "See all add-ons", "Turn roaming off"):
        expect(page.get_by_text(deed)).to_have_count(0)
    for path in ("/plan/compare", "/plan/change/sim-20", "/plan/add-ons", "/plan/end"):
        page.goto(path)
        expect(page.get_by_text(re.compile("^Only the account holder can"))).to_be_visible(timeout=20_000)


@pytest.mark.parametrize("size", SIZES)
def test_plans_are_compared_with_mine_first_and_all_in_one_order(visitors: Visitors, size: tuple[int, int]) -> None:
    page = visitors.at("/plan/compare", "Ana", size)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("SIM 20 GB|would have saved"), timeout=20_000)
    cards = page.locator(".plan-card")
    expect(cards.first).to_contain_text("Your plan")
    assert cards.count() > 2
    for card in cards.all():
        terms = [term for term in card.locator("dt").all_inner_texts() if term in ORDER]
        assert terms == [term for term in ORDER if term in terms]
        assert len(terms) > 5
    expect(fact(cards.first, "For your usage")).to_contain_text("a month")
    expect(page.get_by_text("Prepaid and billed plans need an account of their own.")).to_be_visible()


def review(page: Page, plan: str) -> None:
    page.get_by_role("link", name=f"Choose {plan}").click()
    heading(page, f"Change to {plan}")
    expect(page.get_by_label(re.compile("With the next bill"))).to_be_checked()
    page.get_by_role("button", name="See what it costs").click()
    heading(page, "Check and confirm")


@pytest.mark.parametrize("size", SIZES)
def test_a_plan_is_changed_by_quote_and_confirmation_once_and_withdrawn(
    visitors: Visitors, size: tuple[int, int]
) -> None:
    before = orders(visitors, "Grace", "plan_change")
    page = visitors.at("/plan", "Grace", size)
    page.get_by_role("link", name="Compare plans").click()
    review(page, "Max 500")
    expect(fact(page, "Each month")).to_have_text("£38.00 (now £31.00)")
    expect(fact(page, "Undo")).to_contain_text("Free, until the day before")
    assert orders(visitors, "Grace", "plan_change") == before
    page.get_by_role("button", name="Change to Max 500, £38.00 a month").dblclick()
    heading(page, "Agreed")
    assert len(orders(visitors, "Grace", "plan_change")) == len(before) + 1
    page.get_by_role("link", name="Back to your plan").click()
    expect(page.get_by_role("heading", name=re.compile("Changes to Max 500 on"))).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Take it back").click()
    page.get_by_role("button", name="Withdraw the change").click()
    expect(page.get_by_role("heading", name=re.compile("Changes to Max 500 on"))).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert orders(visitors, "Grace", "plan_change")[-1] == "cancelled"


def test_a_session_that_ends_in_mid_change_loses_nothing_and_changes_once(visitors: Visitors) -> None:
    before = orders(visitors, "Petra", "plan_change")
    page = visitors.at("/plan/compare", "Petra")
    review(page, "Max 500")
    page.context.clear_cookies()
    page.get_by_role("button", name="Change to Max 500").click()
    expect(page.get_by_role("heading", name="Confirm it is you")).to_be_visible(timeout=20_000)
    assert orders(visitors, "Petra", "plan_change") == before
    prove(visitors, page, "Petra")
    heading(page, "Agreed")
    assert len(orders(visitors, "Petra", "plan_change")) == len(before) + 1
    page.get_by_role("button", name="Take it back").click()
    page.get_by_role("button", name="Withdraw the change").click()
    expect(page.get_by_role("main").get_by_text(re.compile("stays on Fast 150"))).to_be_visible(timeout=20_000)
    visitors.cookies.pop("Petra")


def test_a_change_whose_answer_is_lost_is_asked_for_again_and_made_once(visitors: Visitors) -> None:
    before = orders(visitors, "Grace", "plan_change")
    page = visitors.at("/plan/compare", "Grace", DESKTOP)
    review(page, "Max 500")
    page.route(re.compile(r"/v1/plans/changes$"), lose_the_first_answer())
    page.get_by_role("button", name="Change to Max 500").click()
    expect(page.get_by_text("Please don't do it again")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Ask again now").click()
    heading(page, "Agreed")
    assert len(orders(visitors, "Grace", "plan_change")) == len(before) + 1
    page.get_by_role("button", name="Take it back").click()
    page.get_by_role("button", name="Withdraw the change").click()
    expect(page.get_by_role("main").get_by_text(re.compile("stays on Fast 150"))).to_be_visible(timeout=20_000)


def test_an_add_on_is_added_and_removed_by_quote(visitors: Visitors) -> None:
    before = visitors.count_of_lines("service_addon", "Ana")
    page = visitors.at("/plan/add-ons", "Ana")
    page.get_by_role("button", name="Add International calls").click()
    heading(page, "Check and confirm")
    expect(fact(page, "Each month")).to_have_text("+£5.00")
    assert visitors.count_of_lines("service_addon", "Ana") == before
    page.get_by_role("button", name="Add International calls for £5.00 a month").dblclick()
    heading(page, "Added")
    assert visitors.count_of_lines("service_addon", "Ana") == before + 1
    page.get_by_role("link", name="Back to your plan").click()
    expect(page.get_by_text("International calls", exact=True)).to_be_visible(timeout=20_000)
    page.get_by_role("link", name="See all add-ons").click()
    page.get_by_role("button", name="Remove International calls").click()
    heading(page, "Check and confirm")
    page.get_by_role("button", name="Remove International calls").click()
    heading(page, "Removed")
    page.goto("/plan")
    row = page.get_by_role("listitem").filter(has_text="International calls")
    expect(row).to_contain_text("until ", timeout=20_000)


def test_roaming_is_switched_and_a_country_is_found_by_a_part_of_its_name(visitors: Visitors) -> None:
    page = visitors.at("/plan/roaming", "Ana")
    expect(page.get_by_text("Roaming is on", exact=True)).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Turn roaming off").click()
    expect(page.get_by_text("Roaming is off", exact=True)).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Turn roaming on").click()
    expect(page.get_by_text("Roaming is on", exact=True)).to_be_visible(timeout=20_000)
    page.get_by_label("Country").fill("swit")
    expect(page.get_by_text("1 country", exact=True)).to_be_visible()
    page.get_by_role("button", name="Switzerland: what it costs you").click()
    expect(page.get_by_role("heading", name="In Switzerland")).to_be_focused()
    expect(page.get_by_text("SIM 20 GB does not cover Switzerland.")).to_be_visible(timeout=20_000)
    page.get_by_label("Country").fill("Atlantis")
    expect(page.get_by_text("No country is called “Atlantis”.")).to_be_visible()
    assert fits(page)


def test_while_the_catalogue_is_away_the_plan_stands_with_its_time_and_nothing_is_changed(visitors: Visitors) -> None:
    page = visitors.at("/plan", "Ana")
    expect(page.get_by_role("link", name="Compare plans")).to_be_visible(timeout=20_000)

    def is_stale() -> object:
        return page.request.get("/v1/plans/mine").json().get("is_stale")

    with unwell(visitors, "catalogue", is_stale):
        page.reload()
        expect(page.get_by_text("£14.50 for the plan")).to_be_visible(timeout=20_000)
        expect(page.get_by_text(re.compile(r"As of \d\d:\d\d: newer is not to be had right now"))).to_be_visible()
        expect(page.get_by_role("link", name="Compare plans")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("link", name="Compare plans")).to_be_visible(timeout=20_000)
