"""A customer in a real browser: from nobody to a bill explained, with reloads, lost connections and a keyboard only."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.running import ROOT
from tools.supervisor import Stack

BEN = "+447700900102"
PETRA = "+447700900116"
ReadCode = Callable[[str], str]
# What is still fading in has not its final colours. What moves for as long as it is there, and what goes while it is
# waited for, never comes to an end.
FADED_IN = """() => Promise.allSettled(document.getAnimations()
  .filter((animation) => animation.effect.getComputedTiming().endTime !== Infinity)
  .map((animation) => animation.finished)).then(() => null)"""


def ask(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="Message").fill(text)
    page.keyboard.press("Enter")


def sign_in(page: Page, number: str, read_code: ReadCode) -> None:
    page.get_by_label("Mobile number or e-mail").fill(number)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Six-digit code").fill(read_code(number))
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_from_nobody_to_a_bill_explained(page: Page, read_code: ReadCode) -> None:
    page.goto("/chat/")
    ask(page, "how much is my bill")
    sign_in(page, BEN, read_code)
    expect(page.get_by_text("Signed in as Ben Okafor").first).to_be_visible()
    expect(page.get_by_role("heading", name="Bill", exact=True)).to_be_visible()
    ask(page, "why is it higher?")
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.get_by_role("row", name="Difference")).to_be_visible()


def test_a_reload_shows_the_same_conversation(page: Page) -> None:
    page.goto("/chat/")
    ask(page, "how much is my bill")
    expect(page.get_by_label("Mobile number or e-mail")).to_be_visible()
    before = page.get_by_role("article").all_inner_texts()
    page.reload()
    expect(page.get_by_role("article")).to_have_text(before, use_inner_text=True)


def test_what_is_typed_offline_is_sent_once_when_the_connection_is_back(page: Page) -> None:
    page.goto("/chat/")
    expect(page.get_by_text("Connected")).to_be_visible()
    page.context.set_offline(True)
    ask(page, "how much is my bill")
    expect(page.get_by_text("Not sent yet, trying again").first).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_label("Mobile number or e-mail")).to_be_visible(timeout=20_000)
    expect(page.get_by_role("article").filter(has_text="how much is my bill")).to_have_count(1)


def test_a_killed_api_costs_the_page_nothing(page: Page, stack: Stack) -> None:
    page.goto("/chat/")
    ask(page, "thanks")
    stack.kill("api")
    expect(page.get_by_text("Reconnecting", exact=True)).to_be_visible(timeout=10_000)
    ask(page, "how much is my bill")
    expect(page.get_by_label("Mobile number or e-mail")).to_be_visible(timeout=40_000)
    expect(page.get_by_role("article").filter(has_text="how much is my bill")).to_have_count(1)


def test_mark_up_in_a_message_is_shown_as_typed(page: Page) -> None:
    page.goto("/chat/")
    ask(page, "<img src=x onerror=document.title='owned'><b>bill</b>")
    expect(page.get_by_role("article").filter(has_text="<b>bill</b>")).to_have_count(1)
    assert "owned" not in page.title()


def test_keyboard_only_from_opening_to_code(page: Page, read_code: ReadCode) -> None:
    page.goto("/chat/")
    expect(page.get_by_role("textbox", name="Message")).to_be_focused()
    page.keyboard.type("my bill")
    page.keyboard.press("Enter")
    field = page.get_by_label("Mobile number or e-mail")
    expect(field).to_be_visible()
    for _ in range(20):
        page.keyboard.press("Shift+Tab")
        if field.evaluate("element => element === document.activeElement"):
            break
    expect(field).to_be_focused()
    page.keyboard.type(PETRA)
    page.keyboard.press("Enter")
    code = page.get_by_label("Six-digit code")
    expect(code).to_be_focused()
    page.keyboard.type(read_code(PETRA))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Bill", exact=True)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_state_of_the_page_breaks_wcag(page: Page, read_code: ReadCode, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto("/chat/")
    expect(page.get_by_role("button", name="My bill")).to_be_visible()
    violations = {"opening": faults(page)}
    ask(page, "why is my bill so high")
    page.get_by_role("button", name="Send me a code").click()
    violations["no address"] = faults(page)
    sign_in(page, PETRA, read_code)
    expect(page.get_by_role("table")).to_be_visible()
    violations["comparison"] = faults(page)
    ask(page, "my bill")
    expect(page.get_by_role("heading", name="Bill", exact=True)).to_be_visible()
    violations["bill"] = faults(page)
    assert not {state: found for state, found in violations.items() if found}


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_needs_scrolling_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto("/chat/")
    ask(page, "how much is my bill")
    expect(page.get_by_label("Mobile number or e-mail")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_page_asks_nobody_else(page: Page, stack: Stack) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/chat/")
    expect(page.get_by_role("button", name="My bill")).to_be_visible()
    assert [url for url in asked if not url.startswith(stack.url)] == []


def faults(page: Page) -> list[str]:
    page.evaluate((ROOT / "web/node_modules/axe-core/axe.min.js").read_text())
    page.evaluate(FADED_IN)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = page.evaluate("tags => axe.run({runOnly: tags})", tags)
    return [f"{fault['id']}: {node['html']}" for fault in found["violations"] for node in fault["nodes"]]
