"""What is done with a conversation and for a customer: each dialog, empty, wrong and done."""

import re

from playwright.sync_api import Page, expect

from tests.web.desk_page import accept, available
from tests.web.screens.tour import FARID, Tour


def see(tour: Tour) -> None:
    agent = tour.agent("priya")
    available(agent)
    tour.ana()
    accept(agent)
    see_leaving(tour, agent)
    agent.keyboard.press("h")
    see_paying(tour, agent)
    see_case(tour, agent)
    see_visit_and_proof(tour, agent)
    see_of_the_desk(tour, agent)
    agent.keyboard.press("e")
    agent.get_by_label("Solved", exact=True).check()
    expect(agent.get_by_label("Summary")).not_to_have_value("", timeout=30_000)
    agent.keyboard.press("Control+Enter")
    tour.shows("undo", agent, "Closing the conversation with Farid Haddad")


def see_leaving(tour: Tour, agent: Page) -> None:
    agent.keyboard.press("t")
    tour.shows("transfer", agent, "Technical help")
    agent.keyboard.press("Control+Enter")
    tour.shows("transfer-missing", agent, "Choose a team or a colleague.")
    agent.keyboard.press("Escape")
    agent.keyboard.press("b")
    tour.shows("give-back", agent, "The customer is told that the assistant is back")
    agent.keyboard.press("Escape")
    agent.keyboard.press("e")
    tour.shows("close", agent, "Made from what was done.")
    agent.keyboard.press("Control+Enter")
    tour.shows("close-missing", agent, "Choose how it ended.")
    agent.keyboard.press("Escape")


def open_deed(agent: Page, name: str) -> None:
    agent.get_by_role("complementary", name="Customer").get_by_role("button", name=name).click(timeout=30_000)
    expect(agent.get_by_role("dialog")).to_be_visible()


def see_paying(tour: Tour, agent: Page) -> None:
    open_deed(agent, "Send payment link")
    tour.look("pay", agent)
    agent.get_by_role("button", name=re.compile("^Make a link")).click()
    tour.shows("pay-done", agent, "Put it into the reply")
    agent.keyboard.press("Escape")


def see_case(tour: Tour, agent: Page) -> None:
    open_deed(agent, "Open a case")
    tour.look("case", agent)
    agent.keyboard.press("Control+Enter")
    tour.shows("case-missing", agent, "Write what happened and what is to be done.")
    agent.get_by_label("What happened and what is to be done").fill("Roaming that the plan's page does not name.")
    agent.keyboard.press("Control+Enter")
    tour.shows("case-done", agent, re.compile(r"Case T\d+ is open\."))
    agent.keyboard.press("Escape")


def see_visit_and_proof(tour: Tour, agent: Page) -> None:
    open_deed(agent, "I have checked who it is")
    tour.look("vouch", agent)
    agent.keyboard.press("Escape")
    open_deed(agent, "Book a technician")
    tour.shows("visit-no-line", agent, "There is no line at an address here")
    agent.keyboard.press("Escape")
    tour.in_line(FARID, ["My internet is slow, and every evening it drops."])
    expect(agent.get_by_role("button", name="Accept")).to_be_visible(timeout=60_000)
    agent.keyboard.press("a")
    expect(agent.locator(".thread-head")).to_contain_text("Farid Haddad", timeout=30_000)
    open_deed(agent, "Book a technician")
    expect(agent.get_by_role("radio").first).to_be_visible(timeout=30_000)
    tour.look("visit", agent)
    agent.keyboard.press("Escape")


def see_of_the_desk(tour: Tour, agent: Page) -> None:
    agent.keyboard.press("?")
    tour.shows("keys", agent, "Letters work while")
    agent.keyboard.press("Escape")
    agent.keyboard.press("Control+k")
    options = agent.get_by_role("dialog").get_by_role("option")
    expect(options.first).to_be_visible()
    tour.look("command-bar", agent)
    agent.keyboard.type("zzz")
    expect(options).to_have_count(0)
    tour.look("command-bar-none", agent)
    agent.keyboard.press("Escape")
