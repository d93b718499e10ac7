"""Beside the conversations: the search, the promised calls, and the settings with what is one's own."""

from playwright.sync_api import Page, expect

from tests.api.callers import key
from tests.web.desk_page import PASSWORD
from tests.web.screens.tour import Tour


def see(tour: Tour) -> None:
    agent = tour.agent("priya")
    see_calls(tour, agent)
    see_search(tour, agent)
    see_own(tour, agent)


def see_calls(tour: Tour, agent: Page) -> None:
    agent.keyboard.press("g")
    agent.keyboard.press("c")
    tour.shows("calls-none", agent, "No calls to make.")
    ana = tour.ana()
    ana.http.post("/v1/callbacks", headers=key(), json={"topic": "billing"}).raise_for_status()
    # They are read whenever they are looked at.
    agent.get_by_role("button", name="Chats").click()
    agent.get_by_role("button", name="Calls").click()
    take = agent.get_by_role("button", name="Take: Ana Brown")
    expect(take).to_be_visible(timeout=30_000)
    tour.look("calls", agent)
    take.click()
    tour.shows("call-taken", agent, "What was said, or who answered")
    agent.get_by_label("What was said, or who answered").fill("Explained the roaming.")
    agent.get_by_role("button", name="Called").click()
    tour.shows("call-done", agent, "is done.")


def see_search(tour: Tour, agent: Page) -> None:
    agent.keyboard.press("/")
    expect(agent.get_by_label("Words")).to_be_focused()
    tour.look("search", agent)
    agent.keyboard.press("Enter")
    tour.shows("search-missing", agent, "Fill in at least one of the fields.")
    agent.get_by_label("Words").fill("Switzerland")
    agent.keyboard.press("Enter")
    tour.shows("search-found", agent, "found")
    agent.get_by_label("Words").fill("giraffe")
    agent.keyboard.press("Enter")
    tour.shows("search-none", agent, "Nothing found.")


def see_own(tour: Tour, agent: Page) -> None:
    open_own(agent, None)
    tour.shows("settings", agent, "Where you are logged in")
    agent.keyboard.press("Escape")
    open_own(agent, "Change your password")
    tour.look("password", agent)
    agent.keyboard.press("Enter")
    tour.shows("password-missing", agent, "Enter your password.")
    agent.keyboard.press("Escape")
    open_own(agent, "Set up a second factor")
    tour.look("factor", agent)
    agent.get_by_label("Your password").fill(PASSWORD)
    agent.keyboard.press("Enter")
    tour.shows("factor-key", agent, "Add this key to an authenticator app")
    agent.keyboard.press("Escape")


def open_own(agent: Page, name: str | None) -> None:
    agent.get_by_role("button", name="Settings").click()
    expect(agent.get_by_role("dialog", name="Settings")).to_be_visible()
    if name is not None:
        agent.get_by_role("button", name=name).click()
        expect(agent.get_by_role("dialog", name=name)).to_be_visible()
