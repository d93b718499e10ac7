"""Two people at once, from the first question to the mark, and the server dies in the middle of it."""

import re

from playwright.sync_api import Page, expect

from tests.web.desk_page import Floor, accept, at_once, available, end, open_sheet, say, talk

SLOW = 30_000


def talk_and_note(agent: Page, customer: Page) -> None:
    expect(talk(customer)).to_contain_text("Priya joins the conversation", timeout=SLOW)
    say(customer, "Why is my bill so high?")
    expect(talk(agent)).to_contain_text("Why is my bill so high?", timeout=SLOW)
    answer(agent, "I look at it now.")
    expect(talk(customer)).to_contain_text("I look at it now.", timeout=SLOW)
    write(agent, "n", "Note for staff", "It is the roaming.")
    agent.get_by_role("button", name="Save note").click()
    expect(agent.get_by_text("Note by Priya Raman")).to_be_visible(timeout=SLOW)


def write(agent: Page, key: str, box: str, text: str) -> None:
    """A key that comes before the box has the focus is a key, and no letter."""
    agent.keyboard.press(key)
    expect(agent.get_by_role("textbox", name=box)).to_be_focused()
    agent.keyboard.type(text)


def answer(agent: Page, text: str) -> None:
    write(agent, "r", "Reply to the customer", text)
    agent.keyboard.press("Control+Enter")


def both_write_while_the_server_is_dead(floor: Floor, agent: Page, customer: Page) -> None:
    floor.api.signal(9)
    floor.keep_at_work()
    expect(agent.get_by_text("Reconnecting, shown as of")).to_be_visible(timeout=SLOW)
    expect(customer.get_by_text("Reconnecting", exact=True)).to_be_visible(timeout=SLOW)
    write(agent, "r", "Reply to the customer", "It is the roaming of last week.")
    say(customer, "I was in Switzerland.")
    expect(agent.get_by_text("Live", exact=True)).to_be_visible(timeout=240_000)
    # Sent without having seen what was written meanwhile, it would be held back.
    expect(talk(agent)).to_contain_text("I was in Switzerland.", timeout=60_000)
    agent.keyboard.press("Control+Enter")
    for page in (agent, customer):
        for words in ("It is the roaming of last week.", "I was in Switzerland."):
            expect(talk(page).get_by_text(words)).to_have_count(1, timeout=60_000)
    expect(talk(customer)).not_to_contain_text("It is the roaming.")


def transfer(agent: Page, customer: Page) -> None:
    open_sheet(agent, "t", "Transfer with a note")
    agent.get_by_label("Lucía Herrero").check(timeout=SLOW)
    agent.get_by_label("Note for whoever has it next").fill("Half of it back is agreed.")
    agent.get_by_role("dialog").get_by_role("button", name="Transfer", exact=True).click()
    at_once(agent)
    expect(talk(customer)).to_contain_text("A colleague is taking over.", timeout=SLOW)


def have_it_paid(colleague: Page, customer: Page) -> None:
    colleague.get_by_role("button", name="Send payment link").click(timeout=SLOW)
    sheet = colleague.get_by_role("dialog", name="Send a payment link")
    sheet.get_by_role("button", name=re.compile("^Make a link")).click()
    sheet.get_by_role("button", name="Put it into the reply").click(timeout=SLOW)
    colleague.get_by_role("button", name="Send to Ana").click()
    told = talk(customer).get_by_text(re.compile(r"You can pay £[\d.]+ here until"))
    expect(told).to_be_visible(timeout=SLOW)
    with customer.context.expect_page() as opening:
        told.get_by_role("link").click()
    paying = opening.value
    paying.get_by_role("button", name=re.compile("Works")).first.click(timeout=SLOW)
    expect(paying.get_by_role("status")).to_contain_text(re.compile(r"£[\d.]+ is paid"), timeout=SLOW)
    paying.close()


def give_back(colleague: Page, customer: Page) -> None:
    open_sheet(colleague, "b", "Back to the assistant")
    colleague.get_by_label("Note for colleagues (optional)").fill("All is paid.")
    colleague.get_by_role("button", name="Give back").click()
    at_once(colleague)
    expect(customer.locator(".event").last).to_contain_text("Back with the assistant", timeout=SLOW)


def ask_for_a_person_again(customer: Page) -> None:
    asked = customer.request.post("/v1/handoffs", data={"reason": "asked_for_person", "topic": "billing"})
    assert asked.ok


def test_a_handoff_goes_all_its_ways_while_the_server_dies_once(floor: Floor) -> None:
    agent, customer = floor.agent(), floor.customer()
    expect(customer.get_by_text(re.compile("next in line|asking somebody"))).to_be_visible(timeout=SLOW)
    available(agent)
    accept(agent)
    talk_and_note(agent, customer)
    both_write_while_the_server_is_dead(floor, agent, customer)
    colleague = floor.agent("lucia")
    # The sheet shows who is there when it opens.
    with colleague.expect_response("**/v1/desk/state"):
        available(colleague)
    transfer(agent, customer)
    accept(colleague)
    handoff = colleague.get_by_role("complementary", name="Customer")
    expect(handoff).to_contain_text("From a colleague: Half of it back is agreed.", timeout=SLOW)
    have_it_paid(colleague, customer)
    give_back(colleague, customer)
    ask_for_a_person_again(customer)
    accept(colleague)
    end(colleague)
    talk(customer).get_by_role("button", name="5 Very good").click(timeout=SLOW)
    expect(talk(customer)).to_contain_text("Thank you, that is noted.", timeout=SLOW)
    # Nothing of all this was said twice, and no note was told.
    for words in ("I look at it now.", "It is the roaming of last week.", "I was in Switzerland."):
        expect(talk(customer).get_by_text(words)).to_have_count(1)
    expect(talk(customer)).not_to_contain_text("Half of it back")
