"""An agent and a customer at once, each in a browser of their own: from the log-in to the end of the conversation."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.desk_page import ANA, PASSWORD, Floor, accept, available, end, say, talk
from tests.web.test_chat import faults


def test_a_customer_is_offered_answered_noted_about_and_said_goodbye_to(floor: Floor) -> None:
    agent, customer = floor.agent(), floor.customer()
    available(agent)
    accept(agent)
    expect(agent.get_by_role("complementary", name="Customer")).to_contain_text("Verified by a code", timeout=15_000)
    expect(talk(customer)).to_contain_text("Priya joins the conversation")
    say(customer, "Why is my bill so high?")
    expect(talk(agent)).to_contain_text("Why is my bill so high?")
    agent.keyboard.press("r")
    agent.keyboard.type("It is the roaming of last week.")
    agent.get_by_role("button", name="Send to Ana").click()
    expect(talk(customer)).to_contain_text("It is the roaming of last week.", timeout=15_000)
    agent.keyboard.press("n")
    agent.keyboard.type("Offered half of it back.")
    agent.get_by_role("button", name="Save note").click()
    expect(agent.get_by_text("Note by Priya Raman")).to_be_visible()
    end(agent)
    expect(talk(customer)).to_contain_text("Priya has ended the conversation", timeout=15_000)
    expect(talk(customer)).not_to_contain_text("Offered half of it back.")


def by_keyboard_to_work(floor: Floor) -> Page:
    agent = floor.page()
    agent.goto("/desk")
    expect(agent.get_by_label("E-mail")).to_be_focused()
    agent.keyboard.type("priya@optilink.example.com")
    agent.keyboard.press("Tab")
    agent.keyboard.type(PASSWORD)
    agent.keyboard.press("Enter")
    state = agent.get_by_label("Your state")
    expect(state).to_be_visible(timeout=20_000)
    while not state.evaluate("one => one === document.activeElement"):
        agent.keyboard.press("Tab")
    agent.keyboard.type("Av")
    agent.keyboard.press("Tab")
    return agent


def test_a_whole_conversation_by_keyboard_alone(floor: Floor) -> None:
    agent = by_keyboard_to_work(floor)
    customer = floor.customer(None)
    expect(agent.get_by_role("button", name="Accept")).to_be_visible(timeout=20_000)
    agent.keyboard.press("a")
    expect(talk(agent)).to_contain_text("joins the conversation", timeout=15_000)
    agent.keyboard.press("r")
    agent.keyboard.type("Hello, Priya here.")
    agent.keyboard.press("Control+Enter")
    expect(talk(customer)).to_contain_text("Hello, Priya here.", timeout=15_000)
    agent.keyboard.press("e")
    agent.keyboard.press("Space")
    expect(agent.get_by_label("Summary")).not_to_have_value("", timeout=15_000)
    agent.keyboard.press("Control+Enter")
    closing = agent.locator(".notice", has_text="Closing the conversation")
    expect(closing).to_be_visible()
    agent.keyboard.press("Control+z")
    expect(closing).to_have_count(0)
    end(agent)


def test_a_killed_api_is_said_loses_nothing_and_is_right_again(floor: Floor) -> None:
    agent, customer = floor.agent(), floor.customer(None)
    available(agent)
    accept(agent)
    agent.keyboard.press("r")
    agent.keyboard.type("Written before it fell over.")
    floor.api.signal(9)
    floor.keep_at_work()
    expect(agent.get_by_text("Reconnecting, shown as of")).to_be_visible(timeout=10_000)
    agent.keyboard.press("Control+Enter")
    expect(agent.get_by_text("Live", exact=True)).to_be_visible(timeout=60_000)
    expect(talk(customer).get_by_text("Written before it fell over.")).to_have_count(1, timeout=30_000)
    say(customer, "I am still here.")
    expect(talk(agent)).to_contain_text("I am still here.", timeout=15_000)
    end(agent)


def faults_of_panel_and_box(agent: Page, tabs: int) -> list[str]:
    found: list[str] = []
    # Where it would lie over the thread, the panel is asked for.
    agent.keyboard.press("h")
    expect(agent.get_by_role("tab")).to_have_count(tabs)
    for tab in agent.get_by_role("tab").all():
        tab.click()
        found += faults(agent)
    for key in "rn":
        agent.keyboard.press(key)
        agent.keyboard.type("Half a thought")
        found += faults(agent)
        agent.keyboard.press("Escape")
    return found


def faults_of_sheets(agent: Page) -> list[str]:
    found: list[str] = []
    for key in ("t", "b", "e", "?", "Control+k"):
        agent.keyboard.press(key)
        expect(agent.get_by_role("dialog")).to_be_visible()
        found += faults(agent)
        agent.keyboard.press("Escape")
    agent.keyboard.press("/")
    expect(agent.get_by_label("Words")).to_be_focused()
    found += faults(agent)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 768])
def test_no_screen_of_an_agent_has_a_fault_of_access(floor: Floor, scheme: str, width: int) -> None:
    agent = floor.page(width, 900)
    agent.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    agent.goto("/desk")
    agent.get_by_role("button", name="Log in").click()
    expect(agent.get_by_text("Enter your e-mail address and your password.")).to_be_visible()
    found = faults(agent)
    agent.get_by_label("E-mail").fill("priya@optilink.example.com")
    agent.get_by_label("Password").fill(PASSWORD)
    agent.keyboard.press("Enter")
    expect(agent.get_by_text("Live", exact=True)).to_be_visible(timeout=20_000)
    available(agent)
    # Of somebody unknown the panel has half of its tabs.
    is_known = scheme == "light"
    customer = floor.customer(ANA if is_known else None)
    expect(agent.get_by_role("button", name="Accept")).to_be_visible(timeout=20_000)
    found += faults(agent)
    accept(agent)
    say(customer, "Are you there?")
    expect(talk(agent)).to_contain_text("Are you there?")
    found += faults(agent)
    found += faults_of_panel_and_box(agent, tabs=4 if is_known else 2) + faults_of_sheets(agent)
    agent.get_by_role("button", name="Chats").click()
    end(agent)
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_lead_sees_the_floor_without_a_fault_of_access_and_opens_who_waits(floor: Floor, scheme: str) -> None:
    lead = floor.agent("aisha")
    lead.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    floor.customer(None)
    lead.keyboard.press("g")
    lead.keyboard.press("b")
    waiting = lead.get_by_role("button", name=re.compile("^Waiting"))
    expect(waiting).to_be_visible(timeout=20_000)
    assert faults(lead) == []
    waiting.click()
    lead.get_by_role("dialog").get_by_role("button", name="asked for a person").click()
    expect(lead.get_by_role("button", name="Take over")).to_be_visible()
    available(lead)
    accept(lead)
    end(lead)
