"""An agent's desk made one's own, in a real browser: keys, chats put aside, replies as they arrive, files that stay."""

import re

import psycopg
from playwright.sync_api import Page, expect

from tests.api.files.samples import PDF
from tests.web.desk_page import Floor, accept, available, end, say, talk
from tests.web.test_chat import faults
from tests.web.test_desk_files import attached
from tests.web.test_files import file

CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"


def record(agent: Page, deed: str, *keys: str) -> None:
    agent.get_by_role("button", name=f"Change the key of {deed}").click()
    for key in (*keys, "Enter"):
        agent.keyboard.press(key)


def test_keys_are_changed_refused_and_kept_over_a_reload(floor: Floor) -> None:
    agent = floor.agent()
    agent.keyboard.press("?")
    agent.get_by_role("button", name="Change keys").click()
    record(agent, "Go to the promised calls", "y")
    record(agent, "Search", "y")
    expect(agent.get_by_text("Y is not free: it is “Go to the promised calls”")).to_be_visible()
    # The dialog stays while a key is being recorded, and is left by the next Escape.
    agent.get_by_role("button", name="Change the key of Search").click()
    agent.keyboard.press("Escape")
    expect(agent.get_by_role("dialog", name="Change the keys")).to_be_visible()
    assert faults(agent) == []
    agent.keyboard.press("Escape")
    expect(agent.get_by_role("dialog")).to_have_count(0)
    agent.reload()
    expect(agent.get_by_text("Live", exact=True)).to_be_visible(timeout=20_000)
    expect(agent.get_by_role("button", name="Calls")).to_have_attribute("title", "Calls (Y)")
    agent.keyboard.press("y")
    expect(agent.get_by_role("heading", name="Promised calls")).to_be_visible()


def test_a_chat_is_put_aside_undone_and_comes_back_when_the_customer_writes(floor: Floor) -> None:
    agent, customer = floor.agent(), floor.customer()
    available(agent)
    accept(agent)
    for undone in (True, False):
        agent.keyboard.press("z")
        agent.get_by_label("In an hour").check()
        agent.get_by_role("dialog").get_by_role("button", name="Put aside", exact=True).click()
        aside = agent.get_by_role("list", name="Put aside")
        expect(aside).to_contain_text("Ana", timeout=15_000)
        expect(agent.locator(".load")).to_have_text(re.compile("^0 of"))
        if undone:
            agent.keyboard.press("Control+z")
            expect(aside).to_have_count(0, timeout=15_000)
    assert faults(agent) == []
    say(customer, "Are you still there?")
    expect(agent.locator(".notices")).to_contain_text("is back with yours", timeout=15_000)
    expect(agent.get_by_role("list", name="Mine")).to_contain_text("Ana")
    agent.keyboard.press("1")
    end(agent)


def test_a_text_is_shown_as_it_arrives_before_it_goes(floor: Floor) -> None:
    agent, _ = floor.agent(), floor.customer()
    available(agent)
    accept(agent)
    with psycopg.connect(floor.database, autocommit=True) as record_of:
        record_of.execute("UPDATE conversation SET channel = 'sms', connector = 'twilio' WHERE owner = 'agent'")
    agent.reload()
    agent.get_by_role("list", name="Mine").get_by_role("button").click(timeout=20_000)
    expect(agent.locator(".thread-head")).to_contain_text("SMS", timeout=15_000)
    agent.keyboard.press("r")
    agent.get_by_role("button", name="As they get it").click()
    agent.get_by_label("Reply to the customer").last.fill(f"It{CURLY}s here: https://optilink.example/b " + "a" * 150)
    preview = agent.get_by_role("region", name="As they get it")
    expect(preview.get_by_role("listitem")).to_have_count(2, timeout=15_000)
    expect(preview.get_by_role("link", name="https://optilink.example/b")).to_be_visible()
    expect(preview).to_contain_text(f"“{CURLY}” as “'”")
    expect(agent.locator(".meter")).to_contain_text("2 SMS")
    assert faults(agent) == []


def test_a_file_stays_with_its_conversation_and_over_a_reload(floor: Floor) -> None:
    agent, _first = floor.agent(), floor.customer()
    available(agent)
    accept(agent)
    agent.keyboard.press("r")
    with agent.expect_file_chooser() as chooser:
        agent.get_by_role("button", name="Attach a picture or PDF").click()
    chooser.value.set_files([file("bill.pdf", "application/pdf", PDF)])
    expect(attached(agent).get_by_text("Goes with the reply")).to_be_visible(timeout=15_000)
    floor.customer(None)
    accept(agent)
    expect(agent.locator(".thread-head")).to_contain_text("Unknown customer")
    agent.keyboard.press("r")
    expect(agent.get_by_label("Reply to the customer").last).to_be_visible()
    expect(attached(agent)).to_have_count(0)
    agent.get_by_role("list", name="Mine").get_by_role("button", name="Ana").click()
    agent.get_by_role("button", name="Reply: go on").click()
    expect(attached(agent)).to_contain_text("bill.pdf")
    agent.reload()
    agent.get_by_role("list", name="Mine").get_by_role("button", name="Ana").click(timeout=20_000)
    agent.get_by_role("button", name="Reply: go on").click(timeout=15_000)
    agent.get_by_role("button", name="Send to Ana").click()
    expect(talk(agent).get_by_role("link", name="bill.pdf")).to_be_visible(timeout=15_000)
