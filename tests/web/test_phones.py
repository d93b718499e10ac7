"""The page of phones in a real browser: by keyboard, by buttons, on a small screen, and asking nobody else."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.test_chat import faults
from tools.supervisor import Stack


@pytest.fixture
def phones(page: Page, stack: Stack) -> Page:
    page.goto(stack.environment["PHONES_URL"])
    expect(page.get_by_label("Who you are")).to_be_visible()
    return page


def be(page: Page, channel: str, number: str) -> None:
    """Somebody whom no other test is."""
    page.get_by_label("Who you are").select_option(label="Another number…")
    page.get_by_label("Your number").fill(number)
    page.keyboard.press("Tab")
    page.get_by_role("radio", name=channel).check()
    expect(page.get_by_role("status")).to_have_text(f"{channel} · connected", timeout=15_000)


def say(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="Message").fill(text)
    page.keyboard.press("Enter")


def test_a_text_is_typed_and_answered_and_its_parts_are_told(phones: Page) -> None:
    be(phones, "Text messages", "07700 900861")
    say(phones, "menu")
    screen = phones.get_by_role("log")
    expect(screen.get_by_role("article")).to_have_count(2, timeout=20_000)
    expect(screen.get_by_text("1 part · GSM-7")).to_have_count(2)


def test_a_button_is_pressed_and_a_new_phone_is_empty(phones: Page) -> None:
    be(phones, "Telegram", "07700 900862")
    say(phones, "menu")
    screen = phones.get_by_role("log")
    screen.get_by_role("button").first.click(timeout=20_000)
    expect(screen.get_by_role("article")).to_have_count(4, timeout=20_000)
    assert faults(phones) == []
    phones.get_by_role("button", name="Restart phone").click()
    expect(screen.get_by_role("article")).to_have_count(0)


def test_without_a_network_the_phone_says_so(phones: Page) -> None:
    be(phones, "Viber", "07700 900863")
    phones.get_by_text("What goes wrong").click()
    phones.get_by_label("No network").check()
    expect(phones.get_by_role("status")).to_have_text("No network")
    phones.get_by_label("No network").uncheck()
    expect(phones.get_by_role("status")).to_have_text("Viber · connected")


def test_what_is_no_number_is_told(phones: Page) -> None:
    phones.get_by_label("Who you are").select_option(label="Another number…")
    phones.get_by_label("Your number").fill("somebody")
    phones.keyboard.press("Tab")
    expect(phones.get_by_role("alert")).to_have_text("That is no phone number.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_fits_and_breaks_no_rule_of_wcag(phones: Page, width: int, scheme: str) -> None:
    phones.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    phones.set_viewport_size({"width": width, "height": 800})
    assert phones.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert faults(phones) == []


def test_it_asks_nobody_else(page: Page, stack: Stack) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(stack.environment["PHONES_URL"])
    expect(page.get_by_label("Who you are")).to_be_visible()
    assert [url for url in asked if not url.startswith(stack.environment["PHONES_URL"])] == []
