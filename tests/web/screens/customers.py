"""The other side of it, on the chat's page: the line, a person who writes and reads, and how it was."""

from playwright.sync_api import Page, expect

from tests.web.desk_page import ANA, at_once, available, say, talk
from tests.web.screens.tour import ELENA, Tour


def see(tour: Tour) -> None:
    unknown = tour.customer(None)
    tour.shows("line-unknown", unknown, "we have no number to text you on")
    ana = tour.customer(ANA)
    expect(ana.get_by_role("button", name="Leave, text me")).to_be_visible(timeout=30_000)
    tour.shows("line", ana, "You're number 2 in line")
    see_leaving(tour)
    agent = tour.agent("priya")
    available(agent)
    tour.shows("line-called", ana, "We're asking somebody")
    # Whoever is offered and not accepted goes on to somebody else before long.
    for name in ("Unknown customer", "Elena", "Ana Brown"):
        take(agent, name)
    see_talk(tour, agent, ana)
    see_end(tour, agent, ana)
    see_last(tour, agent, unknown)


def see_leaving(tour: Tour) -> None:
    elena = tour.customer(ELENA)
    elena.get_by_role("button", name="Leave, text me").click(timeout=30_000)
    tour.shows("line-left", elena, "You keep your place in line")


def take(agent: Page, name: str) -> None:
    offer = agent.locator(".offer", has_text=name)
    offer.get_by_role("button", name="Accept").click(timeout=60_000)
    expect(agent.locator(".thread-head")).to_contain_text(name, timeout=30_000)
    expect(agent.get_by_role("button", name="Transfer")).to_be_visible(timeout=30_000)


def see_talk(tour: Tour, agent: Page, ana: Page) -> None:
    say(ana, "Why is my bill so high?")
    expect(talk(agent)).to_contain_text("Why is my bill so high?", timeout=30_000)
    agent.keyboard.press("r")
    agent.keyboard.type("Hi Ana, Priya here. ")
    expect(ana.locator(".typing")).to_be_visible(timeout=30_000)
    tour.look("person-writes", ana)
    agent.keyboard.type("It is the roaming of your week in Switzerland.")
    agent.keyboard.press("Control+Enter")
    expect(talk(ana)).to_contain_text("It is the roaming of your week in Switzerland.", timeout=30_000)
    say(ana, "I thought that was in my plan.")
    expect(ana.locator(".sending").last).to_have_text("Seen", timeout=30_000)
    tour.look("person-read", ana)


def end(agent: Page, name: str) -> None:
    agent.keyboard.press("e")
    agent.get_by_label("Solved", exact=True).check()
    expect(agent.get_by_label("Summary")).not_to_have_value("", timeout=30_000)
    agent.keyboard.press("Control+Enter")
    expect(agent.locator(".notice")).to_contain_text(name)
    at_once(agent)


def see_end(tour: Tour, agent: Page, ana: Page) -> None:
    end(agent, "Ana Brown")
    mark = talk(ana).get_by_role("button", name="4 Good")
    expect(mark).to_be_visible(timeout=30_000)
    tour.look("rate", ana)
    mark.click()
    tour.shows("rated", ana, "Thank you, that is noted.")


def see_last(tour: Tour, agent: Page, unknown: Page) -> None:
    """What was not answered is asked once more, in the conversation after that."""
    agent.get_by_role("button", name="Unknown customer").click()
    end(agent, "the customer")
    expect(talk(unknown).get_by_role("button", name="4 Good")).to_be_visible(timeout=30_000)
    unknown.reload()
    tour.shows("rate-last", unknown, "Your last conversation here")
