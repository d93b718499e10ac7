"""An admin at the desk: takes somebody on, who comes in by the link; and looks after people and teams."""

import re
from base64 import b32decode
from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from api.factors.totp import code_at, step_at
from tests.web.desk_page import PASSWORD, Floor

CHOSEN = "seven green umbrellas"


def go_to(page: Page, letter: str, heading: str) -> None:
    page.keyboard.press("g")
    page.keyboard.press(letter)
    expect(page.get_by_role("heading", name=heading, exact=True)).to_be_focused()


def log_in(page: Page, address: str, password: str) -> None:
    page.get_by_label("E-mail").fill(address)
    page.get_by_label("Password").fill(password)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Live", exact=True)).to_be_visible(timeout=20_000)


def tab_to(page: Page, name: str, role: str = "textbox") -> None:
    """As far as the tabulator goes: what it does not reach fails."""
    wanted = page.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]
    for _ in range(40):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no key leads to {name}")


def take_on_by_keys(admin: Page, name: str, address: str) -> str:
    """The link that is shown."""
    go_to(admin, "p", "People")
    tab_to(admin, "Take somebody on", "button")
    admin.keyboard.press("Enter")
    for label, text in (("Name", name), ("E-mail", address)):
        tab_to(admin, label)
        admin.keyboard.type(text)
    tab_to(admin, "Accounts and billing", "checkbox")
    admin.keyboard.press("Space")
    tab_to(admin, "Skills")
    admin.keyboard.type("Billing, orders")
    admin.keyboard.press("Enter")
    expect(admin.get_by_role("heading", name=f"{name} can choose a password now")).to_be_focused()
    return admin.get_by_label("Link to choose a password").input_value()


def test_somebody_is_taken_on_by_keys_alone_and_comes_in_by_the_link(floor: Floor) -> None:
    admin, newcomer = floor.agent("owen"), floor.page()
    link = take_on_by_keys(admin, "Jo Baker", "Jo@Operator.example")
    newcomer.goto(link)
    newcomer.get_by_label("Choose a password").fill(CHOSEN)
    newcomer.keyboard.press("Enter")
    expect(newcomer.get_by_label("E-mail")).to_have_value("jo@operator.example", timeout=20_000)
    log_in(newcomer, "jo@operator.example", CHOSEN)
    expect(newcomer.get_by_role("banner")).to_contain_text("Jo Baker")
    expect(newcomer.get_by_role("button", name="People")).to_have_count(0)
    admin.get_by_role("button", name="Send away for good").click()
    admin.get_by_role("button", name="Send away for good").click()
    expect(admin.get_by_role("button", name="Let back in")).to_be_visible()
    expect(newcomer.get_by_text("Your log-in has run out.")).to_be_visible(timeout=30_000)


def test_what_the_api_refuses_stands_beside_its_field_and_nothing_is_lost(floor: Floor) -> None:
    admin = floor.agent("owen")
    go_to(admin, "p", "People")
    admin.get_by_role("button", name="Take somebody on").click()
    admin.get_by_label("Name").fill("Another Priya")
    admin.get_by_label("E-mail").fill("priya@optilink.example.com")
    admin.get_by_role("button", name="Take somebody on").click()
    address = admin.get_by_label("E-mail")
    expect(address).to_have_accessible_description(re.compile("Another agent has that address"))
    admin.get_by_role("link", name=re.compile("Another agent has that address")).click()
    expect(address).to_be_focused()
    expect(admin.get_by_label("Name")).to_have_value("Another Priya")


def test_the_only_admin_can_not_be_sent_away(floor: Floor) -> None:
    admin = floor.agent("owen")
    go_to(admin, "p", "People")
    admin.get_by_label("Find by name").fill("owen")
    admin.get_by_role("table").get_by_role("button").click()
    admin.get_by_role("button", name="Send away for good").click()
    admin.get_by_role("button", name="Send away for good").click()
    expect(admin.get_by_text("This is the only admin.")).to_be_visible()


def test_a_lead_changes_the_skills_of_an_agent_of_theirs_and_no_team(floor: Floor) -> None:
    lead = floor.agent("aisha")
    go_to(lead, "p", "People")
    expect(lead.get_by_role("button", name="Take somebody on")).to_have_count(0)
    expect(lead.get_by_role("button", name="Teams")).to_have_count(0)
    lead.get_by_role("button", name="Priya Raman").click()
    expect(lead.get_by_label("E-mail")).to_have_count(0)
    skills = lead.get_by_label("Skills")
    before = skills.input_value()
    skills.fill(f"{before}, fibre")
    lead.get_by_role("button", name="Save changes").click()
    expect(lead.get_by_text("Saved. Priya Raman is as you typed it.").first).to_be_visible()


def test_a_team_is_made_changed_refused_and_taken_away(floor: Floor) -> None:
    admin = floor.agent("owen")
    go_to(admin, "t", "Teams")
    admin.get_by_role("button", name="Make a team").click()
    admin.get_by_label("Name").fill("Night help")
    admin.get_by_label("Code").fill("night")
    admin.get_by_label("Topics").fill("darkness")
    admin.get_by_label("Monday").fill("0-6, 22-24:00")
    admin.get_by_role("button", name="The same from Monday to Friday").click()
    admin.get_by_label("Another day").fill("2026-12-25")
    admin.get_by_role("button", name="Make a team").click()
    expect(admin.get_by_role("heading", name="Night help")).to_be_focused()
    admin.get_by_role("button", name="Back to the list").click()
    admin.get_by_role("button", name="Night help").click()
    expect(admin.get_by_label("Friday")).to_have_value("00:00-06:00, 22:00-24:00")
    expect(admin.get_by_text("Fri 25 December 2026")).to_be_visible()
    admin.get_by_label("Topics").fill("")
    admin.get_by_role("button", name="Save changes").click()
    expect(admin.get_by_text("Saved. Night help").first).to_be_visible()
    admin.get_by_role("button", name="Take this team away").click()
    admin.get_by_role("button", name="Take this team away").click()
    expect(admin.get_by_text("Night help is gone.").first).to_be_visible()


def test_an_own_password_is_changed_and_a_second_factor_set_up(floor: Floor) -> None:
    agent = floor.agent("tomasz")
    agent.get_by_role("button", name="Settings").click()
    agent.get_by_role("button", name="Change your password").click()
    agent.get_by_label("Your password until now").fill(PASSWORD)
    agent.get_by_label("Your new password").fill(CHOSEN)
    agent.keyboard.press("Enter")
    expect(agent.get_by_text("Your password is changed.")).to_be_visible(timeout=20_000)
    agent.keyboard.press("Escape")
    agent.get_by_role("button", name="Settings").click()
    agent.get_by_role("button", name="Set up a second factor").click()
    agent.get_by_label("Your password").fill(CHOSEN)
    agent.keyboard.press("Enter")
    expect(agent.locator(".secret")).to_be_visible(timeout=20_000)
    secret = b32decode(agent.locator(".secret").inner_text().replace(" ", ""))
    agent.get_by_label("Code").fill(code_at(secret, step_at(datetime.now(UTC))))
    agent.keyboard.press("Enter")
    expect(agent.get_by_text("Your second factor is set up.")).to_be_visible(timeout=20_000)
    expect(agent.locator(".recovery li")).to_have_count(10)
    agent.get_by_role("button", name="I have written them down").click()
    agent.get_by_role("button", name="Settings").click()
    expect(agent.get_by_text("10 recovery codes are left.")).to_be_visible()
    expect(agent.get_by_text("Live", exact=True)).to_be_visible()
