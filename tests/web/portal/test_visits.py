"""Visits: booked, moved and cancelled without calling, and a time that has just gone."""

import re

import psycopg
import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.portal.visitor import PHONE, SIZES, Visitors, heading, number

MOVES = re.compile(r"/v1/orders/appointments/[^/]+/move$")
TAKEN = {
    "type": "/problems/slot-taken",
    "title": "That time has just been taken",
    "status": 409,
    "detail": "Choose another time.",
}


def choose(page: Page, place: int = 0) -> str:
    """The words of a time that is free."""
    free = page.locator("label.slot:has(input:not([disabled]))")
    expect(free.first).to_be_visible(timeout=20_000)
    free.nth(place).locator("input").check()
    return free.nth(place).inner_text()


def gone(route: Route) -> None:
    route.fulfill(status=409, content_type="application/problem+json", json=TAKEN)


def a_week_later(visitors: Visitors, name: str) -> None:
    """What is tomorrow can't be moved any more from some hour of today on."""
    asked = """UPDATE appointment SET starts_at = starts_at + interval '7 days', ends_at = ends_at + interval '7 days'
        WHERE account_id IN
            (SELECT account.id FROM account JOIN customer ON customer.id = holder_id WHERE phone = %s)"""
    with psycopg.connect(visitors.floor.database, autocommit=True) as record:
        record.execute(asked, (number(name),))


def test_a_visit_is_moved_and_a_time_that_has_gone_is_marked(visitors: Visitors) -> None:
    a_week_later(visitors, "Ines")
    page = visitors.at("/help/visits", "Ines", PHONE)
    expect(page.get_by_role("heading", level=1)).to_contain_text("A technician comes on", timeout=20_000)
    before = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Move it").click()
    expect(page.get_by_text(re.compile("^Until now: "))).to_be_visible(timeout=20_000)
    first = choose(page)
    page.route(MOVES, gone)
    page.get_by_role("button", name=re.compile("^Move to ")).click()
    expect(page.get_by_text("That time has just gone to somebody else.")).to_be_visible()
    expect(page.locator("label.slot", has=page.locator("input[disabled]"))).to_have_text(first)
    page.unroute(MOVES)
    choose(page, 2)
    page.get_by_role("button", name=re.compile("^Move to ")).dblclick()
    expect(page.get_by_text("It is moved")).to_be_visible(timeout=20_000)
    page.get_by_role("link", name="See your visits").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(before, timeout=20_000)
    expect(page.get_by_role("heading", level=1)).to_contain_text("A technician comes on", timeout=20_000)


@pytest.mark.parametrize("size", SIZES)
def test_a_visit_is_booked_once_and_cancelled(visitors: Visitors, size: tuple[int, int]) -> None:
    page = visitors.at("/help/visits", "Grace", size)
    heading(page, "No visit is booked")
    page.get_by_role("link", name="Book a visit").click()
    page.get_by_role("button", name="Choose a time first").click(timeout=20_000)
    expect(page.get_by_text("Choose a time.", exact=True)).to_be_visible()
    page.get_by_label("Afternoons").check()
    assert choose(page).startswith("13:00")
    note = f"Please knock {size[0]} times."
    page.get_by_label("Anything they should know?").fill(note)
    page.get_by_role("button", name=re.compile("^Book ")).dblclick()
    expect(page.get_by_text("It is booked")).to_be_visible(timeout=20_000)
    page.get_by_role("link", name="See your visits").click()
    expect(page.get_by_text(note)).to_have_count(1, timeout=20_000)
    page.get_by_role("button", name="Cancel it").click()
    page.get_by_role("dialog").get_by_role("button", name="Cancel the visit").click()
    expect(page.get_by_text("The visit is cancelled.")).to_be_visible(timeout=20_000)
    heading(page, "No visit is booked")


def test_without_free_times_there_is_another_way(visitors: Visitors) -> None:
    page = visitors.at("/help/visits", "Grace")
    page.route(
        re.compile(r"/v1/orders/appointments/slots"), lambda route: route.fulfill(json={"items": [], "next": None})
    )
    page.get_by_role("link", name="Book a visit").click()
    page.get_by_role("button", name="Ask in the chat").click(timeout=20_000)
    box = page.frame_locator("iframe").get_by_role("textbox", name="Message")
    expect(box).to_have_value("My visit", timeout=20_000)
