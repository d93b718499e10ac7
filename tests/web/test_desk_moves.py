"""A conversation changes hands in real browsers: to a colleague, to the assistant, to its end and how it was."""

import re

from playwright.sync_api import expect

from tests.web.desk_page import Floor, accept, at_once, available, end, open_sheet, say, talk


def test_a_team_gets_it_with_a_note_and_a_colleague_goes_on(floor: Floor) -> None:
    agent, customer = floor.agent(), floor.customer()
    available(agent)
    accept(agent)
    open_sheet(agent, "t", "Transfer with a note")
    agent.get_by_label("Technical help").check()
    agent.get_by_label("Note for whoever has it next").fill("The bill is right, the line is not.")
    agent.get_by_role("dialog").get_by_role("button", name="Transfer", exact=True).click()
    at_once(agent)
    expect(talk(customer)).to_contain_text("Technical help", timeout=15_000)
    colleague = floor.agent("tomasz")
    available(colleague)
    accept(colleague)
    handoff = colleague.get_by_role("complementary", name="Customer")
    expect(handoff).to_contain_text("From a colleague: The bill is right, the line is not.", timeout=15_000)
    expect(talk(customer)).to_contain_text("Tomasz joins the conversation")
    expect(talk(customer)).not_to_contain_text("the line is not")
    expect(agent.get_by_role("button", name="Take over")).to_be_visible(timeout=15_000)
    end(colleague)


def test_the_assistant_gets_it_back_and_the_customer_is_told(floor: Floor) -> None:
    agent, customer = floor.agent(), floor.customer(None)
    available(agent)
    accept(agent)
    open_sheet(agent, "b", "Back to the assistant")
    agent.get_by_label("The assistant goes on with").select_option("Paying")
    agent.get_by_label("Last words to the customer").fill("You can pay right here.")
    agent.get_by_label("Note for colleagues").fill("They want their bill by post.")
    agent.get_by_role("button", name="Give back").click()
    at_once(agent)
    expect(customer.locator(".event").last).to_contain_text("assistant", timeout=15_000)
    expect(agent.locator(".thread-head")).to_contain_text("The assistant answers", timeout=15_000)
    expect(agent.get_by_role("button", name="Reply")).to_have_count(0)
    expect(talk(customer)).to_contain_text("You can pay right here.")
    expect(talk(customer)).not_to_contain_text("by post")


def test_a_payment_link_from_the_panel_reaches_the_customer(floor: Floor) -> None:
    agent, customer = floor.agent(), floor.customer()
    available(agent)
    accept(agent)
    agent.get_by_role("button", name="Send payment link").click()
    sheet = agent.get_by_role("dialog", name="Send a payment link")
    sheet.get_by_role("button", name=re.compile("^Make a link")).click()
    sheet.get_by_role("button", name="Put it into the reply").click(timeout=20_000)
    expect(agent.get_by_label("Reply to the customer").last).to_have_value(re.compile("You can pay £"))
    agent.get_by_role("button", name="Send to Ana").click()
    told = talk(customer).get_by_text(re.compile(r"You can pay £[\d.]+ here until"))
    expect(told).to_have_count(1, timeout=15_000)
    address = told.get_by_role("link").get_attribute("href")
    assert address is not None
    page = customer.goto(address)
    assert page is not None
    assert page.ok
    end(agent)


def test_what_was_solved_is_rated_by_the_customer(floor: Floor) -> None:
    agent, customer = floor.agent(), floor.customer()
    available(agent)
    accept(agent)
    say(customer, "Thank you, it works.")
    expect(talk(agent)).to_contain_text("Thank you, it works.", timeout=15_000)
    end(agent)
    mark = talk(customer).get_by_role("button", name="4 Good")
    mark.click(timeout=15_000)
    expect(talk(customer)).to_contain_text("Thank you, that is noted.", timeout=15_000)
    expect(mark).to_have_attribute("aria-pressed", "true")


def test_a_page_that_is_left_does_as_it_goes_what_was_waiting(floor: Floor) -> None:
    agent, customer = floor.agent(), floor.customer()
    available(agent)
    accept(agent)
    open_sheet(agent, "e", "Close the conversation")
    agent.get_by_label("Solved", exact=True).check()
    expect(agent.get_by_label("Summary")).not_to_have_value("", timeout=15_000)
    agent.keyboard.press("Control+Enter")
    expect(agent.locator(".notice")).to_contain_text("Closing the conversation with Ana Brown")
    agent.goto("about:blank")
    expect(talk(customer)).to_contain_text("Priya has ended the conversation", timeout=15_000)
