"""Every screen of the desk with the system's own colours: what is chosen, focused and by whom is told without ours."""

import os
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.web.desk_page import Floor, accept, available, end, say, talk
from tests.web.test_chat import faults

# Where pictures of it are put to be looked at; empty: none are made.
PICTURES = os.environ.get("DESK_PICTURES", "")
BARE = """() => [...document.querySelectorAll('button.button:not(.plain), input, select, textarea, dialog, .note')]
  .filter((one) => one.checkVisibility() && !one.matches('.rail .button, [type=radio], [type=checkbox], [type=range]'))
  .filter((one) => getComputedStyle(one).borderTopStyle === 'none' || getComputedStyle(one).borderTopWidth === '0px')
  .map((one) => one.outerHTML.slice(0, 120))"""


def colour(one: Locator, edge: str = "borderTopColor") -> str:
    return str(one.evaluate(f"one => getComputedStyle(one).{edge}"))


def look(agent: Page, name: str) -> None:
    """Whatever can be pressed or typed into has a frame, and a picture is made where somebody wants to look."""
    assert agent.evaluate(BARE) == []
    if PICTURES:
        agent.screenshot(path=Path(PICTURES) / f"forced-{name}.png")


def test_a_conversation_is_told_by_frames_sides_and_names(floor: Floor) -> None:
    agent, customer = floor.agent(), floor.customer()
    agent.emulate_media(forced_colors="active", reduced_motion="reduce")
    available(agent)
    expect(agent.get_by_role("button", name="Accept")).to_be_visible(timeout=20_000)
    look(agent, "offer")
    accept(agent)
    say(customer, "Why is my bill so high?")
    expect(talk(agent)).to_contain_text("Why is my bill so high?", timeout=15_000)
    agent.keyboard.press("r")
    agent.keyboard.type("It is the roaming.")
    agent.get_by_role("button", name="Send to Ana").click()
    agent.keyboard.press("n")
    agent.keyboard.type("Offered half of it back.")
    look(agent, "note")
    agent.get_by_role("button", name="Save note").click()
    expect(agent.get_by_text("Note by Priya Raman")).to_be_visible(timeout=15_000)
    told_by_frames(agent)
    agent.keyboard.press("r")
    look(agent, "reply")
    chosen, other = agent.locator(".tabs [aria-selected=true]"), agent.locator(".tabs [aria-selected=false]").first
    assert colour(chosen, "borderBottomColor") != colour(other, "borderBottomColor")
    agent.get_by_role("button", name="Close the box").focus()
    agent.keyboard.press("Tab")
    assert agent.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert faults(agent) == []
    agent.keyboard.press("Escape")
    end(agent)


def told_by_frames(agent: Page) -> None:
    theirs, ours = agent.locator(".said.customer .words").last, agent.locator(".said.agent .words").last
    assert theirs.evaluate("one => getComputedStyle(one).borderTopWidth") == "1px"
    assert ours.evaluate("one => getComputedStyle(one).borderTopWidth") == "3px"
    left, right = theirs.bounding_box(), ours.bounding_box()
    assert left
    assert right
    assert right["x"] > left["x"]
    expect(agent.locator(".said.customer .who").last).to_contain_text("Ana")
    assert agent.locator("article.note").evaluate("one => getComputedStyle(one).borderTopStyle") == "dashed"


def test_every_other_screen_and_dialog_has_its_frames(floor: Floor) -> None:
    agent = floor.agent("owen")
    agent.emulate_media(forced_colors="active", reduced_motion="reduce")
    for name in ("Calls", "Search", "Board", "People", "Teams", "Chats"):
        button = agent.locator(".rail").get_by_role("button", name=name)
        button.click()
        expect(button).to_have_attribute("aria-current", "page")
        expect(agent.get_by_text("Loading", exact=True)).to_have_count(0, timeout=15_000)
        others = agent.locator(".rail .button:not([aria-current])").first
        assert colour(button) != colour(others), name
        look(agent, name.lower())
    for name in ("Keys", "Settings"):
        agent.locator(".rail").get_by_role("button", name=name).click()
        expect(agent.get_by_role("dialog")).to_be_visible()
        look(agent, name.lower())
        agent.keyboard.press("Escape")
