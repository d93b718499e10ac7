"""Each of the demo's people does what their story asks for, on a phone and on a desktop: lines and the network."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.portal.visitor import PHONE, SIZES, Visitors, heading

Size = tuple[int, int]
# What the SIM of Kirsty's Van 2 ends in, which waits to be activated.
NEW_SIM = "4471"


def switch_roaming(page: Page, to: str) -> None:
    page.get_by_role("button", name=f"Turn roaming {to}").click()
    expect(page.get_by_text(f"Roaming is {to}", exact=True)).to_be_visible(timeout=20_000)


@pytest.mark.parametrize("size", SIZES)
def test_quinn_who_is_abroad_turns_roaming_on_and_sees_what_it_costs(visitors: Visitors, size: Size) -> None:
    page = visitors.at("/", "Quinn", size)
    page.get_by_role("link", name="Mobile ending 117", exact=True).click()
    expect(page.get_by_text("Roaming is off", exact=True)).to_be_visible(timeout=20_000)
    expect(page.get_by_text("No calls, texts or data abroad.")).to_be_visible()
    switch_roaming(page, "on")
    page.get_by_role("link", name="Prices by country").click()
    page.get_by_label("Country").fill("Spain")
    page.get_by_role("button", name="Spain: what it costs you").click()
    expect(page.get_by_role("heading", name="In Spain")).to_be_focused()
    switch_roaming(page, "off")


@pytest.mark.parametrize("size", SIZES)
def test_elena_is_told_of_the_fault_finds_it_on_the_map_and_hears_when_it_is_mended(
    visitors: Visitors, size: Size
) -> None:
    page = visitors.at("/", "Elena", size)
    page.get_by_role("button", name="Text me when fixed").click()
    expect(page.get_by_text("You will hear from us when it is back")).to_be_visible(timeout=20_000)
    page.reload()
    page.get_by_role("link", name="See the fault").click()
    heading(page, "There is a fault in Headingley, where you are")
    areas = page.get_by_role("figure", name="2 of 12 areas have a fault")
    areas.get_by_role("button", name="Show as table").click()
    expect(areas.get_by_role("row", name="Headingley, LS6 Fault")).to_be_visible()
    page.get_by_role("button", name="Stop these messages").click()
    expect(page.get_by_role("button", name="Text me when fixed")).to_be_visible(timeout=20_000)


def test_kirsty_activates_the_new_sim_of_van_2(visitors: Visitors) -> None:
    page = visitors.at("/orders", "Kirsty", PHONE)
    page.get_by_role("link", name=re.compile("SIM for Van 2")).click()
    page.get_by_role("link", name="Activate the SIM").click()
    expect(page.get_by_role("radio", name=re.compile("^Van 2"))).to_be_checked(timeout=20_000)
    digits = page.get_by_label("Last four digits of the SIM's number")
    digits.fill("12")
    page.get_by_role("button", name="Activate it").click()
    expect(page.get_by_text("Enter at least four digits.")).to_be_visible()
    digits.fill("1234")
    page.get_by_role("button", name="Activate it").click()
    expect(digits).to_have_attribute("aria-invalid", "true")
    expect(digits).to_have_value("1234")
    digits.fill(NEW_SIM)
    page.get_by_role("button", name="Activate it").dblclick()
    expect(page.get_by_text(f"The SIM ending {NEW_SIM} is activated")).to_be_visible(timeout=20_000)


@pytest.mark.parametrize("size", SIZES)
def test_grace_is_told_that_her_contract_ends_and_what_then(visitors: Visitors, size: Size) -> None:
    page = visitors.at("/", "Grace", size)
    ends = page.get_by_role("listitem").filter(has_text="contract ends on")
    ends.get_by_role("link", name="See what I can do").click()
    heading(page, "Fast 150")
    expect(page.get_by_text(re.compile("Goes on from month to month"))).to_be_visible(timeout=20_000)
    expect(page.get_by_role("link", name="Compare plans")).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
def test_hugo_finds_his_case_from_home_and_what_happened_so_far(visitors: Visitors, size: Size) -> None:
    page = visitors.at("/", "Hugo", size)
    page.get_by_role("link", name="Help", exact=True).click()
    page.get_by_role("link", name=re.compile("^Cases")).click()
    page.get_by_role("link", name=re.compile("T19877")).click()
    expect(page.get_by_text("What happened so far")).to_be_visible(timeout=20_000)
    expect(page.get_by_text(re.compile("You hear from us by|Promised by")).first).to_be_visible()
    expect(page.get_by_role("button", name="Ask for news")).to_be_visible()
    expect(page.get_by_role("button", name="Add information")).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
def test_ines_comes_from_home_to_the_visit_who_makes_it_and_when(visitors: Visitors, size: Size) -> None:
    page = visitors.at("/", "Ines", size)
    page.get_by_role("link", name="the visit").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("A technician comes on", timeout=20_000)
    expect(page.get_by_text(re.compile("Marek Dolny comes on .+ between 08:00 and 10:00"))).to_be_visible()
