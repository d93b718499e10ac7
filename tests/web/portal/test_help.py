"""Help: whether it works now, the test of a line, the guides, and every way to reach one of us."""

import re

import psycopg
import pytest
from playwright.sync_api import Page, Request, expect

from tests.web.portal.visitor import DESKTOP, PHONE, SIZES, Visitors, heading

WHERE_DRAWN = """(tiles) => tiles.map((tile) => {
  const { e, f } = tile.transform.baseVal[0].matrix;
  return [tile.querySelector("text").textContent, e, f];
})"""
TESTS = re.compile(r"/v1/diagnostics/tests$")


def forget_tests(visitors: Visitors) -> None:
    """As if nobody had tested a line lately: a test may be run again only after a pause."""
    with psycopg.connect(visitors.floor.database, autocommit=True) as record:
        record.execute("DELETE FROM line_test")


def count(visitors: Visitors, table: str) -> int:
    with psycopg.connect(visitors.floor.database) as record:
        row = record.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert row is not None
    return int(row[0])


@pytest.mark.parametrize("size", SIZES)
def test_a_fault_where_one_lives_is_said_first_and_followed(visitors: Visitors, size: tuple[int, int]) -> None:
    page = visitors.at("/help", "Elena", size)
    heading(page, "Broadband and TV: fault in Headingley")
    page.get_by_role("button", name="Text me when fixed").click()
    expect(page.get_by_text("You hear from us when it is fixed")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Stop these messages").click()
    expect(page.get_by_role("button", name="Text me when fixed")).to_be_visible()


def test_nothing_known_is_said_with_its_time_and_is_not_the_same_as_not_knowing(visitors: Visitors) -> None:
    page = visitors.at("/help", "Ana")
    heading(page, "No known fault at your address")
    expect(page.get_by_text("Fault list as of")).to_be_visible()
    page.route("**/v1/outages/mine", lambda route: route.fulfill(status=503, json={"detail": "The list is away."}))
    page.reload()
    expect(page.get_by_text("Faults and planned work could not be loaded")).to_be_visible(timeout=20_000)
    heading(page, "Help")
    expect(page.get_by_role("heading", name="Reach us")).to_be_visible()


def test_words_find_a_guide_or_go_to_the_assistant(visitors: Visitors) -> None:
    page = visitors.at("/help", "Ana")
    page.get_by_role("button", name="Ask the assistant").click()
    expect(page.get_by_text("Write a few words first.")).to_be_visible()
    page.get_by_label("What is wrong, or what would you like to do?").fill("There's no wifi upstairs!")
    expect(page.get_by_role("status").get_by_role("link", name="Wi-Fi trouble")).to_be_visible()
    page.keyboard.press("Enter")
    box = page.frame_locator("iframe").get_by_role("textbox", name="Message")
    expect(box).to_have_value("There's no wifi upstairs!", timeout=20_000)


def test_a_person_a_call_and_the_way_out_are_a_press_away(visitors: Visitors) -> None:
    page = visitors.at("/", "Ana", PHONE)
    page.get_by_role("link", name="Help", exact=True).click()
    expect(page.get_by_role("link", name="0800 555 0100")).to_have_attribute("href", "tel:08005550100")
    page.get_by_role("button", name="A person", exact=True).click()
    box = page.frame_locator("iframe").get_by_role("textbox", name="Message")
    expect(box).to_have_value("I want to talk to a person", timeout=20_000)
    page.get_by_role("button", name="Fold the conversation").click()
    page.get_by_role("button", name="Have us call you").click()
    page.get_by_role("dialog").get_by_role("button", name="Call me then").dblclick()
    expect(page.get_by_text(re.compile(r"We call .+ on .+\. Call C"))).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Cancel this call").click()
    expect(page.get_by_text("Nobody calls.")).to_be_visible()
    page.get_by_role("link", name="End a service").click()
    heading(page, "End Mobile ending 101")


def test_faults_are_looked_up_by_postcode_on_a_list_and_on_a_map(visitors: Visitors) -> None:
    page = visitors.at("/help/outages", "Ana", DESKTOP)
    heading(page, "2 faults, none where you are")
    map_of_areas = page.get_by_role("figure", name="2 of 12 areas have a fault")
    expect(map_of_areas.get_by_role("img")).to_be_visible()
    map_of_areas.get_by_role("button", name="Show as table").click()
    expect(map_of_areas.get_by_role("row", name="Headingley, LS6 Fault")).to_be_visible()
    expect(map_of_areas.get_by_role("row")).to_have_count(13)
    page.get_by_label("Postcode or its beginning").fill("ls6")
    page.get_by_role("button", name="Look there").click()
    expect(page.get_by_role("heading", level=2, name="Headingley")).to_have_count(1)
    expect(page.get_by_role("heading", level=2, name="Lenton")).to_have_count(0)
    page.get_by_label("Postcode or its beginning").fill("ZZ99")
    page.get_by_role("button", name="Look there").click()
    expect(page.get_by_text("We have no network at that postcode.")).to_be_visible()


def test_each_area_stands_on_the_map_where_its_data_says(visitors: Visitors) -> None:
    page = visitors.at("/help/outages", "Ana", PHONE)
    expect(page.locator(".map-tile")).to_have_count(12, timeout=20_000)
    areas = page.request.get("/v1/outages/areas").json()["areas"]
    told = {(one["area"]["postcode_prefix"], one["spot"]["column"], one["spot"]["row"]) for one in areas}
    drawn = page.locator(".map-tile").evaluate_all(WHERE_DRAWN)
    assert {(prefix, int(x // 100), int(y // 100)) for prefix, x, y in drawn} == told


def test_a_fault_is_reported_once(visitors: Visitors) -> None:
    before = count(visitors, "outage_report")
    page = visitors.at("/help/outages", "Grace", PHONE)
    page.get_by_role("button", name="Report a fault").click()
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_text("Choose what is wrong.")).to_be_visible()
    page.get_by_label("It is slow").check()
    page.get_by_role("button", name="Send the report").dblclick()
    expect(page.get_by_text("Your report is with us")).to_be_visible()
    assert count(visitors, "outage_report") == before + 1


@pytest.mark.parametrize("size", SIZES)
def test_a_line_is_tested_and_the_verdict_decides_what_comes_next(visitors: Visitors, size: tuple[int, int]) -> None:
    forget_tests(visitors)
    page = visitors.at("/help", "Farid", size)
    page.get_by_role("link", name=re.compile("^Test the line ?, .*Broadband", re.IGNORECASE)).click()
    heading(page, "Test your line")
    page.get_by_role("button", name="Start the test").click()
    heading(page, "The line is fine, the Wi-Fi is not")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    places = page.locator(".places li")
    expect(places).to_have_text([re.compile(place) for place in ("Network", "Line", "Router", "Wi-Fi.*fault here")])
    expect(page.get_by_text("148 Mb/s reach your router, and your plan is 150 Mb/s.")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Run it again from"))).to_have_attribute("aria-disabled", "true")
    page.get_by_role("link", name="Go through the steps").click()
    heading(page, "Wi-Fi trouble")
    expect(page.get_by_text("quieter Wi-Fi channel")).to_be_visible()


def test_a_test_whose_answer_is_lost_is_asked_for_again_and_made_once(visitors: Visitors) -> None:
    forget_tests(visitors)
    page = visitors.at("/help/line", "Farid")
    keys: list[str] = []

    def keep(request: Request) -> None:
        if request.method == "POST" and TESTS.search(request.url):
            keys.append(request.headers["idempotency-key"])

    page.on("request", keep)
    page.route(TESTS, lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.get_by_role("button", name="Start the test").click()
    expect(page.get_by_text("press again, and it is still done only once")).to_be_visible()
    page.unroute(TESTS)
    page.get_by_role("button", name="Start the test").click()
    heading(page, "The line is fine, the Wi-Fi is not")
    assert len(keys) == 2
    assert len(set(keys)) == 1


def answer(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_guide_survives_a_reload_goes_back_and_ends_in_a_case_and_a_visit(visitors: Visitors) -> None:
    page = visitors.at("/help/guides/internet_down", "Petra")
    heading(page, "No internet")
    answer(page, "Go on without a test")
    answer(page, "A light is on")
    answer(page, "No change")
    expect(page.get_by_text("wait 30 seconds")).to_be_visible()
    page.reload()
    expect(page.get_by_text("wait 30 seconds")).to_be_visible(timeout=20_000)
    answer(page, "Back one step")
    expect(page.get_by_text("push it in until it clicks")).to_be_visible()
    answer(page, "No change")
    answer(page, "No change")
    before = count(visitors, "ticket")
    page.get_by_role("button", name="Open the case").dblclick()
    expect(page.get_by_text(re.compile(r"Case T\d+ is open, with the line test"))).to_be_visible(timeout=20_000)
    assert count(visitors, "ticket") == before + 1
    page.get_by_role("link", name="Pick a time for a technician").click()
    expect(page.get_by_text("The first free time is")).to_be_visible(timeout=20_000)


def test_a_guide_that_works_ends_at_once_and_begins_anew_next_time(visitors: Visitors) -> None:
    page = visitors.at("/help/guides/internet_down", "Petra")
    answer(page, "Go on without a test")
    answer(page, "A light is on")
    answer(page, "It works now")
    expect(page.get_by_text("Good, that is solved")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Go on without a test")).to_be_visible(timeout=20_000)


def test_a_known_fault_comes_before_any_advice(visitors: Visitors) -> None:
    page = visitors.at("/help/guides/internet_down", "Elena")
    expect(page.get_by_text("nothing you do at home will help")).to_be_visible(timeout=20_000)
    expect(page.get_by_role("button", name="A light is on")).to_have_count(0)
    answer(page, "It is something else")
    expect(page.get_by_role("link", name="Test the line first")).to_be_visible()
