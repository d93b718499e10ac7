"""A whole shift without a mouse: from the log-in to the log-out, and at every step it is seen where the focus is."""

import re

from playwright.sync_api import Page, expect

from tests.web.by_keys import ByKeys, set_up_factor
from tests.web.desk_page import Floor, talk

NOBODY = "No conversation is open."


def replies_with_a_canned_text(agent: ByKeys, customer: Page) -> None:
    agent.press("r")
    agent.is_at(agent.box("Reply to the customer"))
    agent.type(";hello")
    expect(agent.page.get_by_role("option", name=re.compile("^;hello First line$|First line")).first).to_be_visible()
    agent.press("Enter")
    box = agent.box("Reply to the customer")
    expect(box).to_have_value(re.compile("^Hello Ana, this is Aisha at OptiLink"), timeout=15_000)
    agent.is_at(box)
    agent.press("Control+Enter")
    agent.is_at(agent.button("Reply"))
    expect(talk(customer)).to_contain_text("Hello Ana, this is Aisha at OptiLink", timeout=30_000)


def notes_and_names_a_colleague(agent: ByKeys) -> None:
    agent.press("n")
    box = agent.box("Note for staff")
    agent.is_at(box)
    agent.type("The roaming is new. @Luc")
    expect(agent.page.get_by_role("option", name="Lucía Herrero")).to_be_visible(timeout=15_000)
    agent.press("Enter")
    expect(box).to_have_value("The roaming is new. @Lucía Herrero ")
    agent.type("knows it.")
    agent.press("Control+Enter")
    agent.is_at(agent.button("Reply"))
    expect(agent.page.get_by_text("Note by Aisha Bello")).to_be_visible(timeout=15_000)


def reads_the_panel(agent: ByKeys) -> None:
    agent.press("h")
    panel = agent.page.get_by_role("tabpanel")
    expected = {"Handoff": "Verified by a code", "Account": "Bill", "Network": "Faults", "History": "conversations"}
    for name, words in expected.items():
        agent.is_at(agent.page.get_by_role("tab", name=name))
        expect(panel).to_contain_text(words, timeout=15_000)
        agent.press("ArrowRight")
    agent.is_at(agent.page.get_by_role("tab", name="Handoff"))


def sends_a_payment_link(agent: ByKeys, customer: Page) -> None:
    agent.go_to(agent.button("Send payment link"))
    agent.press("Enter")
    agent.is_at(agent.page.get_by_role("button", name=re.compile("^Make a link")))
    agent.press("Enter")
    agent.is_at(agent.button("Put it into the reply"))
    agent.press("Enter")
    box = agent.box("Reply to the customer")
    expect(box).to_have_value(re.compile("^You can pay £"))
    agent.is_at(box)
    agent.press("Control+Enter")
    agent.is_at(agent.button("Reply"))
    expect(talk(customer)).to_contain_text("You can pay £", timeout=30_000)


def transfers(agent: ByKeys, colleague: str, note: str) -> None:
    agent.press("t")
    agent.is_at(agent.page.get_by_role("radio").first)
    wanted = agent.page.get_by_role("radio", name=colleague)
    expect(wanted).to_be_enabled(timeout=15_000)
    for _ in range(9):
        if wanted.is_checked():
            break
        agent.press("ArrowDown")
    agent.is_at(wanted)
    agent.press("Tab")
    agent.is_at(agent.box("Note for whoever has it next"))
    agent.type(note)
    agent.press("Control+Enter")
    agent.is_at(agent.button("Reply"))
    # A deed of these can be taken back; whoever does nothing has it done.
    expect(agent.button("Undo")).to_be_visible()
    expect(agent.button("Take over")).to_be_visible(timeout=30_000)
    agent.is_at(agent.heading)


def gives_back(agent: ByKeys, customer: Page) -> None:
    handoff = agent.page.get_by_role("complementary", name="Customer")
    expect(handoff).to_contain_text("From a colleague: She wants a cap.", timeout=15_000)
    agent.press("b")
    agent.is_at(agent.page.get_by_role("combobox", name="The assistant goes on with"))
    agent.press("Tab")
    agent.is_at(agent.box("Last words to the customer (optional)"))
    agent.press("Tab")
    agent.is_at(agent.box("Note for colleagues (optional)"))
    agent.type("The cap is set.")
    agent.press("Control+Enter")
    expect(customer.locator(".event").last).to_contain_text("Back with the assistant", timeout=30_000)
    agent.is_at(agent.heading)


def closes(agent: ByKeys) -> None:
    agent.press("e")
    agent.is_at(agent.page.get_by_role("radio", name="Solved", exact=True))
    agent.press("Space", "Tab")
    agent.is_at(agent.box("What it was about (optional)"))
    agent.press("Tab")
    summary = agent.box("Summary")
    agent.is_at(summary)
    expect(summary).not_to_have_value("", timeout=15_000)
    agent.press("Control+End")
    agent.type(" Told them by when.")
    agent.press("Control+Enter")
    expect(agent.page.get_by_text(NOBODY)).to_be_visible(timeout=30_000)
    agent.is_at(agent.heading)


def looks_at_the_board_and_searches(lead: ByKeys) -> None:
    lead.press("g", "b")
    expect(lead.page.get_by_role("heading", name="Board")).to_be_visible(timeout=15_000)
    lead.is_at(lead.heading)
    lead.press("/")
    lead.is_at(lead.box("Words"))
    lead.type("When is my engineer coming")
    lead.press("Enter")
    hit = lead.page.get_by_role("main").get_by_role("button", name=re.compile("my engineer")).first
    expect(hit).to_be_visible(timeout=15_000)
    lead.go_to(hit)
    lead.press("Enter")
    expect(talk(lead.page)).to_contain_text("When is my engineer coming", timeout=15_000)
    lead.is_at(lead.heading)


def goes_home(agent: ByKeys) -> None:
    state = agent.page.get_by_label("Your state")
    agent.go_to(state, "Shift+Tab")
    agent.type("Aw")
    expect(state).to_have_value("away", timeout=15_000)
    agent.is_at(state)
    agent.go_to(agent.button("Log out"))
    agent.press("Enter")
    agent.is_at(agent.box("E-mail"))


def test_a_lead_works_a_whole_shift_without_a_mouse(floor: Floor) -> None:
    lead, customer = ByKeys(floor.page()), floor.customer()
    lead.logs_in("aisha", set_up_factor(floor.page(), "aisha"))
    lead.is_available()
    lead.accepts()
    replies_with_a_canned_text(lead, customer)
    notes_and_names_a_colleague(lead)
    reads_the_panel(lead)
    sends_a_payment_link(lead, customer)
    colleague = ByKeys(floor.page())
    colleague.logs_in("lucia")
    expect(colleague.page.get_by_role("heading", name="You are named 1")).to_be_visible(timeout=15_000)
    colleague.is_available()
    transfers(lead, "Lucía Herrero", "She wants a cap.")
    colleague.accepts()
    gives_back(colleague, customer)
    goes_home(colleague)
    another = floor.customer(None)
    another.get_by_role("textbox", name="Message").fill("When is my engineer coming?")
    another.keyboard.press("Enter")
    lead.accepts()
    closes(lead)
    looks_at_the_board_and_searches(lead)
    goes_home(lead)
