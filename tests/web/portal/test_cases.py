"""Cases: promises by date, overdue ones first, and everything that can be done about one."""

import re

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.web.portal.visitor import PHONE, SIZES, Visitors, heading, lose_the_first_answer

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)


def promise(visitors: Visitors, days: int) -> None:
    """When the next word of Hugo's case was promised, from today."""
    with psycopg.connect(visitors.floor.database, autocommit=True) as record:
        record.execute(
            "UPDATE ticket SET promised_at = now() + %s * interval '1 day', due_at = NULL WHERE number = 'T19877'",
            (days,),
        )


def opened(visitors: Visitors, size: tuple[int, int] = PHONE) -> Page:
    page = visitors.at("/help/cases", "Hugo", size)
    page.get_by_role("link", name=re.compile("T19877")).click()
    expect(page.get_by_text("What happened so far")).to_be_visible(timeout=20_000)
    return page


@pytest.mark.parametrize("size", SIZES)
def test_what_we_are_late_with_is_said_first(visitors: Visitors, size: tuple[int, int]) -> None:
    promise(visitors, -2)
    page = visitors.at("/help/cases", "Hugo", size)
    heading(page, "Case T19877 is 2 days late")
    page.get_by_role("link", name=re.compile("T19877")).click()
    expect(page.get_by_text(re.compile("Promised by .+, and we are late"))).to_be_visible(timeout=20_000)
    promise(visitors, 2)
    page.goto("/help/cases")
    heading(page, "One case is open")
    expect(page.get_by_text("You hear from us by")).to_be_visible()


def test_information_is_added_once_though_the_answer_is_lost(visitors: Visitors) -> None:
    page = opened(visitors)
    page.get_by_role("button", name="Add information").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="Add it").click()
    expect(sheet.get_by_text("Write what we should know.")).to_be_visible()
    sheet.get_by_label("What should we know?").fill("It dropped again last night at eight.")
    page.route(re.compile("/comments$"), lose_the_first_answer())
    sheet.get_by_role("button", name="Add it").click()
    expect(sheet.get_by_text("press again, and it is still done only once")).to_be_visible()
    expect(sheet.get_by_label("What should we know?")).to_have_value("It dropped again last night at eight.")
    sheet.get_by_role("button", name="Add it").click()
    expect(sheet).to_have_count(0)
    expect(page.locator(".story").get_by_text("It dropped again last night at eight.")).to_have_count(1)


def test_news_are_asked_for_and_a_time_is_the_answer(visitors: Visitors) -> None:
    page = opened(visitors)
    page.get_by_role("button", name="Ask for news").click()
    expect(page.locator(".done-words").first).not_to_be_empty()


def test_a_photo_is_added_and_another_kind_is_refused_with_its_cure(visitors: Visitors) -> None:
    page = opened(visitors)
    field = page.locator("input[type=file]")
    field.set_input_files({"name": "notes.zip", "mimeType": "application/zip", "buffer": b"PK"})
    expect(page.get_by_text("notes.zip is of another kind.")).to_be_visible()
    field.set_input_files({"name": "router.png", "mimeType": "image/png", "buffer": PICTURE})
    expect(page.get_by_text("router.png is added.")).to_be_visible(timeout=20_000)
    link = page.get_by_role("link", name="router.png")
    assert page.request.get(link.get_attribute("href") or "").body() == PICTURE


def test_a_case_is_closed_for_a_reason_and_opened_again(visitors: Visitors) -> None:
    page = visitors.at("/help/cases/new", "Petra")
    page.get_by_role("button", name="Open the case").click()
    expect(page.get_by_text("Choose what it is about.")).to_be_visible()
    page.get_by_label("Something does not work").check()
    page.get_by_label("What happened, and what should we do?").fill("The picture freezes every evening.")
    page.reload()
    expect(page.get_by_label("What happened, and what should we do?")).to_have_value(
        "The picture freezes every evening.", timeout=20_000
    )
    page.get_by_role("button", name="Open the case").dblclick()
    page.get_by_role("link", name="See the case").click()
    page.get_by_role("button", name="Close the case").click(timeout=20_000)
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="Close the case").click()
    expect(sheet.get_by_text("Choose one")).to_be_visible()
    sheet.get_by_label("It is solved").check()
    sheet.get_by_role("button", name="Close the case").click()
    page.get_by_role("button", name="It is not solved").click(timeout=20_000)
    page.get_by_role("dialog").get_by_label("What is still wrong?").fill("It froze again.")
    page.get_by_role("dialog").get_by_role("button", name="Open it again").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".done-words").first).not_to_be_empty()


def test_a_case_that_is_not_there_says_so(visitors: Visitors) -> None:
    page = visitors.at("/help/cases/00000000-0000-0000-0000-000000000000", "Petra")
    heading(page, "There is no such case")
    expect(page.get_by_text("The list has every case of yours.")).to_be_visible()
